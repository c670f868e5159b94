import { describe, expect, it } from "vitest";

import { TypeAhead } from "./type-ahead";

const LINES = ["Choose", "Internal market", "Transhipment", "Transit", "Transfer"];

describe("a line of a list is found by its first letters", () => {
  it("by one letter", () => expect(new TypeAhead().find(LINES, 0, "i", 0)).toBe(1));

  it("by the letters of a word that follow each other at once", () => {
    const typed = new TypeAhead();
    const found = ["t", "r", "a", "n", "s", "i"].reduce(
      (at, letter, index) => typed.find(LINES, at, letter, index * 100),
      0,
    );
    expect(LINES[found]).toBe("Transit");
  });

  it("by another word after a pause", () => {
    const typed = new TypeAhead();
    typed.find(LINES, 0, "t", 0);
    expect(typed.find(LINES, 2, "i", 2000)).toBe(1);
  });

  it("one after the other by the same letter, and from the last again to the first", () => {
    const typed = new TypeAhead();
    const found = [0, 1, 2, 3].reduce<number[]>(
      (all, step) => [...all, typed.find(LINES, all.at(-1) ?? 0, "t", step)],
      [],
    );
    expect(found).toEqual([2, 3, 4, 2]);
  });

  it("and a space belongs to the word that it follows at once", () => {
    const typed = new TypeAhead();
    expect(typed.goesOn(0)).toBe(false);
    typed.find(LINES, 0, "i", 0);
    expect([typed.goesOn(100), typed.goesOn(2000)]).toEqual([true, false]);
  });

  it("not where none begins so", () => expect(new TypeAhead().find(LINES, 0, "x", 0)).toBe(-1));
});
