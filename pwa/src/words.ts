/**
 * The words of the app, in the language of whoever is at the tablet. What asks `t` in a template or a `$derived` is
 * asked anew when the language changes: nothing is loaded anew and no input loses what was typed.
 * English is always here and stands in for what another language lacks; the others come when they are chosen.
 */
import { Followed } from "./followed.svelte";
import { makeWords, type Words } from "./fluent";
import { type Language, LANGUAGES, languageFor, recall, remember } from "./languages";

/** The words of boxes come with the forms (forms/definition.ts), those of the lists and of prints with their screens. */
type Part = "app" | "forms" | "lists" | "print";

const english = import.meta.glob<string>(
  "../../locales/en/{app,conflicts,device,lifecycle,log,making,signing,statuses}.ftl",
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);
const others = {
  app: import.meta.glob<string>(
    "../../locales/{nl,hu,fi,nb}/{app,conflicts,device,lifecycle,log,making,signing,statuses}.ftl",
    {
      query: "?raw",
      import: "default",
    },
  ),
  forms: import.meta.glob<string>("../../locales/{nl,hu,fi,nb}/{forms,rules}.ftl", {
    query: "?raw",
    import: "default",
  }),
  lists: import.meta.glob<string>("../../locales/{nl,hu,fi,nb}/lists.ftl", { query: "?raw", import: "default" }),
  print: import.meta.glob<string>("../../locales/{nl,hu,fi,nb}/print.ftl", { query: "?raw", import: "default" }),
} satisfies Record<Part, unknown>;

const report = (fault: string): void => {
  if (import.meta.env.DEV) console.error(fault);
};

const fallback = makeWords(LANGUAGES.en.locale, Object.values(english), report);
const spoken = new Followed<{ readonly language: Language; readonly words: Words }>({
  language: "en",
  words: fallback,
});
const loaded = new Set<Part>(["app"]);

/** The words of the language that is spoken now. */
export const words: Words = {
  get locale() {
    return spoken.value.words.locale;
  },
  t: (id, args) => spoken.value.words.t(id, args),
  has: (id) => spoken.value.words.has(id),
  add: (catalogue) => spoken.value.words.add(catalogue),
  number: (value) => spoken.value.words.number(value),
  decimal: (value) => spoken.value.words.decimal(value),
  country: (code) => spoken.value.words.country(code),
  compare: (a, b) => spoken.value.words.compare(a, b),
  day: (instant, zone) => spoken.value.words.day(instant, zone),
  shortDay: (instant) => spoken.value.words.shortDay(instant),
  weekday: (instant) => spoken.value.words.weekday(instant),
  time: (instant, zone) => spoken.value.words.time(instant, zone),
};

export const { t } = words;

/** The language that is spoken now. */
export const language = (): Language => spoken.value.language;

/** Takes in the words of a part of the app that is loaded later: in English as given, in the language spoken by itself. */
export async function addWords(part: Exclude<Part, "app">, ...catalogues: readonly string[]): Promise<void> {
  catalogues.forEach(fallback.add);
  loaded.add(part);
  const now = spoken.value;
  if (now.language !== "en") (await catalogue(now.language, part).catch(() => [])).forEach(now.words.add);
}

let wanted: Language = "en";

/**
 * Speaks a language from now on. False where its words are not on the device and cannot be fetched now; then the
 * language stays as it is.
 */
export async function speak(next: Language): Promise<boolean> {
  wanted = next;
  const made = next === "en" ? fallback : await wordsOf(next).catch(() => null);
  if (wanted !== next) return true; // another was chosen while these were on their way
  if (made === null) return false;
  spoken.value = { language: next, words: made };
  document.documentElement.lang = next;
  return true;
}

async function wordsOf(chosen: Language): Promise<Words> {
  const made = makeWords(LANGUAGES[chosen].locale, [], report, fallback);
  // A part that is loaded meanwhile joins this loop.
  for (const part of loaded) (await catalogue(chosen, part)).forEach(made.add);
  return made;
}

const catalogue = (chosen: Language, part: Part): Promise<string[]> =>
  Promise.all(
    Object.entries(others[part])
      .filter(([path]) => path.includes(`/${chosen}/`))
      .map(([, load]) => load()),
  );

const shelf = () => localStorage;
let person: string | null = null;
let chosenOnDoor: Language | null = null;

/** The language to begin with: the one that was spoken last on this device, or the first of the browser's that there is. */
export const speakFirst = (): Promise<boolean> => speak(recall(shelf, null) ?? languageFor(navigator.languages));

/** Somebody chose a language, on the door or inside. */
export async function choose(next: Language): Promise<boolean> {
  if (!(await speak(next))) return false;
  remember(shelf, person, next);
  if (person === null) chosenOnDoor = next;
  return true;
}

/**
 * Whose work is open or locked now; null on the door. A person's own language comes with them, unless they chose
 * another one on the way in: then that is theirs from now on.
 */
export async function atTheTablet(id: string | null): Promise<void> {
  if (id === person) return;
  person = id;
  const chosen = chosenOnDoor;
  chosenOnDoor = null;
  if (id === null) return;
  if (chosen !== null) remember(shelf, id, chosen);
  else await speak(recall(shelf, id) ?? language());
}
