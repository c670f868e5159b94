/**
 * What a condition means: true, false, or null where an empty box leaves it open (Kleene's logic).
 *
 * Nothing is coerced, and every operand is read, in order, so that the boxes that a rule waits for are the same here
 * and on the server: `sync_protocol/evaluate.py` says all this too, held to it by shared vectors and by a differential
 * test.
 */
import type { BoxKind, Entry, IsoDate, List, Rule, Test, Value } from "../protocol.gen";

type Row = Readonly<Record<string, unknown>>;
/** A text, an option, a date (its ISO text), a flag; ints, decimals in millionths and instants in ms as bigint. */
export type Scalar = string | boolean | bigint;
export type Known = boolean | null;
export type Lists = Readonly<Record<string, List>>;

/**
 * A rule that is broken or, with `missing`, one that cannot be judged until those boxes are filled.
 *
 * `at` is the path of a box with the ids of its rows, `row` the index of the outermost row. A rule that waits for an
 * entry of a list, and for no box, counts as broken: no one can fill that in.
 */
export interface Finding {
  readonly code: string;
  readonly at: string;
  readonly row: number | null;
  readonly missing: readonly string[];
  readonly warning: boolean;
  /** The id of the rule's sentence. */
  readonly words: string;
}

/**
 * What the rules find in a document on a day, in the order of the rules, then of the rows.
 *
 * A rule that looks something up in a list which is not here, or empty, is not judged: whoever has the list judges it.
 */
export function check(document: object, rules: readonly Rule[], on: IsoDate, lists: Lists): Finding[] {
  const env = new Env(document as Row, on, lists);
  return rules.filter((rule) => isJudged(rule, lists)).flatMap((rule) => findings(env, rule));
}

/**
 * The places, with the ids of their rows, where one of these rules applies: its `when` holds. With the rules of code
 * MANDATORY, those that must be filled in now.
 */
export function applying(document: object, rules: readonly Rule[], on: IsoDate, lists: Lists): Set<string> {
  const env = new Env(document as Row, on, lists);
  const places = rules.flatMap((rule) => {
    if (!isJudged(rule, lists)) return [];
    const { when } = rule;
    return eachBinding(env, tablesOf(rule.at), () => (!when || judge(env, when) === true ? [env.place(rule.at)] : []));
  });
  return new Set(places.flat());
}

const listNames = new WeakMap<Rule, readonly string[]>();

export function isJudged(rule: Rule, lists: Lists): boolean {
  const names = listNames.get(rule) ?? [rule.when, rule.require].flatMap((test) => (test ? listsIn(test) : []));
  listNames.set(rule, names);
  return names.every((name) => lists[name]?.entries.length);
}

/** The names of the lists that these rules look things up in. */
export const listsOf = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(rules.flatMap(({ when, require }) => [...(when ? listsIn(when) : []), ...listsIn(require)])),
];

function listsIn(node: Test | Value): string[] {
  const own = node[0] === "find" || node[0] === "listed" ? [node[1]] : [];
  return [...own, ...childrenOf(node).flatMap(listsIn)];
}

/** The nodes right below this one. */
export function childrenOf(node: Test | Value): readonly (Test | Value)[] {
  switch (node[0]) {
    case "and":
    case "or":
      return node[1];
    case "find":
    case "listed":
      return node[2];
    case "sum":
    case "count":
    case "any":
    case "all":
    case "distinct":
      return [node[2]];
    case "not":
    case "present":
    case "in":
    case "starts":
    case "places":
      return [node[1]];
    case "=":
    case "<":
    case "plus":
    case "days":
      return [node[1], node[2]];
    case "get":
    case "lit":
    case "on":
      return [];
  }
}

/** What a condition is read in: the document, the rows that it is about now, the day and the lists. */
export class Env {
  readonly rows = new Map<string, Row>();
  /** The boxes that were found empty, by place. */
  readonly empty: string[] = [];
  readonly on: IsoDate;
  readonly lists: Lists;

  constructor(document: Row, on: IsoDate, lists: Lists) {
    this.rows.set("", document);
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
    return tablesOf(path).reduce((place, table) => place.replace("*", String(this.rows.get(table)?.id)), path);
  }

  /** The box or table of a path, from the row that it is about. */
  read(path: string): unknown {
    const { table, names } = steps(path);
    let here: unknown = this.rows.get(table);
    for (const name of names) here = (here as Row | undefined)?.[name];
    return here;
  }

