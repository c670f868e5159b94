import { expect, test } from "vitest";

import { assign } from "./assign";
import { catalogue } from "./catalogue";
import { Env } from "./env";
import { Judging } from "./judging";
import { check, findings, placesOf } from "./rules";

const ON = "2026-07-01";
const LISTS = {};
const { content, rules } = catalogue.types["CVEDP"] ?? { content: "", rules: [] };

const set = (document: object, path: string, value: unknown) => assign(catalogue, content, document, path, value);

/** Boxes, rows and rows in rows, filled in one after the other. */
const STEPS: readonly (readonly [string, unknown])[] = [
  ["part1/commodities/k1", {}],
  ["part1/commodities/k1/cn_code", "02023090"],
  ["part1/commodities/k2", {}],
  ["part1/commodities/k2/net_weight", "12.5"],
  ["part1/commodities/k1/items/a", {}],
  ["part1/temperature", "frozen"],
  ["part2/laboratory/done", true],
  ["part2/laboratory/tests/t1", {}],
  ["part2/laboratory/tests/t1/sampled", "2026-07-02"],
  ["part2/laboratory/tests/t1/commodity", "k1"],
  ["part2/decision/acceptable", false],
  ["part2/laboratory/tests/t1", null],
  ["part1/commodities/k1", null],
  ["part2/decision/acceptable", null],
];

test("what it finds after each change is what the whole check finds", () => {
  const judging = new Judging(rules, findings);
  let document: object = {};
  for (const [path, value] of STEPS) {
    document = set(document, path, value);
    expect(judging.check(document, ON, LISTS), path).toEqual(check(document, rules, ON, LISTS));
  }
});

test("where boxes must be filled in after each change is where they must be afresh", () => {
  const must = rules.filter(({ code }) => code === "MANDATORY");
  const judging = new Judging(must, placesOf);
  let document: object = {};
  for (const [path, value] of STEPS) {
    document = set(document, path, value);
    const env = new Env(document, ON, LISTS);
    expect(judging.check(document, ON, LISTS), path).toEqual(must.flatMap((rule) => placesOf(env, rule)));
  }
});

test("another day or another list judges everything again", () => {
  const judging = new Judging(rules, findings);
  const document = set({}, "part2/decision/acceptable", false);
  judging.check(document, ON, LISTS);
  judging.check(document, "2026-07-02", LISTS);
  expect(judging.ran).toHaveLength(rules.length);
  judging.check(document, "2026-07-02", LISTS);
  expect(judging.ran).toHaveLength(0);
  judging.check(document, "2026-07-02", {});
  expect(judging.ran).toHaveLength(rules.length);
});

test("after one changed box only the rules that read it run", () => {
  const judging = new Judging(rules, findings);
  const before = STEPS.slice(0, 9).reduce((document: object, [path, value]) => set(document, path, value), {});
  judging.check(before, ON, LISTS);

  const after = set(before, "part2/laboratory/tests/t1/sampled", "2026-07-03");
  judging.check(after, ON, LISTS);

  const reading = rules.filter((rule) => JSON.stringify(rule).includes("part2/laboratory/tests/*/sampled"));
  expect(reading.length).toBeGreaterThan(0);
  expect(new Set(judging.ran)).toEqual(new Set(reading));
});
