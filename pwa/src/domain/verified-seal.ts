/** The seal of validation: what a QR code says, and whether it is genuine. The same as `sync_protocol/seal.py`. */
import type { Bytes, Entries, Value } from "./cbor";
import { bytes, count, list, map, payloadOf, read, text, Untrusted, verify } from "./cose";
import { certifiedSigner, signingKey, type DeviceCertificate, type KeySet } from "./key-set";
import { named } from "./numbered";

export const SUB = 2;
export const EXP = 4;
export const IAT = 6;
export const OURS = -65537;
/** Key of the outcome among what a seal covers: its place in FIELDS. */
export const OUTCOME = 1;
export const CONTEXT = new TextEncoder().encode("waarmerk-provisional-1");

const MOST_BYTES = 1024;
const MOST_IDENTIFIERS = 4;
const LONGEST_TEXT = 200;

/** Outcomes that travel as their place here, from 1; any other travels as its word. Add at the end. */
export const OUTCOMES: readonly string[] = [
  "transhipment",
  "onward_transfer",
  "transit",
  "internal_market",
  "final_import",
  "free_circulation",
  "channelled",
  "specific_warehouse",
  "temporary_admission",
];

/** `identifiers` are container and seal by turns; `shard`, `index` and `statement` belong to an issued seal alone. */
export type Covers = {
  readonly outcome: string;
  readonly title: string;
  readonly cn: string;
  readonly content: Bytes;
  readonly revision: number;
  readonly net_grams: number;
  readonly origin: string;
  readonly destination: string;
  readonly identifiers: readonly string[];
  readonly more_pairs: number;
  readonly shard: string;
  readonly index: number;
  readonly statement: Bytes | null;
  readonly animals: number;
};

// The order is the wire: a field's number is its place. Add at the end, move none.
export const FIELDS = [
  "outcome",
  "title",
  "cn",
  "content",
  "revision",
  "net_grams",
  "origin",
  "destination",
  "identifiers",
  "more_pairs",
  "shard",
  "index",
  "statement",
  "animals",
] as const;

/** `number` is reference and version; times in seconds since 1970. */
export interface Claims {
  readonly number: string;
  readonly issued_at: number;
  readonly expires_at: number;
  readonly covers: Covers;
}

/** A seal whose signature holds. `device` is set for a provisional one (SIGN-6). */
export interface VerifiedSeal {
  readonly claims: Claims;
  readonly device: DeviceCertificate | null;
}

/** What a seal says, if it is genuine. Whether it is in force is for the status list. Throws Untrusted. */
export async function verifySeal(message: Bytes, keys: KeySet): Promise<VerifiedSeal> {
  if (message.length > MOST_BYTES) throw new Untrusted("malformed", "longer than any seal");
  const outer = read(message);
  const claims = claimsOf(payloadOf(outer));
  const { covers, issued_at, expires_at } = claims;
  if (outer.certificate.length === 0) {
    await verify(outer, await signingKey(keys, "issue", outer.kid, issued_at));
    if (covers.shard === "" || covers.statement === null) throw new Untrusted("malformed", "no place in a list");
    return { claims, device: null };
  }
  const [device, key] = await certifiedSigner(outer, keys);
  await verify(outer, key, CONTEXT);
  if (!(device.issued_at <= issued_at && issued_at <= expires_at && expires_at <= device.expires_at))
    throw new Untrusted("certificate_expired");
  return { claims, device };
}

/** Where a seal says that its status stands. Nothing is verified: for asking after one whose key was withdrawn. */
export const placeOf = (message: Bytes): { readonly shard: string; readonly index: number } =>
  claimsOf(payloadOf(read(message))).covers;

function claimsOf(payload: Entries): Claims {
  const claims = {
    number: text(payload.get(SUB)),
    issued_at: count(payload.get(IAT)),
    expires_at: count(payload.get(EXP)),
    covers: coversOf(map(payload.get(OURS))),
  };
  if (payload.size !== 4) throw new Untrusted("malformed", "unknown claim");
  return claims;
}

function coversOf(entries: Entries): Covers {
  const { outcome, statement, identifiers = [], ...rest } = named(entries, FIELDS);
  const content = bytes(rest.content);
  const decision = statement === undefined ? null : bytes(statement);
  const numbers = list(identifiers);
  const sizes = content.length === 32 && (decision === null || decision.length === 16);
  if (!sizes || numbers.length > MOST_IDENTIFIERS || numbers.length % 2 > 0)
    throw new Untrusted("malformed", "a field of another size");
  return {
    outcome: typeof outcome === "number" ? text(OUTCOMES[outcome - 1]) : short(outcome),
    title: short(rest.title),
    cn: short(rest.cn),
    content,
    revision: count(rest.revision),
    net_grams: count(rest.net_grams ?? 0),
    origin: short(rest.origin ?? ""),
    destination: short(rest.destination ?? ""),
    identifiers: numbers.map(short),
    more_pairs: count(rest.more_pairs ?? 0),
    shard: short(rest.shard ?? ""),
    index: count(rest.index ?? 0),
    statement: decision,
    animals: count(rest.animals ?? 0),
  };
}

/** Text of no more characters than Python's struct takes. */
function short(value: Value | undefined): string {
  const read = text(value);
  if (Array.from(read).length > LONGEST_TEXT) throw new Untrusted("malformed", "a text that is too long");
  return read;
}
