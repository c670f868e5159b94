import fc from "fast-check";
import { expect, test } from "vitest";

import { codeWritten, inCodeOrder, lostWith } from "./commodities";

test("CN_2 several lines are in the order of their codes, those without one last", () => {
  const lines = [
    { id: "a" },
    { id: "b", cn_code: "0803" },
    { id: "c", cn_code: "0101" },
    { id: "d" },
    { id: "e", cn_code: "0101" },
  ];
  expect(inCodeOrder(lines).map(({ id }) => id)).toEqual(["c", "e", "b", "a", "d"]);
});

test("CN_2 ordering loses no line and is the same twice", () => {
  const line = fc.record({ id: fc.string(), cn_code: fc.option(fc.stringMatching(/^\d{2,10}$/), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const ordered = inCodeOrder(lines);
      expect(new Set(ordered)).toEqual(new Set(lines));
      expect(inCodeOrder(ordered)).toEqual(ordered);
    }),
  );
});

test.each([
  ["0101 21 00", "01012100"],
  ["0101.21", "010121"],
  ["01", "01"],
  ["1", ""],
  ["horses", ""],
  ["01012100001", ""],
])("CN_1 a code written as %j is %j", (written, code) => expect(codeWritten(written)).toBe(code));

test("CN_6 what describes the old code goes with it; what is counted stays", () => {
  const line = { id: "a", cn_code: "010121", species: "Equus caballus", description: "", animals: 6, packages: 1 };
  expect(lostWith(line, "010620")).toEqual(["species"]);
});

test("CN_6 a code below the old one, or the first one, takes nothing away", () => {
  const line = { id: "a", cn_code: "010121", species: "Equus caballus" };
  expect(lostWith(line, "01012100")).toEqual([]);
  expect(lostWith({ id: "a", species: "Equus caballus" }, "0106")).toEqual([]);
});
