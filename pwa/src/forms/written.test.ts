import { expect, test } from "vitest";

import type { Field } from "./definition";
import { read, write } from "./written";

const box = (kind: NonNullable<Field["kind"]>, more: Partial<Field> = {}): Field => ({ name: "it", kind, ...more });
const value = (field: Field, text: string, locale = "nl") => {
  const found = read(field, text, locale);
  return "value" in found ? found.value : `? ${found.why}`;
};

test("CN_5 a weight is read with a decimal comma and grouping dots, and kept as typed", () => {
  expect(value(box("decimal"), "1.234,567")).toBe("1234.567");
  expect(value(box("decimal"), "=12,5+3*2")).toBe("18.5");
});

test("CN_5 a box shows a number by the language, and reads it again", () => {
  expect(write(box("decimal"), "1234.567", "nl")).toBe("1234,567");
  expect(write(box("decimal"), "1234.567", "en-GB")).toBe("1234.567");
});

test("a count is a whole number, also as the sum of some", () => {
  expect([value(box("int"), "1.200"), value(box("int"), "=3*4"), value(box("int"), "5,0")]).toEqual([1200, 12, 5]);
  expect(value(box("int"), "5,5")).toMatch(/whole numbers/);
});

test.each([
  ["decimal", "12 kg", /no number/],
  ["decimal", "-5", /less than nothing/],
  ["decimal", "0,0000001", /15 digits/],
  ["int", "9999999999999999", /15 digits/],
  ["date", "30-2-2026", /no such day/],
  ["instant", "14-7-2026", /time is missing/],
  ["text", "a\u0000b", /characters/],
] as const)("what does not fit a box of kind %s says why: %j", (kind, text, why) => {
  expect(value(box(kind), text)).toMatch(why);
});

test("too long a text says by how much, in characters as people count them", () => {
  expect(value(box("text", { max_length: 3 }), "😀😀😀")).toBe("😀😀😀");
  expect(value(box("text", { max_length: 3 }), "😀😀😀😀😀")).toMatch(/2 characters too many: 3 fit/);
});

test("a day is shown in the order of the language", () => {
  expect(["nl", "hu", "fi"].map((locale) => write(box("date"), "2026-07-14", locale))).toEqual([
    "14-07-2026",
    "2026. 07. 14.",
    "14.07.2026",
  ]);
});
