import { describe, expect, it } from "vitest";

import { OUTCOMES } from "../domain/verified-seal";
import { makeWords } from "../fluent";
import { LANGUAGES, isLanguage } from "../languages";
import { LOOK } from "./view";
import type { Why } from "./verdict";

const catalogues = import.meta.glob<string>("../../../locales/*/check.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
const whys: Record<Why, true> = { no_keys: true, old_keys: true, unknown_key: true, insecure: true, no_root: true };

describe.each(Object.keys(LANGUAGES).filter(isLanguage))("%s", (language) => {
  const faults: string[] = [];
  const catalogue = catalogues[`../../../locales/${language}/check.ftl`] ?? "";
  const words = makeWords(LANGUAGES[language].locale, [catalogue], (fault) => faults.push(fault));

  it("has a title and a line for every verdict", () => {
    for (const kind of Object.keys(LOOK)) {
      expect(words.t(`verify-${kind}-title`)).not.toBe(`verify-${kind}-title`);
      expect(words.t(`verify-${kind}-line`)).not.toBe(`verify-${kind}-line`);
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

  it("has no fault of its own", () => {
    expect(faults).toEqual([]);
  });
});
