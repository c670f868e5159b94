/**
 * The person's two keys under the password: the content key that seals what is stored, and the P-256 key that signs.
 * Neither lies on the disk in clear, and none is stored as a CryptoKey: a browser writes even a non-extractable one to
 * its files as it is. The GCM tag says whether the password was right; no other trace of the password is kept.
 */
import type { Cost, Derive } from "./argon2";
import { CannotOpen, contentKey, open, seal, type UserKey } from "./seal";

/** Two keys under one password, bound by the seal to device, person, key and cost. */
export interface Wrapped {
  readonly version: 1;
  readonly device_id: string;
  readonly user_id: string;
  /** Of the content key, minted here. */
  readonly kid: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly cost: Cost;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly signing: Uint8Array<ArrayBuffer>;
}

/** Tried in this order, and taken where the device bears it in `PATIENCE` ms; else the floor, whatever it takes. */
const STRONGER: readonly Cost[] = [
  { memory: 64 * 1024, passes: 3, lanes: 1 },
  { memory: 46 * 1024, passes: 2, lanes: 1 },
];
const FLOOR: Cost = { memory: 19 * 1024, passes: 2, lanes: 1 };
const PATIENCE = 1_500;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A signing key before it is wrapped: the public point is what the server certifies. */
export interface SigningPair {
  readonly pkcs8: Uint8Array<ArrayBuffer>;
  /** Uncompressed point, 65 bytes. */
  readonly point: Uint8Array<ArrayBuffer>;
}

export async function newSigningPair(): Promise<SigningPair> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  return {
    pkcs8: new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey)),
    point: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
  };
}

/** Takes the strongest cost that this device bears in 1.5 s. `ticks` is a clock that only goes forward, in ms. */
async function calibrated(password: string, salt: Uint8Array, derive: Derive, ticks: () => number) {
  for (const cost of STRONGER) {
    const start = ticks();
    // A device with little memory refuses the larger ones.
    const stretched = await derive(password, salt, cost).catch(() => null);
    if (stretched && ticks() - start <= PATIENCE) return { cost, stretched };
  }
  return { cost: FLOOR, stretched: await derive(password, salt, FLOOR) };
}

async function wrappingKey(stretched: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", stretched, "HKDF", false, ["deriveKey"]);
  stretched.fill(0);
  const info = new TextEncoder().encode("waarmerk-wrap-1");
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

type Place = Pick<Wrapped, "version" | "device_id" | "user_id" | "kid" | "cost">;

const place = (of: "content" | "signing", { device_id, user_id, kid, version, cost }: Place): string =>
  [of, device_id, user_id, kid, version, "argon2id", cost.memory, cost.passes, cost.lanes].join("|");

/** Who a pair of keys belongs to. */
export type Owner = Pick<Wrapped, "device_id" | "user_id" | "kid">;

/** Makes a content key, and wraps it and the signing key under the password. Wipes `pair.pkcs8`. */
export const wrap = (owner: Owner, pair: SigningPair, password: string, derive: Derive, ticks: () => number) =>
  wrapAll(owner, random(32), pair, password, derive, ticks);

/**
 * The same content key with another signing key, for a device that was enrolled anew: what is stored stays readable.
 * Null where the password is wrong. Wipes `pair.pkcs8`.
 */
export async function rewrap(
  wrapped: Wrapped,
  deviceId: string,
  pair: SigningPair,
  password: string,
  derive: Derive,
  ticks: () => number,
): Promise<Keys | null> {
  const raw = await unwrap("content", wrapped, password, derive);
  const owner = { device_id: deviceId, user_id: wrapped.user_id, kid: wrapped.kid };
  return raw && wrapAll(owner, raw, pair, password, derive, ticks);
}

export interface Keys {
  readonly wrapped: Wrapped;
  readonly userKey: UserKey;
}

async function wrapAll(
  owner: Owner,
  raw: Uint8Array<ArrayBuffer>,
  pair: SigningPair,
  password: string,
  derive: Derive,
  ticks: () => number,
): Promise<Keys> {
  const salt = random(16);
  const { cost, stretched } = await calibrated(password, salt, derive, ticks);
  const under = await wrappingKey(stretched);
  const where: Place = { version: 1, cost, ...owner };
  const content = await seal(under, raw, place("content", where));
  const signing = await seal(under, pair.pkcs8, place("signing", where));
  const key = await contentKey(raw);
  raw.fill(0);
  pair.pkcs8.fill(0);
  return { wrapped: { ...where, salt, content, signing }, userKey: { kid: owner.kid, key } };
}

async function unwrap(
  of: "content" | "signing",
  wrapped: Wrapped,
  password: string,
  derive: Derive,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (password === "") return null; // Argon2 takes none
  const under = await wrappingKey(await derive(password, wrapped.salt, wrapped.cost));
  try {
    return await open(under, wrapped[of], place(of, wrapped));
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

/** The content key, or null where the password is wrong. */
export async function unlockContent(wrapped: Wrapped, password: string, derive: Derive): Promise<UserKey | null> {
  const raw = await unwrap("content", wrapped, password, derive);
  if (!raw) return null;
  const key = await contentKey(raw);
  raw.fill(0);
  return { kid: wrapped.kid, key };
}

/** The signing key for one signature, or null where the password is wrong. */
export async function unlockSigning(wrapped: Wrapped, password: string, derive: Derive): Promise<CryptoKey | null> {
  const pkcs8 = await unwrap("signing", wrapped, password, derive);
  if (!pkcs8) return null;
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  pkcs8.fill(0);
  return key;
}
