/**
 * The person's two keys under the password: the content key that seals what is stored, and the P-256 key that signs.
 * Neither lies on the disk in clear, and none is stored as a CryptoKey: a browser writes even a non-extractable one to
 * its files as it is. The GCM tag says whether the password was right; no other trace of the password is kept.
 */
import { base64url } from "../domain/base64url";
import type { Cost, Derive } from "./argon2";
import { CannotOpen, contentKey, open, seal, type UserKey } from "./seal";

type Bytes = Uint8Array<ArrayBuffer>;

/** Two keys under one password, bound by the seal to device, person, key, cost and authenticator. */
export interface Wrapped {
  readonly version: 1;
  readonly device_id: string;
  readonly user_id: string;
  /** Of the content key, minted here. */
  readonly kid: string;
  readonly salt: Bytes;
  readonly cost: Cost;
  /** Whose secret is needed beside the password; absent where the device has none. */
  readonly authenticator?: Credential;
  readonly content: Bytes;
  readonly signing: Bytes;
}

/** A credential of the device's own authenticator, and the salt that its secret is asked with (WebAuthn, PRF). */
export interface Credential {
  readonly id: Bytes;
  readonly salt: Bytes;
}

/** What opens the keys: the password, and the authenticator's secret where they are wrapped under one. */
export interface Opening {
  readonly password: string;
  readonly secret: Bytes | null;
}

/** What they are wrapped under from now on. */
export interface Closing {
  readonly password: string;
  readonly authenticator: (Credential & { readonly secret: Bytes }) | null;
}

/** Tried in this order, and taken where the device bears it in `PATIENCE` ms; else the floor, whatever it takes. */
const STRONGER: readonly Cost[] = [
  { memory: 64 * 1024, passes: 3, lanes: 1 },
  { memory: 46 * 1024, passes: 2, lanes: 1 },
];
const FLOOR: Cost = { memory: 19 * 1024, passes: 2, lanes: 1 };
/** Two thirds of what a person may have to wait: the same work takes longer on a busy day than when it was tried. */
const PATIENCE = 1_000;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A signing key before it is wrapped: the public point is what the server certifies. */
export interface SigningPair {
  readonly pkcs8: Bytes;
  /** Uncompressed point, 65 bytes. */
  readonly point: Bytes;
}

export async function newSigningPair(): Promise<SigningPair> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  return {
    pkcs8: new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey)),
    point: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
  };
}

/** Takes the strongest cost that this device bears in time. `ticks` is a clock that only goes forward, in ms. */
async function calibrated(password: string, salt: Uint8Array, derive: Derive, ticks: () => number) {
  for (const cost of STRONGER) {
    const start = ticks();
    // A device with little memory refuses the larger ones.
    const stretched = await derive(password, salt, cost).catch(() => null);
    if (stretched && ticks() - start <= PATIENCE) return { cost, stretched };
  }
  return { cost: FLOOR, stretched: await derive(password, salt, FLOOR) };
}

