import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/summary.json";
import type { DocumentType } from "../protocol.gen";
import { summary, type Summary } from "./summary";

interface Case {
  readonly name: string;
  readonly type: DocumentType;
  readonly content: unknown;
  readonly summary: Summary;
}

// TypeScript reads the words of JSON as any text.
const cases = vectors as unknown as readonly Case[];

test.each(cases)("$name", ({ type, content, summary: expected }) => {
  expect(summary(type, content)).toEqual(expected);
});

test("a document of which nothing has come yet is empty, not a mistake", () => {
  expect(summary("CVEDP", undefined).title).toBe("");
});
