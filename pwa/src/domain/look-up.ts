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
  const index = indexOf(list);
  for (const candidate of candidates(list, keys)) {
    const found = index.get(JSON.stringify(candidate))?.find((entry) => entry.since <= on && on <= (entry.until ?? on));
    if (found) return found;
  }
  return undefined;
}

/** All keys that an entry might have, the best first. */
function candidates(list: List, keys: Keys): (string | null)[][] {
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
    const same = index.get(keys);
    if (same) same.push(entry);
    else index.set(keys, [entry]);
  }
  indexes.set(list, index);
  return index;
}
