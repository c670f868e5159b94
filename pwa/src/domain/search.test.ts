import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { folded, makeIndex, type Sought } from "./search";

const GOODS: readonly Sought[] = [
  { code: "0101", text: "Horses, asses, mules and hinnies; live" },
  { code: "010121", text: "Horses; live, pure-bred breeding animals", above: "Horses, asses, mules and hinnies; live" },
  { code: "010129", text: "Other", above: "Horses, asses, mules and hinnies; live" },
  { code: "020500", text: "Meat; of horses, asses, mules or hinnies, fresh, chilled or frozen" },
  { code: "080390", text: "Bananas, fresh" },
  { code: "CITSI", text: "Süße Orange", more: "Citrus sinensis" },
];
const find = (typed: string, most = 10) =>
  makeIndex(GOODS)
    .find(typed, most)
    .map((entry) => GOODS[entry]?.code);

describe("CN_1 goods are found by text and by code", () => {
  test("by the beginnings of words in any order", () => {
    expect(find("fre ban")).toEqual(["080390"]);
    expect(find("bananas xyz")).toEqual([]);
  });

  test("without regard to case and accents", () => {
    expect(find("SUSSE orange")).toEqual(["CITSI"]);
    expect(find("süsse")).toEqual(["CITSI"]);
  });

  test("by the beginning of a code, however it is spaced, before anything else", () => {
    expect(find("0101")).toEqual(["0101", "010121", "010129"]);
    expect(find("0101 2")).toEqual(["010121", "010129"]);
    expect(find("citsi")).toEqual(["CITSI"]);
  });

  test("by other words that are not shown", () => expect(find("sinensis")).toEqual(["CITSI"]));

  test("what says so itself comes before what only stands below it, and what says so late", () => {
    expect(find("horses")).toEqual(["0101", "010121", "020500", "010129"]);
  });

  test("at most so many, and nothing for nothing", () => {
    expect(find("horses", 2)).toHaveLength(2);
    expect([find(""), find("  ,;")]).toEqual([[], []]);
  });

  test("only what is admitted", () => {
    expect(makeIndex(GOODS).find("horses", 10, (entry) => entry !== 0)).not.toContain(0);
  });
});

test("whatever is typed, what is found has each of its words, or a code that begins so", () => {
  const word = fc.constantFrom("horse", "mul", "FRESH", "meat", "0", "01", "ban", "é", "-", "other");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 3 }), (typed) => {
      for (const entry of makeIndex(GOODS).find(typed.join(" "), 10)) {
        const { code = "", text = "", more = "", above = "" } = GOODS[entry] ?? {};
        const all = folded([text, more, above].join(" ")).match(/[\p{L}\p{N}]+/gu) ?? [];
        const wanted = folded(typed.join(" ")).match(/[\p{L}\p{N}]+/gu) ?? [];
        const byWords = wanted.every((one) => all.some((own) => own.startsWith(one)));
        expect(byWords || folded(code).startsWith(wanted.join(""))).toBe(true);
      }
    }),
  );
});

test("a code is found as it is written, with its signs or without", () => {
  const index = makeIndex([{ code: "NL-T2-0415", text: "Carrier" }]);
  for (const typed of ["NL-T2-0415", "nl-t2", "nlt204"]) expect(index.find(typed, 5)).toEqual([0]);
});
