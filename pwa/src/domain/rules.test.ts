import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/rules.json";
import type { Rule, Test } from "../protocol.gen";
import type { Lists } from "./env";
import { Judging } from "./judging";
import { check, placesOf, type Finding } from "./rules";

interface Case {
  readonly name: string;
  readonly document?: object;
  readonly on?: string;
  readonly at?: string;
  readonly when?: Test;
  readonly warning?: boolean;
  readonly require: Test;
  readonly findings: readonly Partial<Finding>[];
}

const TODAY = "2026-07-01";
// TypeScript reads the tuples of JSON as lists of anything.
const cases = vectors.cases as unknown as readonly Case[];
const lists = vectors.lists as unknown as Lists;

test.each(cases)("$name", ({ document = {}, on = TODAY, at = "text", require, when, warning = false, findings }) => {
  const rule: Rule = { code: "CASE", at, require, warning, ...(when && { when }) };

  const found = check(document, [rule], on, lists);

  const whole = findings.map((one) => ({
    code: "CASE",
    at: "text",
    row: null,
    missing: [],
    warning: false,
    words: "",
    ...one,
  }));
  expect(found).toEqual(whole);
});

test("findings come in the order of the rules, then of the rows, and one rule leaves nothing behind for the next", () => {
  const lines = [{ id: "a" }, { id: "b" }];
  const text = ["present", ["get", "text", "text"]] as const;
  const code = ["=", ["get", "lines/*/code", "text"], ["get", "other", "text"], "text"] as const;
  const rules: Rule[] = [
    { code: "ROWS", require: code, at: "lines/*/code" },
    { code: "ONE", require: text, at: "text" },
  ];

  const found = check({ lines }, rules, TODAY, {}).map(({ code, at, missing }) => [code, at, ...missing]);

  expect(found).toEqual([
    ["ROWS", "lines/a/code", "lines/a/code", "other"],
    ["ROWS", "lines/b/code", "lines/b/code", "other"],
    ["ONE", "text"],
  ]);
});

test.each([
  ["not here", {}],
  ["empty", { nowhere: { match: ["exact"], entries: [] } }],
] satisfies [string, Lists][])("a rule of which the list is %s is not judged, wherever it reads it", (_, lists) => {
  const text = ["get", "text", "text"] as const;
  const listed = ["listed", "nowhere", [text]] as const;
  const never: Rule["require"] = ["in", text, ["nowhere"]];
  const rules: Rule[] = [
    { code: "A", require: listed, at: "text" },
    { code: "B", require: never, when: ["not", ["and", [listed]]], at: "text" },
    {
      code: "C",
      require: ["any", "lines", ["=", ["find", "nowhere", [text], "text"], text, "text"]],
      at: "text",
    },
    { code: "D", require: never, at: "text" },
  ];

  expect(check({ text: "a" }, rules, TODAY, lists).map(({ code }) => code)).toEqual(["D"]);
  expect(new Judging(rules, placesOf).check({ text: "a" }, TODAY, lists)).toEqual(["text"]);
});

test("a rule applies where its condition holds, and not where that is open", () => {
  const lines = [{ id: "a", code: "1" }, { id: "b" }, { id: "c", code: "2" }];
  const code = ["get", "lines/*/code", "text"] as const;
  const rules: Rule[] = [
    { code: "A", require: ["present", code], when: ["in", code, ["2"]], at: "lines/*/amount" },
    { code: "B", require: ["present", ["get", "text", "text"]], at: "text" },
    { code: "C", require: ["present", code], when: ["in", ["get", "text", "text"], ["x"]], at: "other" },
  ];

  expect(new Judging(rules, placesOf).check({ lines }, TODAY, {})).toEqual(["lines/c/amount", "text"]);
});
