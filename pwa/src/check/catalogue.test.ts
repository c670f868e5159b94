import { expect, it } from "vitest";

import catalogue from "../../../locales/en/check.ftl?raw";
import { OUTCOMES } from "../domain/verified-seal";
import { makeWords } from "../fluent";
import { LOOK } from "./view";
import type { Why } from "./verdict";

const faults: string[] = [];
const words = makeWords("en-GB", [catalogue], (fault) => faults.push(fault));
const whys: Record<Why, true> = { no_keys: true, old_keys: true, unknown_key: true, insecure: true, no_root: true };

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

it("counts in the way of the language", () => {
  expect([0, 1, 5].map((hours) => words.t("verify-ago", { hours }))).toEqual([
    "less than an hour ago",
    "1 hour ago",
    "5 hours ago",
  ]);
});

it("has no fault of its own", () => {
  expect(faults).toEqual([]);
});
