import { expect, test } from "vitest";

import type { DocumentType } from "../protocol.gen";
import { checksOf, laboratoryState, resultsOf } from "./checks";

const statesOf = (type: DocumentType, part2: unknown) =>
  Object.fromEntries(checksOf(type, { part2 }).map((check) => [check.name, check.state]));

test.each([
  ["CVEDA", { welfare: ["transport_conditions", "health_on_arrival"] }],
  ["CVEDP", {}],
  ["CED", {}],
  ["CHEDPP", {}],
])("the checks of a %s are the sections whose results its rules ask for", (type, more) => {
  const goods = { documentary: ["result"], identity: ["result"], physical: ["result"] };
  const found = checksOf(type, {}).map(({ name }) => [name, resultsOf(type, name)] as const);
  expect(Object.fromEntries(found)).toEqual({ ...goods, ...more });
});

test("a type that this version does not know has no checks", () => {
  expect(checksOf("UNHEARD", {})).toEqual([]);
});

test("a document that nobody has checked has everything to do", () => {
  expect(statesOf("CVEDA", undefined)).toEqual({
    documentary: "todo",
    identity: "todo",
    physical: "todo",
    welfare: "todo",
  });
});

test("a result ends a check; a remark alone only begins it", () => {
  const part2 = {
    documentary: { result: "satisfactory" },
    identity: { result: "not_satisfactory" },
    physical: { remark: "Core temperature -19.5" },
  };
  expect(statesOf("CVEDP", part2)).toEqual({ documentary: "good", identity: "bad", physical: "begun" });
});

test("a derogation or a check that was not done is neither good nor bad", () => {
  const part2 = { identity: { result: "derogation" }, physical: { result: "not_done" } };
  expect(statesOf("CVEDA", part2)).toMatchObject({ identity: "none", physical: "none" });
});

test("the welfare check needs both of its results, and one that is bad decides", () => {
  const welfare = { transport_conditions: "satisfactory" };
  expect(statesOf("CVEDA", { welfare })).toMatchObject({ welfare: "begun" });
  expect(statesOf("CVEDA", { welfare: { ...welfare, health_on_arrival: "satisfactory" } })).toMatchObject({
    welfare: "good",
  });
  expect(statesOf("CVEDA", { welfare: { health_on_arrival: "not_satisfactory" } })).toMatchObject({ welfare: "bad" });
});

test("laboratory tests are a check only where they were asked for", () => {
  expect(statesOf("CED", { laboratory: { done: false } })).not.toHaveProperty("laboratory");
  expect(statesOf("CED", { laboratory: { done: true } })).toHaveProperty("laboratory", "begun");
});

test.each([
  [{}, "todo"],
  [{ done: false }, "none"],
  [{ done: true, tests: [] }, "begun"],
  [
    {
      done: true,
      tests: [
        { id: "a", conclusion: "satisfactory" },
        { id: "b", conclusion: "pending" },
      ],
    },
    "begun",
  ],
  [{ done: true, tests: [{ id: "a", conclusion: "satisfactory" }] }, "good"],
  [
    {
      done: true,
      tests: [
        { id: "a", conclusion: "pending" },
        { id: "b", conclusion: "not_satisfactory" },
      ],
    },
    "bad",
  ],
])("laboratory tests %j are %s", (laboratory, state) => {
  expect(laboratoryState({ part2: { laboratory } })).toBe(state);
});
