import { expect, test } from "vitest";

import type { Document } from "../protocol.gen";
import { finder, organisationsIn } from "./written-organisations";

const NAME = "Fjordfisk Eksport";

const aDocument = (part1: object, changed_at: string): Document => ({
  id: changed_at,
  type: "CVEDP",
  edition: "2019/1715",
  rev: 1,
  status: "new",
  post: "NLHBR1",
  changed_at,
  content: { part1 },
});

const consignor = (more: object) => ({ consignor: { name: NAME, country: "NO", ...more } });

test("ORG_1 who was written into a document is found again, by the country and a beginning of a word", () => {
  const find = finder(organisationsIn([aDocument(consignor({ address: "Kaien 1", city: "Bergen" }), "2026-07-14")]));

  expect(find("NO", "eksp", 5)).toMatchObject([{ text: NAME, facts: { street: "Kaien 1", city: "Bergen" } }]);
  expect(find("NO", "bergen", 5)).toHaveLength(1);
  expect(find("NL", "eksp", 5)).toEqual([]);
});

test("it is there once, as the document that was changed last has it", () => {
  const all = organisationsIn([
    aDocument(consignor({ address: "Kaien 1" }), "2026-07-14"),
    aDocument(consignor({ address: "Kaien 2", name: "FJORDFISK eksport" }), "2026-07-15"),
  ]);
  expect(all.map(({ facts }) => facts["street"])).toEqual(["Kaien 2"]);
});

test("a name without a country says too little to be filled in", () => {
  expect(organisationsIn([aDocument({ consignor: { name: NAME } }, "2026-07-14")])).toEqual([]);
});