  /** What `tell` says with each row of the table in turn; what was bound before is bound again afterwards. */
  each<T>(table: string, tell: (index: number) => T): T[] {
    const outer = this.rows.get(table);
    const told = ((this.read(table) ?? []) as readonly Row[]).map((row, index) => {
      this.rows.set(table, row);
      return tell(index);
    });
    if (outer) this.rows.set(table, outer);
    else this.rows.delete(table);
    return told;
  }
}

function findings(env: Env, rule: Rule): Finding[] {
  return eachBinding(env, tablesOf(rule.at), (row) => {
    env.empty.length = 0;
    const outside = rule.when ? flip(judge(env, rule.when)) : false;
    if (outside === true) return [];
    const holds = env.settle(0, anyOf([outside, judge(env, rule.require)]));
    const missing = holds === null ? [...new Set(env.empty)] : [];
    const { code, warning = false, words = "" } = rule;
    return holds ? [] : [{ code, at: env.place(rule.at), row, missing, warning, words }];
  }).flat();
}

/** What `tell` says with each row of the tables, which lie in one another; `row` is the index of the outermost. */
export function eachBinding<T>(
  env: Env,
  [table, ...inner]: readonly string[],
  tell: (row: number | null) => T,
  outermost: number | null = null,
): T[] {
  if (table === undefined) return [tell(outermost)];
  return env.each(table, (index) => eachBinding(env, inner, tell, outermost ?? index)).flat();
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

const steps = once((path) => {
  const cut = path.lastIndexOf("/*/");
  return cut < 0
    ? { table: "", names: path.split("/") }
    : { table: path.slice(0, cut), names: path.slice(cut + 3).split("/") };
});

const flip = (known: Known): Known => (known === null ? null : !known);
const allOf = (all: readonly Known[]): Known => (all.includes(false) ? false : all.includes(null) ? null : true);
const anyOf = (all: readonly Known[]): Known => (all.includes(true) ? true : all.includes(null) ? null : false);

function allDiffer(values: readonly (Scalar | null)[]): Known {
  const given = values.filter((value) => value !== null);
  return new Set(given).size < given.length ? false : given.length < values.length ? null : true;
}

/** A value as the evaluator reckons with it, from a box or from its text. */
function typed(raw: unknown, kind: BoxKind): Scalar {
  switch (kind) {
    case "decimal":
      return millionths(raw as string);
    case "int":
      return BigInt(raw as number | string);
    case "instant":
      return BigInt(Date.parse(raw as string));
    case "text":
    case "enum":
    case "flag":
    case "date":
      return raw as Scalar;
  }
}

/** A plain decimal number counted in millionths: exact, and no library. */
function millionths(text: string): bigint {
  const [whole = "", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(6, "0"));
}

const DAY = 86_400_000n;
const FIRST_DAY = dayNumber("1900-01-01");
const LAST_DAY = dayNumber("2199-12-31");

function dayNumber(date: IsoDate): bigint {
  return BigInt(Date.parse(date)) / DAY;
}

/** A day moved by days; a count that leads out of the bounds of a date leads to the bound. */
function moved(start: IsoDate, days: bigint): IsoDate {
  const day = dayNumber(start) + days;
  const bounded = day < FIRST_DAY ? FIRST_DAY : day > LAST_DAY ? LAST_DAY : day;
  return new Date(Number(bounded * DAY)).toISOString().slice(0, 10);
}

function both<T>(a: Scalar | null, b: Scalar | null, make: (a: Scalar, b: Scalar) => T): T | null {
  return a === null || b === null ? null : make(a, b);
}

const add = (a: Scalar | null, b: Scalar | null): Scalar | null => both(a, b, (x, y) => (x as bigint) + (y as bigint));

/** A value; null where it is missing, and then the empty boxes are noted. */
export function value(env: Env, node: Value): Scalar | null {
  switch (node[0]) {
    case "get": {
      const found = env.read(node[1]) ?? null;
      if (found === null) env.empty.push(env.place(node[1]));
      return found === null ? null : typed(found, node[2]);
    }
    case "lit":
      return typed(node[1], node[2]);
    case "on":
      return env.on;
    case "plus":
      return add(value(env, node[1]), value(env, node[2]));
    case "days":
      return both(value(env, node[1]), value(env, node[2]), (start, days) => moved(start as IsoDate, days as bigint));
    case "sum":
      return env.each(node[1], () => value(env, node[2])).reduce(add, 0n);
    case "count": {
      const results = env.each(node[1], () => judge(env, node[2]));
      return results.includes(null) ? null : BigInt(results.filter((result) => result).length);
    }
    case "find": {
      const found = lookUp(env, node[1], node[2])?.value ?? null;
      return found === null ? null : typed(found, node[3]);
    }
  }
}

/** What a look-up gives that found nothing; null stands for one that waits for an empty box. */
const NO_ENTRY: Entry = { keys: [], since: "" };

function lookUp(env: Env, name: string, keys: readonly Value[]): Entry | null {
  const list = env.lists[name];
  if (!list) throw new Error(`no list ${name}`);
  const found = keys.map((key, column) => {
    const mark = env.empty.length;
    const text = value(env, key) as string | null;
    if (list.match[column] === "any") env.empty.length = mark;
    return text;
  });
  const open = found.some((key, column) => key === null && list.match[column] !== "any");
  return open ? null : (bestEntry(list, found, env.on) ?? NO_ENTRY);
}

const found = new WeakMap<List, Map<string, Entry | undefined>>();

/** The entry that fits best, looked for once: many rules ask the same of a line of goods. */
function bestEntry(list: List, keys: readonly (string | null)[], on: IsoDate): Entry | undefined {
  const known = found.get(list) ?? new Map<string, Entry | undefined>();
  found.set(list, known);
  const asked = `${on}${JSON.stringify(keys)}`;
  if (!known.has(asked)) known.set(asked, searched(list, keys, on));
  return known.get(asked);
}

/** First key first, the longest prefix, a key rather than null. */
function searched(list: List, keys: readonly (string | null)[], on: IsoDate): Entry | undefined {
  const index = indexOf(list);
  for (const candidate of candidates(list, keys)) {
    const found = index.get(JSON.stringify(candidate))?.find((entry) => entry.since <= on && on <= (entry.until ?? on));
    if (found) return found;
  }
  return undefined;
}

/** All keys that an entry might have, the best first. */
function candidates(list: List, keys: readonly (string | null)[]): (string | null)[][] {
  return keys.reduce<(string | null)[][]>(
    (begun, key, column) => {
      const own = list.match[column] === "prefix" && key !== null ? prefixes(key) : [key];
      return begun.flatMap((before) => [...own, ...(key === null ? [] : [null])].map((one) => [...before, one]));
    },
    [[]],
  );
}

const prefixes = (key: string): string[] =>
  Array.from({ length: key.length }, (_, index) => key.slice(0, key.length - index));

const indexes = new WeakMap<List, Map<string, Entry[]>>();

function indexOf(list: List): Map<string, Entry[]> {
  const known = indexes.get(list);
  if (known) return known;
  const index = new Map<string, Entry[]>();
  for (const entry of list.entries) {
    const keys = JSON.stringify(entry.keys);
    index.set(keys, [...(index.get(keys) ?? []), entry]);
  }
  indexes.set(list, index);
  return index;
}

/** Whether a condition holds; null where it is open, and then the empty boxes are noted. */
export function judge(env: Env, node: Test): Known {
  const mark = env.empty.length;
  switch (node[0]) {
    case "present":
      if (node[1][0] === "get") return (env.read(node[1][1]) ?? null) !== null;
      return env.settle(mark, value(env, node[1]) !== null);
    case "=":
      return both(value(env, node[1]), value(env, node[2]), (a, b) => a === b);
    case "<":
      return both(value(env, node[1]), value(env, node[2]), (a, b) => a < b);
    case "in":
      return both(value(env, node[1]), true, (text) => node[2].includes(text as string));
    case "starts":
      return both(value(env, node[1]), true, (text) => node[2].some((prefix) => (text as string).startsWith(prefix)));
    case "places":
      return both(value(env, node[1]), true, (number) => (number as bigint) % 10n ** BigInt(6 - node[2]) === 0n);
    case "listed": {
      const entry = lookUp(env, node[1], node[2]);
      return entry && entry !== NO_ENTRY;
    }
    case "and":
      return env.settle(mark, allOf(node[1].map((part) => judge(env, part))));
    case "or":
      return env.settle(mark, anyOf(node[1].map((part) => judge(env, part))));
    case "not":
      return flip(judge(env, node[1]));
    case "all":
      return env.settle(mark, allOf(env.each(node[1], () => judge(env, node[2]))));
    case "any":
      return env.settle(mark, anyOf(env.each(node[1], () => judge(env, node[2]))));
    case "distinct":
      return env.settle(mark, allDiffer(env.each(node[1], () => value(env, node[2]))));
  }
}
