import fc from "fast-check";
import { expect, test } from "vitest";

import { actsOf, branchesOf, codeWritten, inCodeOrder, inOrderOf, lostWith } from "./commodities";

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

test("CN_2 while somebody is in a line, each stays where it stands, and a new one comes last", () => {
  const lines = [{ id: "c" }, { id: "b", cn_code: "02" }, { id: "a", cn_code: "03" }];
  expect(inOrderOf(["a", "b"], inCodeOrder(lines)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
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

const LISTED = [
  { code: "02", second: "2021/632", text: "Products of animal origin", facts: { document_type: "CVEDP" } },
  { code: "160100", second: "2021/632", text: "Products of animal origin", facts: { document_type: "CVEDP" } },
  { code: "01", second: "2021/632", text: "Animals", facts: { document_type: "CVEDA" } },
  { code: "0506", second: "142/2011", text: "Bones and horns", facts: {} },
];

test("CN_1 goods are looked for by the acts of the document's type, and by those of every type", () => {
  expect(actsOf(LISTED, "CVEDP")).toEqual([
    { number: "142/2011", title: "Bones and horns", codes: ["0506"] },
    { number: "2021/632", title: "Products of animal origin", codes: ["02", "160100"] },
  ]);
  expect(actsOf(LISTED, "CVEDA").flatMap(({ codes }) => codes)).toEqual(["0506", "01"]);
  expect(actsOf([], "CVEDA")).toEqual([]);
});

test("CN_1 among goods of an act are their headings and what lies below them", () => {
  const branch = branchesOf(["0201", "160100"]);
  expect(["02", "0201", "020110", "0201100090", "16", "1601", "160100"].filter((code) => !branch(code))).toEqual([]);
  expect(["0202", "01", "1602", "0", ""].filter(branch)).toEqual([]);
});
