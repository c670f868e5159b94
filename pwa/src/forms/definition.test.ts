import { expect, test } from "vitest";

import { definitionOf, isEmpty, isVerdict, numberOf, patternOf, trailOf, valueAt, type Definition } from "./definition";

const cveda = definitionOf("CVEDA", "2019/1715") as Definition;

test("DATA_4 a box has the number of its edition, or that of the section around it", () => {
  const trail = trailOf(cveda, "part2/physical/remark") ?? [];
  expect(numberOf(trail, cveda, "282/2004")).toBe("29");
  expect(numberOf(trail, cveda, "2019/1715")).toBe("II.5");
  expect(numberOf(trail, cveda, "an edition of tomorrow")).toBe("");
});

test("a path leads through a row by its id to the box in it", () => {
  const names = trailOf(cveda, "part2/decision/reasons/k7/country")?.map((field) => field.name);
  expect(names).toEqual(["part2", "decision", "reasons", "country"]);
});

test("a path that leads to no box is told apart", () => {
  expect(trailOf(cveda, "part2/decision/horoscope")).toBeNull();
});

test("a type that this version does not know has no form", () => {
  expect(definitionOf("HOROSCOPE", "1")).toBeNull();
});

test("only boxes with a result of a check are verdicts", () => {
  const verdicts = ["part2/physical/result", "part2/identity/kind", "part2/physical/remark"].map((path) => {
    const field = trailOf(cveda, path)?.at(-1);
    return field && isVerdict(field);
  });
  expect(verdicts).toEqual([true, false, false]);
});

test("a value is found by path and row id; what is not there is undefined", () => {
  const content = { part2: { decision: { reasons: [{ id: "k7", country: "AR" }] } } };
  expect(valueAt(content, "part2/decision/reasons/k7/country")).toBe("AR");
  expect(valueAt(content, "part2/decision/reasons/k8/country")).toBeUndefined();
  expect(valueAt(undefined, "part1/arrival")).toBeUndefined();
});

test.each([
  [undefined, true],
  [{}, true],
  [{ id: "k7" }, true],
  [{ id: "k7", party: { name: "" } }, true],
  [[], true],
  [false, false],
  [0, false],
  [[{ id: "k7" }], false],
])("%j holds nothing: %j", (value, empty) => {
  expect(isEmpty(value)).toBe(empty);
});

test("a rule's place has a star for each row", () => {
  expect(patternOf(cveda, "part2/decision/reasons/k7/country")).toBe("part2/decision/reasons/*/country");
  expect(patternOf(cveda, "part1/commodities/a/identification/b/microchip")).toBe(
    "part1/commodities/*/identification/*/microchip",
  );
  expect(patternOf(cveda, "part2/physical/result")).toBe("part2/physical/result");
});
