/** What conditions are read in: a document, the rows that they are about, the day, and the lists. */
import type { IsoDate, List } from "../protocol.gen";

export type Row = Readonly<Record<string, unknown>>;
/** A text, an option, a date (its ISO text), a flag; ints, decimals in millionths and instants in ms as bigint. */
export type Scalar = string | boolean | bigint;
export type Known = boolean | null;
export type Lists = Readonly<Record<string, List>>;

/** Reads the box or table of a path from the row that it is about; undefined or null where it is empty. */
export type Reader = (env: Env) => unknown;

export class Env {
  /** The boxes that were found empty, by place. */
  readonly empty: string[] = [];
  /** Whether anybody asks for them: most conditions are decided, and then wait for nothing. */
  noting = true;
  readonly on: IsoDate;
  readonly lists: Lists;
  /** The row of each table that is the matter now, by the table's slot; the first is the document. */
  readonly bound: (Row | undefined)[];

  constructor(document: object, on: IsoDate, lists: Lists) {
    this.bound = [document as Row];
    this.on = on;
    this.lists = lists;
  }

  /** A condition that is decided does not wait for the boxes that were empty on the way. */
  settle(mark: number, result: Known): Known {
    if (result !== null) this.empty.length = mark;
    return result;
  }

  /** The path with the ids of the rows that it is about. */
  place(path: string): string {
    return tablesOf(path).reduce((place, table) => place.replace("*", String(this.bound[slotOf(table)]?.["id"])), path);
  }

  /**
   * Binds each row of a table in turn, until `tell` says that it has seen enough; what was bound before is bound again
   * afterwards.
   */
  through(table: Table, tell: (index: number) => boolean): void {
    const rows = table.rows(this);
    const outer = this.bound[table.slot];
    for (let index = 0; index < rows.length; index++) {
      this.bound[table.slot] = rows[index];
      if (tell(index)) break;
    }
    this.bound[table.slot] = outer;
  }

  /** What `tell` says with each row of the table in turn. */
  each<T>(table: string, tell: (index: number) => T): T[] {
    const told: T[] = [];
    this.through(tableOf(table), (index) => told.push(tell(index)) < 0);
    return told;
  }
}

/** Calls `tell` with each row of these tables, which lie in one another; `row` is the index of the outermost. */
export function eachBinding(env: Env, tables: readonly string[], tell: (row: number | null) => void): void {
  const bind = (depth: number, row: number | null): void => {
    const table = tables[depth];
    if (table === undefined) tell(row);
    else env.each(table, (index) => bind(depth + 1, row ?? index));
  };
  bind(0, null);
}

function once<T>(make: (path: string) => T): (path: string) => T {
  const made = new Map<string, T>();
  return (path) => {
    const known = made.get(path) ?? make(path);
    made.set(path, known);
    return known;
  };
}

/** The tables whose rows a path goes through, the outermost first. */
export const tablesOf = once((path) => [...path.matchAll(/\/\*\//g)].map((star) => path.slice(0, star.index)));

let slots = 0;
/** Where the row of a table stands in `bound`; the empty path is the document's, and comes first. */
const slotOf = once(() => slots++);
slotOf("");

/** A table that conditions go through. */
export interface Table {
  readonly slot: number;
  readonly rows: (env: Env) => readonly Row[];
}

export const tableOf = once((path): Table => {
  const read = readerOf(path);
  return { slot: slotOf(path), rows: (env) => (read(env) ?? []) as readonly Row[] };
});

/** Made once for each path: it is walked for every line of goods with every keystroke. */
export function readerOf(path: string): Reader {
  const cut = path.lastIndexOf("/*/");
  const slot = slotOf(cut < 0 ? "" : path.slice(0, cut));
  const names = path.slice(cut < 0 ? 0 : cut + 3).split("/");
  const [name = "", ...more] = names;
  if (more.length === 0) return (env) => env.bound[slot]?.[name];
  return (env) => {
    let here: unknown = env.bound[slot];
    for (const step of names) here = (here as Row | undefined)?.[step];
    return here;
  };
}
