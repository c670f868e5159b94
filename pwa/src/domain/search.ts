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

/** A text as it is compared: "Größe" and "GROSSE" are the same. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter] ?? letter);

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How well a word of an entry answers to what was typed; smaller is better. */
const OWN_WORD = 0;
const OWN_BEGINNING = 1;
const ABOVE = 4;
/** A word beyond the first few of a text says less of it. */
const LATE = 1;
const FIRST_WORDS = 3;

/** Where a word occurs: entries, with 0 for its place among the first words, 1 for later, 2 for a heading above. */
interface Place {
  readonly entry: number;
  readonly where: 0 | 1 | 2;
}

export interface Index {
  /** The numbers of at most `most` entries, the best first; of equals the shorter text, then the order of the list. */
  find(typed: string, most: number, admits?: (entry: number) => boolean): readonly number[];
}

export function makeIndex(entries: readonly Sought[]): Index {
  const places = new Map<string, Place[]>();
  entries.forEach(({ text, more = "", above = "" }, entry) => {
    const own = new Set(wordsOf(text));
    const others = new Set(wordsOf(more).filter((word) => !own.has(word)));
    const headings = new Set(wordsOf(above).filter((word) => !own.has(word)));
    [...own].forEach((word, index) => place(word, entry, index < FIRST_WORDS ? 0 : 1));
    for (const word of others) place(word, entry, 1);
    for (const word of headings) place(word, entry, 2);
  });
  function place(word: string, entry: number, where: Place["where"]): void {
    const known = places.get(word);
    if (known) known.push({ entry, where });
    else places.set(word, [{ entry, where }]);
  }

  const words = [...places.keys()].sort();
  const codes = entries
    .map(({ code }, entry) => ({ code: folded(code), entry }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const codesAlone = codes.map(({ code }) => code);
  const texts = entries.map(({ text }) => text.length);
  const nobody = () => true;

  /** Costs by entry of the best word that begins so. */
  function matching(beginning: string): Map<number, number> {
    const costs = new Map<number, number>();
    for (let at = lowest(words, beginning); words[at]?.startsWith(beginning); at++) {
      const word = words[at] ?? "";
      const plain = word === beginning ? OWN_WORD : OWN_BEGINNING;
      for (const { entry, where } of places.get(word) ?? []) {
        const cost = where === 2 ? ABOVE : plain + where * LATE;
        const known = costs.get(entry);
        if (known === undefined || cost < known) costs.set(entry, cost);
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

  return {
    find(typed, most, admits = nobody) {
      const wanted = wordsOf(typed);
      const [first, ...rest] = wanted;
      if (first === undefined) return [];
      const byCode = coded(wanted.join("")).filter(admits);
      let costs = matching(first);
      for (const word of rest) {
        const more = matching(word);
        costs = new Map([...costs].flatMap(([entry, cost]) => both(entry, cost, more.get(entry))));
      }
      const known = new Set(byCode);
      const byWords = [...costs]
        .filter(([entry]) => !known.has(entry) && admits(entry))
        .sort(([a, cost], [b, other]) => cost - other || (texts[a] ?? 0) - (texts[b] ?? 0) || a - b)
        .map(([entry]) => entry);
      return [...byCode, ...byWords].slice(0, most);
    },
  };
}

const both = (entry: number, cost: number, other: number | undefined): readonly (readonly [number, number])[] =>
  other === undefined ? [] : [[entry, cost + other]];

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
