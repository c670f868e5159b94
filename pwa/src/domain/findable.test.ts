import { expect, test } from "vitest";

import { partsToFind } from "./findable";

test("NEW_7 an empty draft says neither goods nor sender nor receiver", () => {
  expect(partsToFind({})).toEqual(["goods", "consignor", "consignee"]);
});

test("NEW_7 part of each is enough", () => {
  const part1 = { commodities: [{ id: "k1", cn_code: "0102" }], consignor: { name: "A" }, consignee: { name: "B" } };

  expect(partsToFind({ part1 })).toEqual([]);
});

test("NEW_7 a line with nothing in it names no goods", () => {
  expect(partsToFind({ part1: { commodities: [{ id: "k1" }] } })).toContain("goods");
});
