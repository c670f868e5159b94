/**
 * The one seam through which a body reaches the disk. Every record, operation and answer is sealed with a key of the
 * person's own; the key itself lies on the disk only under the password.
 */

/** A person's content key while it is in memory. `kid` tells which key sealed a body: it changes with a reset password. */
export interface UserKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** The bytes were sealed with another key, for another place, or were changed. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
}

const FORMAT = 1;
const NONCE = 12;

const utf8 = new TextEncoder();

/** AES-256-GCM: a format byte, a random nonce, the ciphertext. `aad` names the place, so that bodies cannot be swapped. */
export async function seal(key: CryptoKey, bytes: BufferSource, aad: string): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: utf8.encode(aad) },
    key,
    bytes,
  );
  const out = new Uint8Array(1 + NONCE + sealed.byteLength);
  out[0] = FORMAT;
  out.set(nonce, 1);
  out.set(new Uint8Array(sealed), 1 + NONCE);
  return out;
}

/** Raises CannotOpen. */
export async function open(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  aad: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (sealed[0] !== FORMAT) throw new CannotOpen("unknown format");
  const algorithm = {
    name: "AES-GCM",
    iv: sealed.subarray(1, 1 + NONCE),
    additionalData: utf8.encode(aad),
  };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.subarray(1 + NONCE)));
  } catch (cause) {
    throw new CannotOpen("sealed with another key, or changed", { cause });
  }
}

export const sealJson = (key: CryptoKey, value: unknown, aad: string): Promise<Uint8Array<ArrayBuffer>> =>
  seal(key, utf8.encode(JSON.stringify(value)), aad);

export async function openJson<T>(key: CryptoKey, sealed: Uint8Array<ArrayBuffer>, aad: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await open(key, sealed, aad))) as T;
}

export const contentKey = (raw: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
