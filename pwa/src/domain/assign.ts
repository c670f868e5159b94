/**
 * `set path value` on an immutable document: judged by the box's type; what is not touched is shared with the old one.
 *
 * A path is the names of the boxes with the ids of the rows: `commodities/k7/items/a/net_weight`. null empties a box.
 * At a row, an object adds the row with these boxes (again: no change), and null takes it away. Text is brought to NFC,
 * as it will be signed.
 * `sync_protocol/assign.py` does the same, by the same vectors.
 */
import type { BoxInfo, CatalogueInfo } from "../protocol.gen";
import { belongs } from "./editions";

type Form = Readonly<Record<string, unknown>>;

/** Why a box cannot be set. */
export type Refusal =
  "unknown_box" | "unknown_row" | "not_a_box" | "wrong_id" | "wrong_value" | "too_many_rows" | "other_edition";

/** The path leads nowhere, or the value does not fit the box; `code` says which. */
export class CannotSet extends Error {
  readonly code: Refusal;
  readonly path: string;

  constructor(code: Refusal, path: string) {
    super(`${path}: ${code}`);
    this.code = code;
    this.path = path;
  }
}

/**
 * The document with one box set, or one row added or taken away; `form` names the document's form. What its `edition`
 * does not have can only be emptied; any edition has all where that is empty. @throws CannotSet
 */
export function assign<D extends object>(
  catalogue: CatalogueInfo,
  form: string,
  document: D,
  path: string,
  value: unknown,
  edition = "",
): D {
  return set(
    { catalogue, path, value, edition, document: document as Form },
    form,
    document as Form,
    path.split("/"),
  ) as D;
}

/** What is set, and where. */
interface Act {
  readonly catalogue: CatalogueInfo;
  readonly path: string;
  readonly value: unknown;
  readonly edition: string;
  readonly document: Form;
}

function set(act: Act, form: string, old: Form, [name = "", ...rest]: readonly string[]): Form {
  const box = act.catalogue.forms[form]?.find((one) => one.name === name);
  if (!box) throw new CannotSet("unknown_box", act.path);
  const { kind = "text", of = "", editions } = box;
  if (act.edition && act.value !== null && !belongs(editions, act.edition))
    throw new CannotSet("other_edition", act.path);
  if (kind === "rows" && rest.length > 0) {
    return { ...old, [name]: setRows(act, of, (old[name] ?? []) as readonly Form[], rest) };
  }
  if (kind === "section" && rest.length > 0) {
    return { ...old, [name]: set(act, of, (old[name] ?? {}) as Form, rest) };
  }
  if (kind === "rows" || kind === "section" || rest.length > 0) throw new CannotSet("not_a_box", act.path);
  if (act.value === null) return Object.fromEntries(Object.entries(old).filter(([other]) => other !== name));
  const value = kind === "text" && typeof act.value === "string" ? act.value.normalize("NFC") : act.value;
  if (!fits(act.catalogue, box, value)) throw new CannotSet("wrong_value", act.path);
  if (box.refers && !refersTo(act.document, box.refers, value)) throw new CannotSet("unknown_row", act.path);
  return { ...old, [name]: value };
}

/** Whether the document has a row of this id in the table. */
function refersTo(document: Form, table: string, id: unknown): boolean {
  const rows = table.split("/").reduce<unknown>((here, name) => (here as Form | undefined)?.[name], document);
  return ((rows ?? []) as readonly Form[]).some((row) => row.id === id);
}

function setRows(act: Act, form: string, old: readonly Form[], [id = "", ...rest]: readonly string[]): readonly Form[] {
  const at = old.findIndex((row) => row.id === id);
  const row = old[at];
  if (rest.length > 0) {
    if (!row) throw new CannotSet("unknown_row", act.path);
    return old.with(at, set(act, form, row, rest));
  }
  if (act.value === null) return row ? old.toSpliced(at, 1) : old;
  if (!/^[a-z0-9]{1,26}$/.test(id)) throw new CannotSet("wrong_id", act.path);
  if (typeof act.value !== "object" || Array.isArray(act.value)) throw new CannotSet("wrong_value", act.path);
  if (row) return old;
  if (old.length >= MOST_ROWS) throw new CannotSet("too_many_rows", act.path);
  return [...old, newRow(act, form, id, act.value)];
}

function newRow(act: Act, form: string, id: string, values: object): Form {
  return Object.entries(values).reduce<Form>((row, [name, value]) => set({ ...act, value }, form, row, [name]), { id });
}

// What fits a box, as sync_protocol/scalars.py has it.
const MOST_CHARACTERS = 10_000;
const MOST_ROWS = 2_000;
const PLAIN_NUMBER = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$/;
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/u; // eslint-disable-line no-control-regex
const VISIBLE = /[^ \t\n]/;
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/;

/** Whether a value, not null, fits a box that is no section and no table. */
export function fits(catalogue: CatalogueInfo, box: BoxInfo, value: unknown): boolean {
  const { kind = "text", of = "", max_length = MOST_CHARACTERS } = box;
  switch (kind) {
    case "flag":
      return typeof value === "boolean";
    case "int":
      return Number.isSafeInteger(value);
    case "text":
      return typeof value === "string" && fitsText(value, max_length);
    case "enum":
      return typeof value === "string" && (catalogue.enums[of]?.includes(value) ?? false);
    case "decimal":
      return typeof value === "string" && PLAIN_NUMBER.test(value);
    case "date":
      return typeof value === "string" && isDay(value);
    case "instant":
      return typeof value === "string" && INSTANT.test(value) && isDay(value.slice(0, 10)) && isTime(value);
    case "rows":
    case "section":
      return false;
  }
}

function fitsText(text: string, most: number): boolean {
  // Counted in Unicode characters; a text is at most twice as long in UTF-16.
  if (text.length > 2 * most || (text.length > most && Array.from(text).length > most)) return false;
  return !FORBIDDEN.test(text) && VISIBLE.test(text);
}

/** A day of the calendar, between 1900 and 2199: 30 February would come back as another one. */
function isDay(text: string): boolean {
  if (!/^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** 24:00:00 names the next day, and is refused. */
const isTime = (text: string): boolean => !text.includes("T24") && !Number.isNaN(Date.parse(text));
