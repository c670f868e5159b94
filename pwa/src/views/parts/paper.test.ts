import { expect, test } from "vitest";

import { definitionOf, givenIn } from "../../forms/definition";
import { missing } from "../../sync/prints";
import { inOrderOfNumbers, prefixOf } from "./paper";

const box = (number: string) => ({ name: number || "none", number });

test("boxes stand in the order of their numbers, whatever those look like, and those without one last", () => {
  const numbers = ["I.10", "", "I.2.a", "I.2", "I.12-I.15, I.17", "I.1", "I.4, I.5"];

  expect(inOrderOfNumbers(numbers.map(box))).toEqual([
    "I.1",
    "I.2",
    "I.2.a",
    "I.4, I.5",
    "I.10",
    "I.12-I.15, I.17",
    "none",
  ]);
});

test("a form is called as its reference begins, a draft's as its type", () => {
  expect(prefixOf({ reference: "CHEDP.NL.2026.0000001", type: "CVEDP" })).toBe("CHEDP");
  expect(prefixOf({ type: "CVEDP" })).toBe("CVEDP");
});

test("BOX-1, BOX-5: Part II says the reference and the post, by the numbers of the edition", () => {
  const said = (type: string, edition: string, part: string, reference = "CVEDP.NL.2026.0000001-V2") => {
    const definition = definitionOf(type, edition);
    if (!definition) throw new Error(`no ${type}`);
    return givenIn(part, definition, { edition, post: "NLHBR1" }, reference).map(({ number, text }) => [number, text]);
  };

  expect(said("CVEDP", "136/2004", "part1")).toEqual([["2", "CVEDP.NL.2026.0000001-V2"]]);
  expect(said("CVEDP", "136/2004", "part2")).toEqual([
    ["25", "CVEDP.NL.2026.0000001-V2"],
    ["39", "NLHBR1"],
  ]);
  expect(said("CVEDA", "2019/1715", "part2", "").map(([number]) => number)).toEqual(["II.20"]);
  expect(said("CED", "669/2009", "part2").map(([number]) => number)).toEqual(["II.1", ""]);
  expect(said("DECLAR", "142/2011", "part2")).toEqual([]);
});

test("PRINT-1: a country is missing a language while none of its official ones is chosen", () => {
  const belgium = { why: "destination", country: "BE", languages: ["nl", "fr", "de"] } as const;

  expect(missing([belgium], ["en"])).toEqual([belgium]);
  expect(missing([belgium], ["en", "nl"])).toEqual([]);
});