/** HKDF over the stretched password and, behind it, the authenticator's secret. Wipes `stretched`. */
async function wrappingKey(stretched: Bytes, secret: Bytes | null): Promise<CryptoKey> {
  const both = Uint8Array.of(...stretched, ...(secret ?? []));
  const base = await crypto.subtle.importKey("raw", both, "HKDF", false, ["deriveKey"]);
  stretched.fill(0);
  both.fill(0);
  const info = new TextEncoder().encode("waarmerk-wrap-1");
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

type Place = Pick<Wrapped, "version" | "device_id" | "user_id" | "kid" | "cost" | "authenticator">;

const place = (of: "content" | "signing", { device_id, user_id, kid, version, cost, authenticator }: Place): string =>
  [
    ...[of, device_id, user_id, kid, version, "argon2id", cost.memory, cost.passes, cost.lanes],
    ...(authenticator ? ["prf", base64url(authenticator.id), base64url(authenticator.salt)] : []),
  ].join("|");

/** Who a pair of keys belongs to. */
export type Owner = Pick<Wrapped, "device_id" | "user_id" | "kid">;

export interface Keys {
  readonly wrapped: Wrapped;
  readonly userKey: UserKey;
}

/** Makes a content key, and wraps it and the signing key under the password. Wipes `pair.pkcs8`. */
export const wrap = (owner: Owner, pair: SigningPair, under: Closing, derive: Derive, ticks: () => number) =>
  wrapAll(owner, random(32), pair.pkcs8, under, derive, ticks);

/**
 * The same content key with another signing key, for a device that was enrolled anew: what is stored stays readable.
 * Null where the password is wrong. Wipes `pair.pkcs8`.
 */
export async function rewrap(
  wrapped: Wrapped,
  deviceId: string,
  pair: SigningPair,
  opening: Opening,
  under: Closing,
  derive: Derive,
  ticks: () => number,
): Promise<Keys | null> {
  const [raw] = (await unwrap(["content"], wrapped, opening, derive)) ?? [];
  const owner = { device_id: deviceId, user_id: wrapped.user_id, kid: wrapped.kid };
  return raw ? wrapAll(owner, raw, pair.pkcs8, under, derive, ticks) : null;
}

/** The same two keys under another password, with a salt and a cost of its own. Null where the old one is wrong. */
export async function withPassword(
  wrapped: Wrapped,
  opening: Opening,
  password: string,
  derive: Derive,
  ticks: () => number,
): Promise<Keys | null> {
  const [raw, pkcs8] = (await unwrap(["content", "signing"], wrapped, opening, derive)) ?? [];
  if (!raw || !pkcs8) return null;
  const { authenticator } = wrapped;
  const { secret } = opening;
  const under = { password, authenticator: authenticator && secret ? { ...authenticator, secret } : null };
  return wrapAll(wrapped, raw, pkcs8, under, derive, ticks);
}

async function wrapAll(
  { device_id, user_id, kid }: Owner,
  raw: Bytes,
  pkcs8: Bytes,
  { password, authenticator }: Closing,
  derive: Derive,
  ticks: () => number,
): Promise<Keys> {
  const salt = random(16);
  const { cost, stretched } = await calibrated(password, salt, derive, ticks);
  const under = await wrappingKey(stretched, authenticator?.secret ?? null);
  const credential = authenticator && { authenticator: { id: authenticator.id, salt: authenticator.salt } };
  const where: Place = { version: 1, cost, device_id, user_id, kid, ...credential };
  const content = await seal(under, raw, place("content", where));
  const signing = await seal(under, pkcs8, place("signing", where));
  const key = await contentKey(raw);
  raw.fill(0);
  pkcs8.fill(0);
  return { wrapped: { ...where, salt, content, signing }, userKey: { kid, key } };
}

/** These of the keys, or null where the password or the secret is wrong. */
async function unwrap(
  which: readonly ("content" | "signing")[],
  wrapped: Wrapped,
  { password, secret }: Opening,
  derive: Derive,
): Promise<Bytes[] | null> {
  if (password === "") return null; // Argon2 takes none
  const under = await wrappingKey(await derive(password, wrapped.salt, wrapped.cost), secret);
  try {
    return await Promise.all(which.map((of) => open(under, wrapped[of], place(of, wrapped))));
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

/** The content key, or null where the password is wrong. */
export async function unlockContent(wrapped: Wrapped, opening: Opening, derive: Derive): Promise<UserKey | null> {
  const [raw] = (await unwrap(["content"], wrapped, opening, derive)) ?? [];
  if (!raw) return null;
  const key = await contentKey(raw);
  raw.fill(0);
  return { kid: wrapped.kid, key };
}

/** The signing key, or null where the password is wrong. Nobody gets it out of the browser again. */
export async function unlockSigning(wrapped: Wrapped, opening: Opening, derive: Derive): Promise<CryptoKey | null> {
  const [pkcs8] = (await unwrap(["signing"], wrapped, opening, derive)) ?? [];
  if (!pkcs8) return null;
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  pkcs8.fill(0);
  return key;
}
