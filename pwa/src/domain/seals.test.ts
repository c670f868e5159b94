import fc from "fast-check";
import { expect, test } from "vitest";

import { readSeals } from "./seals";

const C = "MSKU1234565";

test.each([
  [`${C}\tS-1`, { container_number: C, seal_number: "S-1" }],
  [`S-1; ${C}`, { container_number: C, seal_number: "S-1" }],
  [`${C} S1`, { container_number: C, seal_number: "S1" }],
  [C, { container_number: C }],
  ["MSKU 123456-5", { container_number: "MSKU 123456-5" }],
  ["NL 00 77", { seal_number: "NL 00 77" }],
  ["A1, B2", { container_number: "A1", seal_number: "B2" }],
  [`\t${C}`, { container_number: C }],
])("CN_9 %j is a row with either number, or both", (line, row) => expect(readSeals(line)).toEqual([row]));

test.each([
  [`${C}; S1; S2`, [C, "S1", "S2"]],
  [`S1\t${C}\t\tS2`, [C, "S1", "S2"]],
  ["A1,B2,B2,B3", ["A1", "B2", "B2", "B3"]],
])("CN_9 of several seals in a line, %j, each is a row with its container", (line, [container_number, ...seals]) =>
  expect(readSeals(line)).toEqual(seals.map((seal_number) => ({ container_number, seal_number }))),
);

test("CN_9 any number of rows, empty lines left out", () => {
  const text = Array.from({ length: 300 }, (_, at) => `MSKU${String(at).padStart(7, "0")};S${at}`).join("\r\n\r\n");
  expect(readSeals(text)).toHaveLength(300);
  expect(readSeals(" \n\t\n")).toEqual([]);
});

test("CN_9 nothing that was pasted is lost", () => {
  const number = fc.stringMatching(/^[A-Z0-9]{3,12}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
      const rows = readSeals(pairs.map(([a, b]) => `${a};${b}`).join("\n"));
      expect(rows.map((row) => [row.container_number, row.seal_number].sort())).toEqual(
        pairs.map((pair) => [...pair].sort()),
      );
    }),
  );
});
