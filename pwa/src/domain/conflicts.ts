/**
 * What two people say differently, as things to settle, and what a choice makes of the document at once. The server
 * (`backend/domain/conflicts.py`) says the same, by the same vectors, and has the last word.
 */
import type { BoxInfo, Conflict, Document, Resolution, Resolve } from "../protocol.gen";
import { assign, CannotSet } from "./assign";
import { catalogue, formOf } from "./catalogue";
import type { Who } from "./offers";
import { sideOf, transition } from "./workflow";

const TWO_VALUES = "TWO_VALUES";
const MOST_CHARACTERS = 10_000;

/** One thing to settle: a box with its values, or two acts on a document with all that they say differently. */
export interface Matter {
  readonly key: string;
  readonly code: string;
  /** The path of the box or row; empty for two acts. */
  readonly at: string;
  readonly conflicts: readonly [Conflict, ...Conflict[]];
}

/** What is to be settled on a document: each box once, however many values it has, and each person's act once. */
export function mattersOf({ conflicts = [] }: Pick<Document, "conflicts">): readonly Matter[] {
  const keyOf = ({ code, at, other_by }: Conflict) => [code, code === TWO_VALUES ? at : other_by].join(" ");
  return [...groups(conflicts, keyOf)].flatMap(([key, [first, ...more]]) =>
    first
      ? [{ key, code: first.code, at: first.code === TWO_VALUES ? first.at : "", conflicts: [first, ...more] }]
      : [],
  );
}

/** In the order in which they come; browsers of a few years ago have no `Map.groupBy`. */
function groups<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}

/** The value that a conflict tells of, as the document holds it; undefined for none. */
export function valueOf({ kind = "text" }: Pick<BoxInfo, "kind">, said: string): unknown {
  if (said === "") return undefined;
  if (!["flag", "int", "rows", "section"].includes(kind)) return said;
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return said;
  }
}

/** The box that a path leads to in the form of a type, or the table of the row; null where it leads nowhere. */
function boxAt(type: string, path: string): BoxInfo | null {
  let form = formOf(type);
  let found: BoxInfo | null = null;
  let atRow = false;
  for (const step of path.split("/")) {
    if (atRow) {
      atRow = false;
      continue;
    }
    found = catalogue.forms[form]?.find(({ name }) => name === step) ?? null;
    if (!found) return null;
    form = found.of ?? "";
    atRow = found.kind === "rows";
  }
  return found;
}

const valueAt = (content: unknown, path: string): unknown =>
  path.split("/").reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return here.find((row: { readonly id?: unknown }) => row.id === step) as unknown;
    return (here as Readonly<Record<string, unknown>> | undefined)?.[step];
  }, content);

/** Whether somebody may settle this: planners and inspectors of its post, and an operator what two of his own wrote. */
export function maySettle(who: Who, document: Document, { code, at }: Matter): boolean {
  if (sideOf(who.role) !== "operator") return who.post === document.post && who.role !== "administrator";
  if (document.organisation !== who.organisation) return false;
  const ownPart = code === TWO_VALUES && at.startsWith("part1/");
  return ownPart || transition("new", "save_checks", "operator", document.type) !== null;
}

/** Whether another value than the one that counts can still be chosen: of two acts it is a person who acts anew. */
export function takesAnother(who: Who, document: Document, { code, at }: Matter): boolean {
  if (code !== TWO_VALUES) return false;
  if (document.status === "draft") return true;
  return (
    at.startsWith("part2/") && transition(document.status, "save_checks", sideOf(who.role), document.type) !== null
  );
}

/** Where both can stand: in the box itself, or one of them in the remark beside it; null where there is no room. */
export function roomForBoth(document: Document, { at, conflicts }: Matter): "box" | "remark" | null {
  const [{ kept }] = conflicts;
  const values = [kept, ...conflicts.map(({ other }) => other)];
  if (values.filter(Boolean).length < 2) return null;
  if (boxAt(document.type, at)?.kind === "rows") return null;
  if (together(document, at, values) !== null) return "box";
  return remarkOf(document, at) === null ? null : "remark";
}

/** One text of several, where the box is one that people write in and can hold it; else null. */
function together({ type }: Document, at: string, values: readonly string[]): string | null {
  const box = boxAt(type, at);
  if (!box || (box.kind ?? "text") !== "text" || box.picks || box.refers) return null;
  const lines = [...new Set(values.filter(Boolean))].join("\n");
  return Array.from(lines).length <= (box.max_length ?? MOST_CHARACTERS) ? lines : null;
}

/** The box for remarks in the nearest section around a box, or null. */
function remarkOf({ type }: Document, at: string): string | null {
  const steps = at.split("/");
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const path = [...steps.slice(0, length), "remark"].join("/");
    const box = boxAt(type, path);
    if (box && (box.kind ?? "text") === "text" && path !== at) return path;
  }
  return null;
}

/** The document after a choice; as it was where nothing of it is open, or where it cannot hold what was chosen. */
export function resolved(document: Document, args: Resolve): Document {
  const [first, ...more] = (document.conflicts ?? []).filter(
    ({ id }) => id !== undefined && args.conflicts.includes(id),
  );
  if (!first) return document;
  const named = [first, ...more];
  const settled = { ...document, conflicts: (document.conflicts ?? []).filter((one) => !named.includes(one)) };
  if (args.choice === "kept") return settled;
  try {
    return { ...settled, content: contentAfter(document, named, args) };
  } catch (error) {
    if (error instanceof CannotSet) return document;
    throw error;
  }
}

function contentAfter(document: Document, named: readonly Conflict[], { choice, chosen, note }: Resolve): object {
  const at = named[0]?.at ?? "";
  const content: object = document.content ?? {};
  const set = (path: string, value: unknown) =>
    assign(catalogue, formOf(document.type), content, path, value, document.edition);
  if (choice === "other") {
    const { other = "" } = named.find(({ id }) => id === chosen) ?? named[0] ?? {};
    return set(at, valueOf(boxAt(document.type, at) ?? {}, other) ?? null);
  }
  const here = valueAt(content, at);
  const others = named.map(({ other }) => other);
  const both = together(document, at, [typeof here === "string" ? here : "", ...others]);
  if (both !== null) return set(at, both);
  const remark = remarkOf(document, at);
  if (remark === null) throw new CannotSet("not_a_box", at);
  const said = valueAt(content, remark);
  return set(remark, [said, note ?? others.join(", ")].filter(Boolean).join("\n"));
}

/** A settled conflict with the document that it was on. */
export interface Settled {
  readonly document: Document;
  readonly resolution: Resolution;
}

/** What was settled last, the newest first; what was said of one act in many boxes counts once. */
export function settledLast(documents: readonly Document[], most: number): readonly Settled[] {
  const all = documents.flatMap((document) =>
    [...groups(document.resolutions ?? [], actOf).values()].flatMap(([resolution]) =>
      resolution ? [{ document, resolution }] : [],
    ),
  );
  const time = ({ resolution }: Settled) => Date.parse(resolution.resolved_at);
  return all.toSorted((a, b) => time(b) - time(a)).slice(0, most);
}

const actOf = ({ conflict, by, resolved_at }: Resolution): string =>
  [conflict.code, conflict.code === TWO_VALUES ? conflict.id : "", by, resolved_at].join(" ");
