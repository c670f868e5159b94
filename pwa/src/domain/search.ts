/**
 * Finds entries of a reference list by what a person types: beginnings of words in any order, without regard to case
 * and accents, or the beginning of a code. Built once for a list and a language, so that each keystroke is cheap.
 */

/** What can be found: a code, its own words, and the words of the headings that it stands under. */
export interface Sought {
  readonly code: string;
  readonly text: string;
  /** Words that find it as well, and are not shown: the scientific name, an approval number. */
  readonly more?: string;
  /** What stands above it in the tree: it finds it too, after what says so itself. */
  readonly above?: string;
}

/** Letters that are no base letter with an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

const PLAIN = /^[ -~]*$/;

/** A text as it is compared: "Größe" and "GROSSE" are the same. */
export const folded = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize("NFKD")
        .replaceAll(/\p{M}/gu, "")
        .toLowerCase()
        .replaceAll(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter] ?? letter);

/** Whether two texts are one name, of whatever case and accents; nothing is no name. */
export function isSameName(one: string, other: string): boolean {
  const name = folded(one).trim();
  return name !== "" && name === folded(other).trim();
}

function wordsOf(text: string): readonly string[] {
  const plain = folded(text);
  return plain.match(PLAIN.test(plain) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** How well a word of an entry answers to what was typed; smaller is better. */
const OWN_WORD = 0;
const OWN_BEGINNING = 1;
const ABOVE = 4;
/** A word beyond the first few of a text says less of it. */
const LATE = 1;
const FIRST_WORDS = 3;

/** Where a word stands in an entry: among its first words, later, in a heading above. */
type Where = 0 | 1 | 2;

/** The entries that a word occurs in, each once, with where; `entry * PLACES + where`. */
interface Occurrences {
  readonly at: number[];
  last: number;
}
const PLACES = 3;
/** Of an entry that has none of the words; no cost is so high. */
const NONE = 255;

export interface Index {
  /** The numbers of at most `most` entries, the best first; of equals the shorter text, then the order of the list. */
  find(typed: string, most: number, admits?: (entry: number) => boolean): readonly number[];
}

export function makeIndex(entries: readonly Sought[]): Index {
  const occurrences = new Map<string, Occurrences>();
  /** Headings say the same above all that stands below them. */
  const split = new Map<string, readonly string[]>();
  entries.forEach(({ text, more = "", above = "" }, entry) => {
    let own = 0;
    for (const word of wordsOf(text)) if (place(word, entry, own < FIRST_WORDS ? 0 : 1)) own++;
    for (const word of wordsOf(more)) place(word, entry, 1);
    const headings = split.get(above) ?? wordsOf(above);
    split.set(above, headings);
    for (const word of headings) place(word, entry, 2);
  });
  /** False where the entry has the word already: where it stands first counts. */
  function place(word: string, entry: number, where: Where): boolean {
    let known = occurrences.get(word);
    if (!known) occurrences.set(word, (known = { at: [], last: -1 }));
    if (known.last === entry) return false;
    known.last = entry;
    known.at.push(entry * PLACES + where);
    return true;
  }

  const words = [...occurrences.keys()].sort();
  const codes = entries
    .map(({ code }, entry) => ({ code: wordsOf(code).join(""), entry }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const codesAlone = codes.map(({ code }) => code);
  /** The entries, the shorter text first, and the place of each there. */
  const byLength = entries
    .map(({ text }, entry) => ({ entry, length: text.length }))
    .sort((a, b) => a.length - b.length || a.entry - b.entry)
    .map(({ entry }) => entry);
  const rank = new Int32Array(entries.length);
  byLength.forEach((entry, place) => (rank[entry] = place));
  const everybody = () => true;

  /** What the best word that begins so costs each entry. */
  function matching(beginning: string): Uint8Array {
    const costs = new Uint8Array(entries.length).fill(NONE);
    for (let at = lowest(words, beginning); words[at]?.startsWith(beginning); at++) {
      const word = words[at] ?? "";
      const plain = word === beginning ? OWN_WORD : OWN_BEGINNING;
      for (const one of occurrences.get(word)?.at ?? []) {
        const [entry, where] = [Math.floor(one / PLACES), one % PLACES];
        const cost = where === 2 ? ABOVE : plain + where * LATE;
        if (cost < (costs[entry] ?? NONE)) costs[entry] = cost;
      }
    }
    return costs;
  }

  /** Entries whose code begins so, in the order of their codes. */
  function coded(beginning: string): number[] {
    const found: number[] = [];
    for (let at = lowest(codesAlone, beginning); codesAlone[at]?.startsWith(beginning); at++)
      found.push(codes[at]?.entry ?? 0);
    return found;
  }

  /** Entries that have all of these words, the best first: as numbers that stand in that order. */
  function worded(wanted: readonly string[]): Float64Array {
    const all = wanted.map(matching);
    const found: number[] = [];
    for (let entry = 0; entry < entries.length; entry++) {
      let total = 0;
      for (const costs of all) {
        const cost = costs[entry] ?? NONE;
        total = cost === NONE ? Infinity : total + cost;
      }
      if (total < Infinity) found.push(total * entries.length + (rank[entry] ?? 0));
    }
    return Float64Array.from(found).sort();
  }

  return {
    find(typed, most, admits = everybody) {
      const wanted = wordsOf(typed);
      if (wanted.length === 0) return [];
      const found = new Set(coded(wanted.join("")).filter(admits));
      // Whether an entry is admitted is asked of the best alone: one letter finds thousands.
      for (const one of worded(wanted)) {
        if (found.size >= most) break;
        const entry = byLength[one % entries.length] ?? 0;
        if (!found.has(entry) && admits(entry)) found.add(entry);
      }
      return [...found].slice(0, most);
    },
  };
}

/** The place of the first text that is not before this one. */
function lowest(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
