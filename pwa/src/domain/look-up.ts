/** The entry of a list that fits best to some keys. */
import type { Entry, IsoDate, List } from "../protocol.gen";

export type Keys = readonly (string | null)[];

/** What was found before, key by key; the last holds the entry, or undefined for none. */
type Known = Map<string | null, Known | Entry | undefined>;

const known = new WeakMap<List, { readonly on: IsoDate; readonly found: Known }>();

/**
 * First key first, the longest prefix, a key rather than null. Looked for once on a day: many rules ask the same of a
 * line of goods.
 */
export function bestEntry(list: List, keys: Keys, on: IsoDate): Entry | undefined {
  let before = known.get(list);
  if (before?.on !== on) {
    before = { on, found: new Map() };
    known.set(list, before);
  }
  let here = before.found;
  for (let column = 0; column < keys.length - 1; column++) {
    const key = keys[column] ?? null;
    let next = here.get(key) as Known | undefined;
    if (!next) here.set(key, (next = new Map()));
    here = next;
  }
  const last = keys.at(-1) ?? null;
  if (!here.has(last)) here.set(last, searched(list, keys, on));
  return here.get(last) as Entry | undefined;
}

function searched(list: List, keys: Keys, on: IsoDate): Entry | undefined {
  const from = (branch: Branch, column: number): Entry | undefined => {
    for (const key of candidates(list, keys, column)) {
      const below = branch.get(key);
      const found = below instanceof Map ? from(below, column + 1) : below?.find((entry) => holds(entry, on));
      if (found) return found;
    }
    return undefined;
  };
  return from(branchesOf(list), 0);
}

const holds = (entry: Entry, on: IsoDate): boolean => entry.since <= on && on <= (entry.until ?? on);

/** What an entry might have there as a key, the best first. */
function candidates(list: List, keys: Keys, column: number): Keys {
  const key = keys[column] ?? null;
  if (key === null) return [null];
  return [...(list.match[column] === "prefix" ? prefixes(key) : [key]), null];
}

const prefixes = (key: string): string[] =>
  Array.from({ length: key.length }, (_, index) => key.slice(0, key.length - index));

/** The entries of a list by key; the last key leads to those that have them all. */
type Branch = Map<string | null, Branch | Entry[]>;

const branches = new WeakMap<List, Branch>();

function branchesOf(list: List): Branch {
  const known = branches.get(list);
  if (known) return known;
  const top: Branch = new Map();
  for (const entry of list.entries) {
    let here = top;
    for (const key of entry.keys.slice(0, -1)) {
      let next = here.get(key);
      if (!(next instanceof Map)) here.set(key, (next = new Map()));
      here = next;
    }
    const last = entry.keys.at(-1) ?? null;
    const same = here.get(last);
    if (Array.isArray(same)) same.push(entry);
    else here.set(last, [entry]);
  }
  branches.set(list, top);
  return top;
}
