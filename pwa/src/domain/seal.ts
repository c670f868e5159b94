/** What the tablet makes of a seal: its own provisional one, and what of a document fits in it (SIGN-6). */
import type { Bytes, Entries, Value } from "./cbor";
import { count, payloadOf, read, sign, type Signer } from "./cose";
import { numbered } from "./numbered";
import { CONTEXT, EXP, FIELDS, IAT, OURS, OUTCOME, OUTCOMES, SUB, type Claims, type Covers } from "./verified-seal";

const MOST_PAIRS = 2;
const LONGEST_TITLE = 24;
const LONGEST_IDENTIFIER = 20;
const REQUIRED = FIELDS.indexOf("revision") + 1;

/** The device's own seal, to be shown until the authority's takes its place (SIGN-6). */
export async function provisionalSeal(signer: Signer, claims: Claims): Promise<Bytes> {
  const covers = numbered<Covers>({ ...claims.covers, shard: "", index: 0, statement: null }, FIELDS, REQUIRED);
  const place = OUTCOMES.indexOf(claims.covers.outcome);
  if (place >= 0) covers.set(OUTCOME, place + 1);
  const payload: Entries = new Map<number, Value>([
    [SUB, claims.number],
    [EXP, claims.expires_at],
    [IAT, claims.issued_at],
    [OURS, covers],
  ]);
  return sign(signer, payload, CONTEXT);
}

/** From when to when a device may sign by its certificate, which it takes on trust; seconds since 1970. */
export function certified(certificate: Bytes): { readonly issued_at: number; readonly expires_at: number } {
  const claims = payloadOf(read(certificate));
  return { issued_at: count(claims.get(IAT)), expires_at: count(claims.get(EXP)) };
}

/** When the certificate that a device signs with ends, and with it a provisional seal; seconds since 1970. */
export const certificateEnds = (certificate: Bytes): number => certified(certificate).expires_at;

/** A commodity's name cut to what fits in a seal, at a word where there is one, with an ellipsis. */
export function shortTitle(title: string): string {
  const characters = Array.from(title); // code points, as Python counts them
  if (characters.length <= LONGEST_TITLE) return title;
  const start = characters.slice(0, LONGEST_TITLE).join("");
  const space = start.lastIndexOf(" ");
  const cut =
    space < 0 ? characters.slice(0, LONGEST_TITLE - 1).join("") : start.slice(0, space).replace(/[ ,;]+$/, "");
  return `${cut}…`;
}

/** The `identifiers` and `more_pairs` of containers and seals. An identifier is shown whole or not at all. */
export function firstPairs(
  pairs: readonly (readonly [container: string, seal: string])[],
): Pick<Covers, "identifiers" | "more_pairs"> {
  const tooLong = pairs.findIndex((pair) => pair.some((one) => Array.from(one).length > LONGEST_IDENTIFIER));
  const kept = pairs.slice(0, Math.min(MOST_PAIRS, tooLong < 0 ? MOST_PAIRS : tooLong));
  return { identifiers: kept.flat(), more_pairs: pairs.length - kept.length };
}
