/** Lines of goods: their order, their codes, and what goes with a code. */

export interface Line {
  readonly id: string;
  readonly cn_code?: unknown;
}

/** CN-2: several lines are in the order of their codes; those without one come last, as they were made. */
export const inCodeOrder = <T extends Line>(lines: readonly T[]): readonly T[] =>
  lines
    .map((line, index) => ({ line, index, code: typeof line.cn_code === "string" ? line.cn_code : "" }))
    .sort(
      (a, b) => Number(!a.code) - Number(!b.code) || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.index - b.index),
    )
    .map(({ line }) => line);

/** In an order that is known, by their ids; those that are not in it come last, in the order that they have. */
export function inOrderOf<T extends Line>(ids: readonly string[], lines: readonly T[]): readonly T[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  return lines.toSorted((a, b) => (places.get(a.id) ?? ids.length) - (places.get(b.id) ?? ids.length));
}

/** The digits of a code as somebody wrote it: "0101 21 00", "0101.21". Empty for anything else. */
export function codeWritten(text: string): string {
  const digits = text.replaceAll(/[\s.\u00a0]/g, "");
  return /^\d{2,10}$/.test(digits) ? digits : "";
}

/** Boxes that describe what a code stands for; quantities, packages and their lines are of the goods themselves. */
const OF_THE_CODE = [
  "description",
  "complement",
  "species",
  "common_name",
  "species_type",
  "species_class",
  "species_family",
  "eppo_code",
  "commodity_group",
  "variety",
] as const;

/** CN-6: the boxes of a line that no longer fit when its code changes. A code below the old one only says more. */
export function lostWith(line: Readonly<Record<string, unknown>>, code: string): readonly string[] {
  const { cn_code: old } = line;
  if (typeof old !== "string" || old === "" || code.startsWith(old)) return [];
  return OF_THE_CODE.filter((name) => line[name] !== undefined && line[name] !== null && line[name] !== "");
}

/** An act, and the codes of the goods that come under it with one type of document. */
export interface Act {
  readonly number: string;
  readonly title: string;
  readonly codes: readonly string[];
}

/** An entry of the list of legislation: goods, act, title, and with which document, if not with all. */
interface Listing {
  readonly code: string;
  readonly second?: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** CN-1: the acts by which the goods of a document can be looked for, by their numbers. */
export function actsOf(listed: readonly Listing[], type: string): readonly Act[] {
  const acts = new Map<string, { readonly number: string; readonly title: string; readonly codes: string[] }>();
  for (const { code, second: number = "", text: title, facts } of listed) {
    if ((facts["document_type"] ?? type) !== type) continue;
    const act = acts.get(number) ?? { number, title, codes: [] };
    acts.set(number, act);
    act.codes.push(code);
  }
  return [...acts.values()].sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true }));
}

/** Whether a code stands above or below one of these, or is one of them. */
export function branchesOf(codes: readonly string[]): (code: string) => boolean {
  const below = new Set(codes);
  const above = new Set(codes.flatMap(beginningsOf));
  return (code) => above.has(code) || beginningsOf(code).some((beginning) => below.has(beginning));
}

const beginningsOf = (code: string): readonly string[] =>
  Array.from({ length: Math.floor(code.length / 2) }, (_, pairs) => code.slice(0, 2 * (pairs + 1)));
