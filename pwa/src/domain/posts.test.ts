import { expect, test } from "vitest";

import type { Document } from "../protocol.gen";
import { isNobodys, postsOf } from "./posts";

const document = (post: string, changed_at: string): Document => ({
  id: post + changed_at,
  type: "CED",
  edition: "2019/1715",
  rev: 1,
  status: "new",
  post,
  changed_at,
});

test("the post that a person last turned to comes first, each once", () => {
  const documents = [
    document("NLAIR4", "2026-05-01T08:00:00Z"),
    document("NLHBR1", "2026-05-03T08:00:00Z"),
    document("NLAIR4", "2026-05-02T08:00:00Z"),
  ];

  expect(postsOf(documents)).toEqual(["NLHBR1", "NLAIR4"]);
});

test("a document without a post names none", () => {
  expect(postsOf([document("", "2026-05-01T08:00:00Z")])).toEqual([]);
});

const listed = (...codes: readonly string[]) => ({
  match: ["exact" as const],
  entries: codes.map((code) => ({ keys: [code], since: "2022-01-01" })),
});

test("a code is nobody's where no list has it, and all of them are held", () => {
  const lists = { posts: listed("NLHBR1"), control_points: listed("NLEAST1") };

  expect(["NLHBR1", "NLEAST1", "nlhbr1", ""].map((code) => isNobodys(code, lists))).toEqual([false, false, true, true]);
  expect(isNobodys("NLEAST1", { posts: listed("NLHBR1") })).toBe(false);
});
