/** What a scanned or typed text is: a seal of ours, a link to something unsealed, or nothing of ours. */

export type Code =
  | { readonly kind: "seal"; readonly digits: string }
  /** A paper without a seal names its document: a reference, or the id of a draft that has none yet (REF-1). */
  | { readonly kind: "reference"; readonly key: string }
  /** It looks like one of ours and leads to another host: a code must not choose who verifies it. */
  | { readonly kind: "elsewhere"; readonly host: string }
  | { readonly kind: "none" };

/** The shortest seal that there can be is far longer; a shop's bar code is far shorter. */
const FEWEST_DIGITS = 100;
const REFERENCE = /^[A-Z]{2,8}\.[A-Z]{2}\.\d{4}\.\d{1,12}[A-Z]?(-V\d{1,4})?$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `addresses` are those of this authority: what stands before `/c` in its links. */
export function readCode(text: string, addresses: readonly string[]): Code {
  const said = text.trim();
  if (isDigits(said)) return { kind: "seal", digits: said };
  if (REFERENCE.test(said)) return { kind: "reference", key: said };
  const ours = addresses.map((address) => `${address}/c#`).find((prefix) => said.startsWith(prefix));
  if (ours !== undefined) {
    const rest = said.slice(ours.length);
    // Anything else behind our own address claims to be a seal, and is judged as one.
    return REFERENCE.test(rest) || ID.test(rest) ? { kind: "reference", key: rest } : { kind: "seal", digits: rest };
  }
  const link = linkIn(said);
  const behind = link?.hash.slice(1) ?? "";
  return link?.host && (isDigits(behind) || REFERENCE.test(behind))
    ? { kind: "elsewhere", host: link.host }
    : { kind: "none" };
}

function linkIn(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null; // no link
  }
}

const isDigits = (text: string): boolean => text.length >= FEWEST_DIGITS && /^[0-9]+$/.test(text);
