/** What an administrator changes in a reference list: its lines by column, as the server takes them and shows them. */
import type { IsoDate, PublishedList, ReferenceEntry } from "../protocol.gen";

/** The cells of a line by the names of their columns. */
export type Row = Readonly<Record<string, string>>;

export type Holds = "text" | "code" | "cn_code" | "country" | "whole" | "decimal" | "latitude" | "longitude";

/** A column of a list, and what its cells may be. */
export interface ListField {
  readonly name: string;
  readonly part: "key" | "value" | "fact";
  readonly holds: Holds;
  readonly required: boolean;
  readonly options: readonly string[];
}

/** What holds now, and who put it there. Without a name it was not a person: `person` says what. */
export interface HeldList {
  readonly published: PublishedList;
  /** Its number in the feed: how often the list has changed. */
  readonly rev: number;
  readonly at: string;
  readonly person: string;
  readonly person_name: string;
}

export interface KnownList {
  readonly name: string;
  readonly fields: readonly ListField[];
  /** Whether its entries have words, by language. */
  readonly worded: boolean;
  readonly tree: boolean;
  /** Whether it follows from the authorities of this installation, and is changed there alone. */
  readonly derived: boolean;
  readonly held: HeldList | null;
}

export interface KnownLists {
  readonly lists: readonly KnownList[];
  /** The largest file that the server takes. */
  readonly most_bytes: number;
}

export const KINDS = ["added", "changed", "ended", "removed"] as const;

export type ChangeKind = (typeof KINDS)[number];

/** The lines of one key, before and after. */
export interface Shown {
  readonly kind: ChangeKind;
  readonly keys: readonly (string | null)[];
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

/** What would change. `hash` confirms it; empty where nothing would. `changes` are a part of those that `counts` counts. */
export interface Preview {
  readonly hash: string;
  readonly before: PublishedList | null;
  readonly after: PublishedList;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly changes: readonly Shown[];
}

/** What is wrong at a line of a file, or of a correction. `column` is empty for all of it. */
export interface Fault {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** What the server is asked to do with single lines. */
export interface Correction {
  readonly put: readonly Row[];
  readonly remove: readonly Row[];
}

/** `change`: it says something else from a day on, and what it said until then stays. */
export type Act = "add" | "correct" | "change" | "end" | "remove";

/** The line of an entry; what is empty in it is not there. */
export function rowOf(list: KnownList, entry: ReferenceEntry): Row {
  const keys = list.fields.filter(({ part }) => part === "key");
  const value = list.fields.find(({ part }) => part === "value");
  const facts = list.fields.filter(({ part }) => part === "fact");
  return filled({
    ...Object.fromEntries(keys.map(({ name }, index) => [name, entry.keys[index] ?? ""])),
    ...(value && { [value.name]: entry.value ?? "" }),
    ...Object.fromEntries(facts.map(({ name }) => [name, entry.facts?.[name] ?? ""])),
    ...entry.words,
    since: entry.since,
    until: entry.until ?? "",
  });
}

const filled = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell.trim() !== ""));

/** The cells by which the server finds a line: its keys, and the day from which it holds. */
export const nameOf = (list: KnownList, row: Row): Row =>
  Object.fromEntries(
    [...list.fields.filter(({ part }) => part === "key").map(({ name }) => name), "since"].map((name) => [
      name,
      row[name] ?? "",
    ]),
  );

/** The day before, where it is a day at all: the server says what is wrong with any other text. */
function dayBefore(day: IsoDate): IsoDate {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(midnight) ? day : new Date(midnight - 86_400_000).toISOString().slice(0, 10);
}

const sameCells = (a: Row, b: Row): boolean => changedCells(a, b).length === 0;

/** The columns whose cells differ, in the order in which they are first met. */
export const changedCells = (before: Row, after: Row): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => (before[name] ?? "").trim() !== (after[name] ?? "").trim(),
  );

/** What to ask of the server for what a person typed over a line; `day` is the first or the last one, as the act has it. */
export function correctionOf(list: KnownList, act: Act, old: Row, typed: Row, day: IsoDate): Correction {
  const name = nameOf(list, old);
  switch (act) {
    case "add":
      return { put: [filled(typed)], remove: [] };
    case "remove":
      return { put: [], remove: [name] };
    case "end":
      return { put: [{ ...name, until: day }], remove: [] };
    case "change":
      return {
        put: [{ ...name, until: dayBefore(day) }, filled({ ...typed, ...name, since: day, until: old["until"] ?? "" })],
        remove: [],
      };
    case "correct": {
      if (!sameCells(name, nameOf(list, typed))) return { put: [filled(typed)], remove: [name] };
      const cells = changedCells(old, typed).map((column) => [column, typed[column] ?? ""]);
      return { put: [{ ...name, ...Object.fromEntries(cells) }], remove: [] };
    }
  }
}

/** What a person has to fill in before the server is asked: the columns that are empty and must not be. */
export function missingCells(list: KnownList, act: Act, typed: Row, day: IsoDate): readonly string[] {
  if (act === "remove") return [];
  if (act === "end") return day ? [] : ["day"];
  const empty = (name: string): boolean => (typed[name] ?? "").trim() === "";
  const cells = list.fields.filter(({ required, name }) => required && empty(name)).map(({ name }) => name);
  const wordless = list.worded && !Object.keys(typed).some((name) => /^[a-z]{2}$/.test(name) && !empty(name));
  const dayless = act === "change" ? !day : empty("since");
  return [...(dayless ? [act === "change" ? "day" : "since"] : []), ...cells, ...(wordless ? ["en"] : [])];
}

/** Whether an import takes out so much of a list that it may be a part of a file, or the file of another list. */
export function takesOutMuch({ counts, before }: Preview): boolean {
  return before !== null && counts.removed >= Math.max(3, before.entries / 5);
}

/** The rest of an entry's address: its keys and the day from which it holds. */
export const addressOf = (list: KnownList, row: Row): string =>
  Object.values(nameOf(list, row)).map(encodeURIComponent).join(",");

/** The cells that an address names, or null where it is none of this list. */
export function nameAt(list: KnownList, address: string): Row | null {
  const columns = Object.keys(nameOf(list, {}));
  const cells = address.split(",");
  if (cells.length !== columns.length) return null;
  try {
    return Object.fromEntries(columns.map((name, index) => [name, decodeURIComponent(cells[index] ?? "")]));
  } catch {
    return null;
  }
}
