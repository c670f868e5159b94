/** The languages of the product, and which of them this device and its people have chosen. */

export const LANGUAGES = {
  en: { name: "English", locale: "en-GB" },
  nl: { name: "Nederlands", locale: "nl" },
  hu: { name: "Magyar", locale: "hu" },
  fi: { name: "Suomi", locale: "fi" },
  nb: { name: "Norsk bokmål", locale: "nb" },
} as const;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (text: unknown): text is Language =>
  typeof text === "string" && Object.hasOwn(LANGUAGES, text);

/** The first language of a browser's list that the product has; English where it has none of them. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [own = ""] = tag.toLowerCase().split("-");
    const language = own === "no" || own === "nn" ? "nb" : own;
    if (isLanguage(language)) return language;
  }
  return "en";
}

/** Reaches for the browser's storage; a browser that keeps nothing refuses even that. */
export type Shelf = () => Pick<Storage, "getItem" | "setItem">;

const nameFor = (person: string | null): string => (person === null ? "language" : `language/${person}`);

/** The language that a person chose on this device, or with null the one that was spoken last on it. */
export function recall(shelf: Shelf, person: string | null): Language | null {
  try {
    const kept = shelf().getItem(nameFor(person));
    return isLanguage(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a choice for the device, and for the person who made it. It is lost where the browser keeps nothing. */
export function remember(shelf: Shelf, person: string | null, language: Language): void {
  try {
    shelf().setItem(nameFor(null), language);
    if (person !== null) shelf().setItem(nameFor(person), language);
  } catch {
    // It holds for as long as the page is open.
  }
}
