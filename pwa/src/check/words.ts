/** The words of the check page, compiled when they are built (words.config.ts). */
import { type Args, figures, type Spoken } from "../formats";
import { type Language, LANGUAGES } from "../languages";

/** Text, or a variable; with variants, the one that its value chooses: itself, its plural, or the last named. */
export type Part = string | readonly [name: string] | readonly [name: string, Record<string, Pattern>, star: string];
export type Pattern = string | readonly Part[];
export type Compiled = Readonly<Record<string, Pattern>>;

type Catalogues = Readonly<Record<string, () => Promise<Compiled>>>;

const catalogues: Catalogues = import.meta.glob<Compiled>("../../../locales/*/check.ftl", {
  query: "?compiled",
  import: "default",
});

/** Throws where the words are not on the device and cannot be fetched now. */
export async function wordsOf(language: Language, all = catalogues, part = "check"): Promise<Spoken> {
  const compiled = await all[`../../../locales/${language}/${part}.ftl`]?.();
  return say(LANGUAGES[language].locale, compiled ?? {});
}

/** The messages, as Fluent would say them. */
export function say(locale: string, messages: Compiled): Spoken {
  const spoken = figures(locale);
  const plural = new Intl.PluralRules(locale);
  const whole = (pattern: Pattern, args: Args): string => {
    if (typeof pattern === "string") return pattern;
    return pattern
      .map((part) => {
        if (typeof part === "string") return part;
        const [name, variants, star] = part;
        const value = args[name] ?? `{$${name}}`;
        if (!variants) return typeof value === "number" ? spoken.number(value) : value;
        const counted = typeof value === "number" ? variants[plural.select(value)] : undefined;
        return whole(variants[value] ?? counted ?? variants[star ?? ""] ?? "", args);
      })
      .join("");
  };
  return {
    ...spoken,
    t: (id, args = {}) => whole(messages[id] ?? id, args),
    has: (id) => id in messages,
  };
}
