import { expect, test } from "vitest";

import type { Document } from "../protocol.gen";
import { isOfPartOne, revise, revised } from "./revision";

const document: Document = {
  id: "d1",
  type: "CVEDP",
  edition: "2019/1715",
  rev: 3,
  version: 1,
  status: "new",
  post: "NLHBR1",
  content: { part1: { packages: 10, temperature: "frozen", commodities: [{ id: "k1", cn_code: "0406" }] } },
};

test("NEW_9 changes stand on top of what was submitted, and leave it as it is", () => {
  const revision = revise(null, document, { set: { "part1/packages": 12 }, unset: ["part1/temperature"] });

  expect(revised(document, revision).content).toEqual({
    part1: { packages: 12, commodities: [{ id: "k1", cn_code: "0406" }] },
  });
  expect(document.content).toHaveProperty("part1.packages", 10);
});

test("the last change of a box counts, and a row that was taken away takes its boxes along", () => {
  let revision = revise(null, document, { add: { "part1/commodities/k2": {} } });
  revision = revise(revision, document, { set: { "part1/commodities/k2/cn_code": "0407", "part1/packages": 11 } });
  revision = revise(revision, document, { remove: ["part1/commodities/k2"], set: { "part1/packages": 13 } });

  expect(revision.edits).toEqual([
    ["part1/packages", 13],
    ["part1/commodities/k2", null],
  ]);
  expect(revised(document, revision).content).toHaveProperty("part1.commodities", [{ id: "k1", cn_code: "0406" }]);
});

test("ST_10 what somebody else submitted meanwhile stays, beside the own changes", () => {
  const revision = revise(null, document, {
    set: { "part1/packages": 12, "part1/commodities/k1/description": "Cheddar" },
  });
  const meanwhile: Document = { ...document, version: 2, content: { part1: { packages: 10, temperature: "chilled" } } };

  expect(revised(meanwhile, revision).content).toEqual({ part1: { packages: 12, temperature: "chilled" } });
  expect(revision.version).toBe(1);
});

test("a change of Part II is none of Part I", () => {
  expect(isOfPartOne({ set: { "part1/packages": 1 }, remove: ["part1/commodities/k1"] })).toBe(true);
  expect(isOfPartOne({ set: { "part1/packages": 1 }, unset: ["part2/remark"] })).toBe(false);
});
