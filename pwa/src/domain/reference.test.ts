import { expect, test } from "vitest";

import { openList } from "./reference";
import { entry, list } from "./reference.testing";

const ON = "2026-07-14";

const GOODS = openList(
  list(
    "nomenclature",
    entry("01", "Live animals", { value: "branch" }),
    entry("0101", "Horses", { value: "branch", facts: { parent: "01" } }),
    entry("010121", "Pure-bred breeding animals", {
      value: "leaf",
      facts: { parent: "0101" },
      words: { en: "Pure-bred breeding animals", nl: "Fokdieren" },
    }),
    entry("010129", "Other", { value: "leaf", facts: { parent: "0101" } }),
    entry("010199", "Gone", { value: "leaf", facts: { parent: "0101" }, until: "2025-12-31" }),
  ),
);
const search = (text: string, language = "en", most = 10) =>
  GOODS.search({ text, language, on: ON, most }).map(({ code }) => code);

test("CN_1 only leaves of the tree can be chosen", () => {
  expect(GOODS.below("", "en", ON).map(({ code, chosen }) => [code, chosen])).toEqual([["01", false]]);
  expect(GOODS.below("0101", "en", ON).map(({ code, chosen }) => [code, chosen])).toEqual([
    ["010121", true],
    ["010129", true],
  ]);
});

test("CN_1 an entry is found by its own words or its heading's, and tells what it stands under", () => {
  expect(search("horses")).toEqual(["0101", "010129", "010121"]);
  expect(GOODS.entry("010129", "en", ON)?.above).toEqual([{ text: "Live animals" }, { text: "Horses" }]);
});

test("CN_1 an entry that does not hold on the day is not found, and not looked up", () => {
  expect(search("gone")).toEqual([]);
  expect(GOODS.entry("010199", "en", ON)).toBeNull();
  expect(GOODS.entry("010199", "en", "2025-12-31")?.text).toBe("Gone");
});

test("CN_1 an entry is found by every heading above it, but not by its chapter", () => {
  const goods = openList(
    list(
      "nomenclature",
      entry("01", "Live animals", { value: "branch" }),
      entry("0103", "Swine", { value: "branch", facts: { parent: "01" } }),
      entry("010391", "Light", { value: "branch", facts: { parent: "0103" } }),
      entry("01039110", "Domestic", { value: "leaf", facts: { parent: "010391" } }),
    ),
  );
  const codes = (text: string) =>
    goods.search({ text, language: "en", on: ON, most: 10 }).map(({ code, text: said }) => [code, said]);

  expect(codes("swine domestic")).toEqual([["01039110", "Domestic"]]);
  expect(codes("animals domestic")).toEqual([]);
});

test("words that are in no language of the app are shown all the same", () => {
  const only = openList(
    list("places", entry("A", "", { words: { fr: "Anvers" } }), entry("B", "", { words: { la: "Bos taurus" } })),
  );

  expect(only.entry("A", "hu", ON)?.text).toBe("Anvers");
  expect(only.search({ text: "anvers", language: "hu", on: ON, most: 10 }).map(({ code }) => code)).toEqual(["A"]);
  expect(only.entry("B", "hu", ON)).toMatchObject({ text: "", latin: "Bos taurus" });
});

test("words are those of the language, or the English ones", () => {
  expect(search("fokdieren", "nl")).toEqual(["010121"]);
  expect(search("other", "nl")).toEqual(["010129"]);
  expect(search("fokdieren", "en")).toEqual([]);
});

test("words of another language than the one that was asked for say which it is; names are no language's", () => {
  const names = openList(list("organisations", entry("1", "Exporter South")));

  expect(GOODS.entry("010121", "nl", ON)?.lang).toBeUndefined();
  expect(GOODS.entry("010129", "nl", ON)).toMatchObject({ text: "Other", lang: "en" });
  expect(GOODS.entry("010129", "nl", ON)?.above.at(-1)).toEqual({ text: "Horses", lang: "en" });
  expect(names.entry("1", "nl", ON)).not.toHaveProperty("lang");
});

test("nothing typed: the list from its beginning", () => expect(search("", "en", 2)).toEqual(["01", "0101"]));

test("a list can be narrowed to a country, be it a fact or a key", () => {
  const places = openList(
    list("places", entry("NLRTM", "Rotterdam", { facts: { country: "NL" } }), {
      ...entry("12", "Abattoir"),
      keys: ["12", "AR"],
    }),
  );
  const of = (country: string) =>
    places.search({ text: "", language: "en", on: ON, most: 9, where: { country } }).map(({ code }) => code);
  expect([of("NL"), of("AR"), of("BE")]).toEqual([["NLRTM"], ["12"], []]);
});

test("a list can be narrowed to a value: plants, and no pests", () => {
  const all = openList(
    list("eppo", entry("CITSI", "Orange", { value: "plant" }), entry("XYLEFA", "X", { value: "pest" })),
  );
  const plants = all.search({ text: "", language: "en", on: ON, most: 9, where: { value: "plant" } });
  expect(plants.map(({ code }) => code)).toEqual(["CITSI"]);
});

test("CN_7 a plant is found by its EPPO code, its name or its scientific name", () => {
  const plants = openList(
    list("eppo", entry("CITSI", "Sweet orange", { words: { en: "Sweet orange", la: "Citrus sinensis" } })),
  );
  const codes = ["cits", "orange", "citrus sin"].map((text) =>
    plants.search({ text, language: "nl", on: ON, most: 9 }).map(({ code, latin }) => `${code} ${latin}`),
  );
  expect(codes).toEqual(Array(3).fill(["CITSI Citrus sinensis"]));
});

test("the rules read the list without its words", () => {
  expect(GOODS.lookUps().entries[0]).toEqual({ keys: ["01"], since: "2022-01-01", value: "branch" });
});

test("CN_1 a search can be kept to the branches of some codes", () => {
  const among = (codes: readonly string[], text = "animals") =>
    GOODS.search({ text, language: "en", on: ON, most: 10, among: codes }).map(({ code }) => code);
  expect(among(["010121"])).toEqual(["01", "010121"]);
  expect(among(["0101"], "01")).toEqual(["01", "0101", "010121", "010129"]);
  expect(among(["02"])).toEqual([]);
});

test("the second key of an entry is told with it", () => {
  const listed = openList(list("legislation", entry("01", "Animals", { keys: ["01", "2021/632"] })));
  expect(listed.search({ text: "", language: "en", on: ON, most: 9 })[0]).toMatchObject({
    code: "01",
    second: "2021/632",
  });
});
