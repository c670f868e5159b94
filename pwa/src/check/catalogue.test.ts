import { describe, expect, it } from "vitest";

import { OUTCOMES } from "../domain/verified-seal";
import { makeWords } from "../fluent";
import { LANGUAGES, isLanguage } from "../languages";
import { LOOK } from "./view";
import type { Why } from "./verdict";
import { compile } from "../../words.config";
import { say, wordsOf } from "./words";

const catalogues = import.meta.glob<string>("../../../locales/*/{check,scan}.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
const whys: Record<Why, true> = { no_keys: true, old_keys: true, unknown_key: true, insecure: true, no_root: true };

describe.each(Object.keys(LANGUAGES).filter(isLanguage))("%s", async (language) => {
  const words = await wordsOf(language);

  it("has a title and a line for every verdict", () => {
    for (const kind of Object.keys(LOOK)) {
      expect(words.has(`verify-${kind}-title`), kind).toBe(true);
      expect(words.has(`verify-${kind}-line`), kind).toBe(true);
    }
  });

  it.each(Object.keys(whys))("says why nothing can be checked: %s", (why) => {
    expect(words.has(`verify-why-${why}`)).toBe(true);
  });

  it.each([...OUTCOMES])("ACP-2: has a word for the outcome %s", (outcome) => {
    expect(words.has(`verify-outcome-${outcome}`)).toBe(true);
  });

  it("counts", () => {
    const said = [0, 1, 5].map((hours) => words.t("verify-ago", { hours }));
    expect(new Set(said).size).toBe(3);
  });

  it.each(["check", "scan"])("says what Fluent says, of every message: %s", (file) => {
    const source = catalogues[`../../../locales/${language}/${file}.ftl`] ?? "";
    const { locale } = LANGUAGES[language];
    const faults: string[] = [];
    const fluent = makeWords(locale, [source], (fault) => faults.push(fault));
    const messages = compile(source);
    const ours = say(locale, messages);

    for (const id of Object.keys(messages))
      for (const count of [0, 1, 2, 5, 21, 200]) {
        const args = {
          ...Object.fromEntries([...source.matchAll(/\$(\w+)/g)].map(([, name = ""]) => [name, `<${name}>`] as const)),
          ...{ hours: count, days: count, count, times: count, places: count },
        };
        expect(ours.t(id, args), id).toBe(fluent.t(id, args));
      }
    expect(faults).toEqual([]);
  });
});
