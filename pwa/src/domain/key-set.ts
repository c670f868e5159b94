/** The authority's public keys, as the root signed them, and the certificates of devices. See `sync_protocol/key_set.py`. */
import type { Bytes, Value } from "./cbor";
import {
  bytes,
  certifiedKey,
  count,
  keyId,
  list,
  map,
  payloadOf,
  publicKey,
  read,
  same,
  text,
  Untrusted,
  verify,
  type Message,
} from "./cose";

const OURS = -65537;
/** Hand-overs from the root that is known to the one that signs now. */
const MOST_ROOTS = 8;
const HAND_OVER = new TextEncoder().encode("waarmerk-root-1");

export type Use = "issue" | "status" | "device_ca";

/** Times in seconds since 1970; `revoked_at` is 0 while the key is trusted. */
export interface PublishedKey {
  readonly use: string;
  readonly kid: Bytes;
  readonly key: Bytes;
  readonly not_before: number;
  readonly not_after: number;
  readonly revoked_at: number;
  /** Of a withdrawn key: what the log is proven to have had before this moment still counts; 0 where nothing does. */
  readonly proof_before: number;
}

/** `version` goes up with each change of keys: a lower one than already seen is a rollback. */
export interface KeySet {
  readonly authority: string;
  readonly version: number;
  readonly issued_at: number;
  readonly expires_at: number;
  readonly keys: readonly PublishedKey[];
  /** The root (COSE_Key bytes) that signed it: the one to know from now on. */
  readonly root: Bytes;
}

/** Whose device a key belongs to, as the device CA says. */
export interface DeviceCertificate {
  readonly person_id: string;
  readonly device_id: string;
  readonly issued_at: number;
  readonly expires_at: number;
}

/** The key set that this root (COSE_Key bytes) signed, or a successor of it; `at` in seconds since 1970. Throws Untrusted. */
export async function verifyKeySet(message: Bytes, root: Bytes, at: number): Promise<KeySet> {
  const outer = read(message);
  const signer = await successor(outer, root, MOST_ROOTS);
  await verify(outer, await publicKey(signer));
  const claims = payloadOf(outer);
  const contents = map(claims.get(OURS));
  const expires_at = count(claims.get(4));
  if (at > expires_at) throw new Untrusted("expired");
  return {
    authority: text(claims.get(1)),
    version: count(contents.get(1)),
    issued_at: count(claims.get(6)),
    expires_at,
    keys: await Promise.all(list(contents.get(2)).map(published)),
    root: signer,
  };
}

/** The key that a message names, where it is the root that is known, or was handed over from it. */
async function successor(message: Message, root: Bytes, steps: number): Promise<Bytes> {
  if (same(message.kid, await keyId(root))) return root;
  if (message.certificate.length === 0 || steps === 0) throw new Untrusted("unknown_root");
  const word = read(message.certificate);
  await verify(word, await publicKey(await successor(word, root, steps - 1)), HAND_OVER);
  const key = certifiedKey(message.certificate);
  if (!same(await keyId(key), message.kid)) throw new Untrusted("unknown_root");
  return key;
}

async function published(entry: Value): Promise<PublishedKey> {
  const fields = map(entry);
  const key = bytes(fields.get(2));
  return {
    use: text(fields.get(1)),
    kid: await keyId(key),
    key,
    not_before: count(fields.get(3)),
    not_after: count(fields.get(4)),
    revoked_at: count(fields.get(5) ?? 0),
    proof_before: count(fields.get(6) ?? 0),
  };
}

/** The key that may have signed at that second. Throws Untrusted with the reason where there is none. */
export async function signingKey(keys: KeySet, use: Use, kid: Bytes, signedAt: number): Promise<CryptoKey> {
  const entry = keys.keys.find((one) => one.use === use && same(one.kid, kid));
  if (entry === undefined) throw new Untrusted("unknown_key");
  if (entry.revoked_at > 0) throw new Untrusted(entry.proof_before > 0 ? "log_proof_needed" : "revoked_key");
  if (signedAt < entry.not_before || signedAt > entry.not_after) throw new Untrusted("key_not_in_use");
  return publicKey(entry.key);
}

/** The device that signed a message, and its key, from the certificate that the message carries. Throws Untrusted. */
export async function certifiedSigner(message: Message, keys: KeySet): Promise<[DeviceCertificate, CryptoKey]> {
  const certificate = read(message.certificate);
  // What stands beside the signed parts is in no signature: a message would have more than one text.
  if (certificate.certificate.length > 0) throw new Untrusted("malformed");
  const claims = payloadOf(certificate);
  const issued_at = count(claims.get(6));
  await verify(certificate, await signingKey(keys, "device_ca", certificate.kid, issued_at));
  const [person_id, device_id, ...more] = text(claims.get(2)).split("|");
  if (person_id === undefined || device_id === undefined || more.length > 0) throw new Untrusted("malformed");
  const key = certifiedKey(message.certificate);
  if (!same(await keyId(key), message.kid)) throw new Untrusted("other_key");
  return [{ person_id, device_id, issued_at, expires_at: count(claims.get(4)) }, await publicKey(key)];
}
