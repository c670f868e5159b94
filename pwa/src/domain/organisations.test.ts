import { expect, test } from "vitest";

import type { List } from "../protocol.gen";
import { fits, mayClone, whoFits } from "./organisations";

const ON = "2026-07-14";
const listed = (...keys: readonly (readonly [string, string | null])[]): { organisations: List } => ({
  organisations: { match: ["exact", "exact"], entries: keys.map((key) => ({ keys: key, since: "2020-01-01" })) },
});

test("NEW_2 importers may not clone, unless they are responsible for loads too", () => {
  const lists = listed(["a", "importer"], ["b", "importer"], ["b", "responsible"], ["c", "exporter"], ["d", null]);
  expect(["a", "b", "c", "d", "unlisted"].filter((one) => !mayClone(one, ON, lists))).toEqual(["a"]);
});

test("NEW_2 an authority clones, and where nothing is known of organisations nobody is kept from it", () => {
  expect(mayClone(undefined, ON, listed(["a", "importer"]))).toBe(true);
  expect(mayClone("a", ON, {})).toBe(true);
  expect(mayClone("a", ON, listed())).toBe(true);
});

test("ORG_2 a box takes the activities that fit it, and whoever has none", () => {
  expect(fits("importer", "importer")).toBe(true);
  expect(fits("importer", "exporter")).toBe(false);
  expect(fits("importer", undefined)).toBe(true);
  expect(fits("party", "exporter")).toBe(true);
});

test("NEW_5 an organisation fills a box by the activity that fits it, or else by any", () => {
  const found = [
    { code: "a", second: "exporter" },
    { code: "a", second: "responsible" },
    { code: "ab", second: "responsible" },
  ];
  expect(whoFits("person_responsible", "a", found)).toEqual({ code: "a", second: "responsible" });
  expect(whoFits("importer", "a", found)).toEqual({ code: "a", second: "exporter" });
  expect(whoFits("importer", "b", found)).toBeNull();
});
