import fc from "fast-check";
import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/assign.json";
import type { CatalogueInfo } from "../protocol.gen";
import { assign, CannotSet, type Refusal } from "./assign";

interface Case {
  readonly name: string;
  readonly document: object;
  readonly path: string;
  readonly value: unknown;
  readonly gives?: object;
  readonly refused?: Refusal;
  /** That of the document; any where it is left out. */
  readonly edition?: string;
}

const cases = vectors.cases as unknown as readonly Case[];
const catalogue = vectors.catalogue as unknown as CatalogueInfo;

/** A document without what an empty one has not: absent and empty sections and tables are the same. */
function full(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(full);
  if (typeof document !== "object" || document === null) return document;
  const kept = Object.entries(document).map(([name, value]) => [name, full(value)] as const);
  return Object.fromEntries(
    kept.filter(([, value]) => JSON.stringify(value) !== "{}" && JSON.stringify(value) !== "[]"),
  );
}

function refusal({ document, path, value, edition }: Case): Refusal | "set" {
  try {
    assign(catalogue, "Sample", document, path, value, edition);
    return "set";
  } catch (error) {
    if (error instanceof CannotSet && error.path === path) return error.code;
    throw error;
  }
}

test.each(cases.filter((one) => one.refused))("$name", (one) => {
  expect(refusal(one)).toBe(one.refused);
});

test.each(cases.filter((one) => one.gives))("$name", ({ document, path, value, gives, edition }) => {
  const before = JSON.stringify(document);

  const changed = assign(catalogue, "Sample", document, path, value, edition);

  expect(full(changed)).toEqual(full(gives));
  expect(JSON.stringify(document)).toBe(before);
});

test("half a character is no text", () => {
  expect(refusal({ name: "", document: {}, path: "text", value: "a\ud83d" })).toBe("wrong_value"); // no vector: JSON cannot carry it
});

test("what is not touched is the same object as before", () => {
  const document = { details: { note: "a" }, lines: [{ id: "a" }, { id: "b" }] };

  const changed = assign(catalogue, "Sample", document, "lines/b/code", "2");

  expect(changed.details).toBe(document.details);
  expect(changed.lines[0]).toBe(document.lines[0]);
});

test("whatever is set, it is refused or stays: never another error", () => {
  const steps = fc.constantFrom(
    "text",
    "lines",
    "details",
    "note",
    "items",
    "a",
    "id",
    "net",
    "__proto__",
    "toString",
    "",
  );
  const path = fc.array(steps, { minLength: 1, maxLength: 5 }).map((all) => all.join("/"));
  fc.assert(
    fc.property(path, fc.anything({ withNullPrototype: true }), (path, value) => {
      expect(refusal({ name: "", document: { lines: [{ id: "a" }] }, path, value })).toMatch(
        /^(set|unknown_box|unknown_row|not_a_box|wrong_)/,
      );
    }),
    { numRuns: 1000 },
  );
});
