/** One list of the reference data: what a person finds in it, and where it stands in its tree. */
import type { IsoDate, List, ReferenceEntry, ReferenceList } from "../protocol.gen";
import { branchesOf } from "./commodities";
import { isSameName, makeIndex, type Index } from "./search";

export interface Search {
  readonly text: string;
  /** ISO 639-1; where an entry has no words in it, the English ones stand, or any there are. */
  readonly language: string;
  /** The day on which entries hold. */
  readonly on: IsoDate;
  readonly most: number;
  /** Only entries whose fact is this; `value` is the entry's own, and `country` may be its second key. */
  readonly where?: Readonly<Record<string, string>>;
  /** Only codes that stand above or below one of these in the tree. */
  readonly among?: readonly string[];
}

/** Words of a list. `lang` is their language, where it is another than the one that was asked for. */
export interface Said {
  readonly text: string;
  readonly lang?: string;
}

export interface Found extends Said {
  /** What a box takes: the first key. */
  readonly code: string;
  /** The second key, where the list has one. */
  readonly second?: string;
  /** The scientific name, where there is one. */
  readonly latin: string;
  /** What it stands under, the nearest heading last. */
  readonly above: readonly Said[];
  /** Whether it can be chosen: a heading of a tree cannot (CN-1). */
  readonly chosen: boolean;
  readonly value: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** What can be asked of a list that is open. */
export interface OpenList {
  readonly about: Omit<ReferenceList, "entries" | "match">;
  /** The list as the rules read it. */
  lookUps(): List;
  search(wanted: Search): readonly Found[];
  /** Makes the first search in this language as quick as the others. */
  prepare(language: string): void;
  entry(code: string, language: string, on: IsoDate): Found | null;
  /** The codes of what bears this name in a country, in whichever language. */
  named(name: string, country: string, on: IsoDate): readonly string[];
  /** The headings under a heading, or those at the top of the tree for an empty code, in the order of the list. */
  below(code: string, language: string, on: IsoDate): readonly Found[];
  /** The list as it is kept, also what holds no longer or not yet: a page of what is found, and how many there are. */
  lines(text: string, language: string, from: number, most: number): Lines;
  /** All entries of these keys. */
  linesOf(keys: readonly (string | null)[]): readonly ReferenceEntry[];
}

export interface Lines {
  readonly count: number;
  readonly entries: readonly ReferenceEntry[];
}

/** The value of a heading of a tree. */
const BRANCH = "branch";
const FALLBACK = "en";
const LATIN = "la";

export function openList({ entries, match, ...about }: ReferenceList): OpenList {
  const indexes = new Map<string, Index>();
  const byCode = grouped(entries, codeOf);
  const byParent = grouped(entries, parentOf);
  const isTranslated = entries.some(({ words = {} }) =>
    Object.keys(words).some((one) => ![FALLBACK, LATIN].includes(one)),
  );
  const isTree = entries.some(({ value }) => value === BRANCH);

  const at = (code: string, on: IsoDate): ReferenceEntry | undefined =>
    byCode.get(code)?.find((entry) => holds(entry, on));

  /** The headings above an entry, the nearest last. */
  function above(entry: ReferenceEntry, on: IsoDate): readonly ReferenceEntry[] {
    const trail: ReferenceEntry[] = [];
    for (let next = at(parentOf(entry), on); next && !trail.includes(next); next = at(parentOf(next), on))
      trail.unshift(next);
    return trail;
  }

  /** Where a list has words in one language alone, they are names, and no language's. */
  function said(entry: ReferenceEntry, language: string): Said {
    const lang = spokenIn(entry, language);
    return { text: textOf(entry, language), ...(isTranslated && lang && lang !== language && { lang }) };
  }

  const found = (entry: ReferenceEntry, language: string, on: IsoDate): Found => ({
    code: codeOf(entry),
    ...(entry.keys[1] && { second: entry.keys[1] }),
    ...said(entry, language),
    latin: entry.words?.[LATIN] ?? "",
    above: above(entry, on).map((heading) => said(heading, language)),
    chosen: entry.value !== BRANCH,
    value: entry.value ?? "",
    // A country is a fact of most lists, and the second key of some.
    facts: { ...(entry.keys[1] && { country: entry.keys[1] }), ...entry.facts },
  });

  function indexOf(language: string): Index {
    const known = indexes.get(language);
    if (known) return known;
    const headings = new Map<string, string>();
    /** What is said above an entry, put together once for all that stand under the same heading. */
    function saidAbove(entry: ReferenceEntry): string {
      const where = `${parentOf(entry)} ${entry.since}`;
      // A chapter says too little of what is in it.
      const said = headings.get(where) ?? above(entry, entry.since).slice(1).map(text).join(" ");
      headings.set(where, said);
      return said;
    }
    const text = (entry: ReferenceEntry): string => textOf(entry, language);
    const made = makeIndex(
      entries.map((entry) => ({
        code: codeOf(entry),
        text: text(entry),
        more: [entry.words?.[LATIN], entry.keys[1], entry.facts?.["approval_number"], entry.facts?.["city"]].join(" "),
        above: isTree ? saidAbove(entry) : "",
      })),
    );
    indexes.set(language, made);
    return made;
  }

  return {
    about,
    lookUps: () => ({
      match,
      entries: entries.map(({ keys, since, until, value }) => ({
        keys,
        since,
        ...(until !== undefined && { until }),
        ...(value !== undefined && { value }),
      })),
    }),
    search({ text, language, on, most, where = {}, among }) {
      const wanted = Object.entries(where);
      const branch = among && branchesOf(among);
      const admits = (number: number): boolean => {
        const entry = entries[number];
        return (
          entry !== undefined &&
          holds(entry, on) &&
          wanted.every(([name, value]) => factOf(entry, name) === value) &&
          (!branch || branch(codeOf(entry)))
        );
      };
      const numbers = text.trim() ? indexOf(language).find(text, most, admits) : firstOf(entries.length, most, admits);
      return numbers.flatMap((number) => {
        const entry = entries[number];
        return entry ? [found(entry, language, on)] : [];
      });
    },
    prepare: (language) => void indexOf(language),
    entry(code, language, on) {
      const entry = at(code, on);
      return entry ? found(entry, language, on) : null;
    },
    named: (name, country, on) =>
      entries
        .filter(
          (entry) =>
            holds(entry, on) &&
            factOf(entry, "country") === country &&
            Object.values(entry.words ?? {}).some((text) => isSameName(text, name)),
        )
        .map(codeOf),
    below: (code, language, on) =>
      (byParent.get(code) ?? []).filter((entry) => holds(entry, on)).map((entry) => found(entry, language, on)),
    lines(text, language, from, most) {
      if (!text.trim()) return { count: entries.length, entries: entries.slice(from, from + most) };
      const numbers = indexOf(language).find(text, Infinity);
      return {
        count: numbers.length,
        entries: numbers.slice(from, from + most).flatMap((number) => entries[number] ?? []),
      };
    },
    linesOf: (keys) =>
      (byCode.get(keys[0] ?? "") ?? []).filter((entry) => entry.keys.every((key, index) => key === keys[index])),
  };
}

const codeOf = ({ keys }: ReferenceEntry): string => keys[0] ?? "";
const parentOf = ({ facts }: ReferenceEntry): string => facts?.["parent"] ?? "";
const holds = ({ since, until }: ReferenceEntry, on: IsoDate): boolean => since <= on && on <= (until ?? on);
/** The language in which an entry is said to who speaks this one. */
const spokenIn = ({ words = {} }: ReferenceEntry, language: string): string | undefined => {
  if (language in words) return language;
  return FALLBACK in words ? FALLBACK : Object.keys(words).find((other) => other !== LATIN);
};
const textOf = (entry: ReferenceEntry, language: string): string =>
  entry.words?.[spokenIn(entry, language) ?? ""] ?? "";

const factOf = ({ facts, keys, value }: ReferenceEntry, name: string): string | undefined => {
  if (name === "value") return value;
  return facts?.[name] ?? (name === "country" ? (keys[1] ?? undefined) : undefined);
};

/** Without a word typed: the list from its beginning. */
function firstOf(count: number, most: number, admits: (number: number) => boolean): readonly number[] {
  const numbers: number[] = [];
  for (let number = 0; number < count && numbers.length < most; number++) if (admits(number)) numbers.push(number);
  return numbers;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
