import fc from "fast-check";
import { expect, test } from "vitest";

import {
  addressOf,
  changedCells,
  correctionOf,
  missingCells,
  nameAt,
  nameOf,
  rowOf,
  takesOutMuch,
  type KnownList,
  type ListField,
  type Preview,
  type Row,
} from "./list-changes";

const field = (name: string, part: ListField["part"], required = false): ListField => ({
  name,
  part,
  required,
  holds: "text",
  options: [],
});

const list = (...fields: readonly ListField[]): KnownList => ({
  name: "made for this test",
  fields,
  worded: true,
  tree: false,
  derived: false,
  held: null,
});

const LIMITS = {
  ...list(field("code", "key", true), field("group", "key"), field("limit", "value", true)),
  worded: false,
};
const UNITS = list(field("code", "key", true), field("symbol", "fact"));
const OLD: Row = { code: "0103", limit: "1200", since: "2004-01-01" };

test("an entry becomes a line by columns, without what is empty", () => {
  const entry = { keys: ["0106", null], since: "2004-01-01", until: "2026-12-31", value: "300" };

  expect(rowOf(LIMITS, entry)).toEqual({ code: "0106", limit: "300", since: "2004-01-01", until: "2026-12-31" });
  expect(
    rowOf(UNITS, { keys: ["KGM"], since: "2004-01-01", words: { en: "kilogram" }, facts: { symbol: "kg" } }),
  ).toEqual({ code: "KGM", en: "kilogram", symbol: "kg", since: "2004-01-01" });
});

test("a correction names its line, and only the cells that are others", () => {
  expect(correctionOf(LIMITS, "correct", OLD, { ...OLD, limit: "1000" }, "")).toEqual({
    put: [{ code: "0103", group: "", since: "2004-01-01", limit: "1000" }],
    remove: [],
  });
});

test("a cell that is emptied travels as empty", () => {
  const old = { code: "KGM", en: "kilogram", nl: "kilogram", since: "2004-01-01" };

  const { put } = correctionOf(UNITS, "correct", old, { ...old, nl: " " }, "");

  expect(put).toEqual([{ code: "KGM", since: "2004-01-01", nl: " " }]);
});

test("where the key or the first day is another one, the old line goes and a whole one comes", () => {
  expect(correctionOf(LIMITS, "correct", OLD, { ...OLD, code: "0102" }, "")).toEqual({
    put: [{ code: "0102", limit: "1200", since: "2004-01-01" }],
    remove: [{ code: "0103", group: "", since: "2004-01-01" }],
  });
});

test("what changes from a day on ends the day before and begins then, until where it ended before", () => {
  const old = { ...OLD, until: "2030-12-31" };

  expect(correctionOf(LIMITS, "change", old, { ...old, limit: "900" }, "2028-03-01")).toEqual({
    put: [
      { code: "0103", group: "", since: "2004-01-01", until: "2028-02-29" },
      { code: "0103", limit: "900", since: "2028-03-01", until: "2030-12-31" },
    ],
    remove: [],
  });
});

test("to end is to name the last day, to take out is to name the line", () => {
  const name = { code: "0103", group: "", since: "2004-01-01" };

  expect(correctionOf(LIMITS, "end", OLD, OLD, "2026-12-31").put).toEqual([{ ...name, until: "2026-12-31" }]);
  expect(correctionOf(LIMITS, "remove", OLD, OLD, "")).toEqual({ put: [], remove: [name] });
});

test("a day that is none is left to the server to refuse", () => {
  const [ended] = correctionOf(LIMITS, "change", OLD, OLD, "soon").put;

  expect(ended?.["until"]).toBe("soon");
});

test("what has to be filled in is said before the server is asked", () => {
  expect(missingCells(LIMITS, "correct", { code: " ", since: "2004-01-01" }, "")).toEqual(["code", "limit"]);
  expect(missingCells(UNITS, "add", { code: "KGM", since: "2026-01-01" }, "")).toEqual(["en"]);
  expect(missingCells(UNITS, "add", { code: "KGM", nl: "kilo", since: "" }, "")).toEqual(["since"]);
  expect(missingCells(LIMITS, "change", OLD, "")).toEqual(["day"]);
  expect(missingCells(LIMITS, "end", {}, "2026-12-31")).toEqual([]);
  expect(missingCells(LIMITS, "remove", {}, "")).toEqual([]);
});

test("spaces around a cell are no change", () => {
  expect(changedCells({ en: "kilo" }, { en: " kilo ", nl: "" })).toEqual([]);
});

test("the address of an entry leads back to it, whatever stands in its keys", () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 20 });
  fc.assert(
    fc.property(cell, cell, (code, group) => {
      const row = { code, group, since: "2004-01-01" };
      expect(nameAt(LIMITS, addressOf(LIMITS, row))).toEqual(nameOf(LIMITS, row));
    }),
  );
});

test("an address of another list, or a broken one, leads nowhere", () => {
  expect(nameAt(LIMITS, "0103,2004-01-01")).toBeNull();
  expect(nameAt(UNITS, "%,2004-01-01")).toBeNull();
});

test("an import that takes out a fifth of the list is pointed at", () => {
  const of = (entries: number, removed: number): Preview => {
    const published = { version: "", source: "", valid_from: "", example: false, sha256: "", bytes: 0 };
    return {
      hash: "",
      before: { ...published, name: "units", entries },
      after: { ...published, name: "units", entries: entries - removed },
      counts: { added: 0, changed: 0, ended: 0, removed },
      changes: [],
    };
  };

  expect([of(20, 4), of(100, 19), of(3, 2), of(3, 3)].map(takesOutMuch)).toEqual([true, false, false, true]);
});
