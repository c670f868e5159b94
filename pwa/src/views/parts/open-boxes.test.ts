import { expect, test } from "vitest";

import { definitionOf, type Definition } from "../../forms/definition";
import { OpenForm } from "../../forms/open-form.svelte";
import { unkept } from "../../forms/testing/drawn";
import type { Document, Profile, Status } from "../../protocol.gen";
import { locksOf } from "./locked";
import { isOpenTo } from "./open-boxes";

const TESTED = "part2/laboratory/tested";
const RESULTS = "part2/laboratory/tests/t1/results";
const SAMPLED = "part2/laboratory/tests/t1/sampled";
const CONTENT = { part2: { laboratory: { tests: [{ id: "t1", conclusion: "pending" }] } } };
const INSPECTOR = { role: "inspector", post: "NLRTM1" } as Profile;

function isOpen(status: Status, path: string, completing = false, who = INSPECTOR): boolean {
  const document = { type: "CVEDP", status, post: "NLRTM1", rev: 1, content: CONTENT } as unknown as Document;
  const locks = locksOf(
    () => document,
    () => completing,
    () => [],
  );
  return isOpenTo(who, document, locks, completing, path);
}

test("a box is open to whoever fills in its part, while the document takes that", () => {
  expect(isOpen("in_progress", TESTED)).toBe(true);
  expect(isOpen("in_progress", TESTED, false, { ...INSPECTOR, post: "NLRTM2" })).toBe(false);
  for (const status of ["pre_valid", "valid", "rejected"] as const) expect(isOpen(status, TESTED)).toBe(false);
});

test("SIGN_7 in a decided document only what the decision left open is open", () => {
  expect(isOpen("valid", RESULTS, true)).toBe(true);
  expect(isOpen("valid", SAMPLED, true)).toBe(false);
  expect(isOpen("valid", RESULTS)).toBe(false);
});

test("NEW_3 what was left half-written in a box that a clone locks is in nobody's way", () => {
  const edition = "2019/1715";
  const locked = ["part1/total_net_weight"];
  const document = { type: "CVEDP", edition, status: "draft", post: "NLRTM1", rev: 0, content: {}, locked };
  const of = (): Document => document as unknown as Document;
  // As a document is opened: which boxes are locked depends on what the rules find, and what is in the way on both.
  const form: OpenForm = new OpenForm(
    of,
    definitionOf("CVEDP", edition) as Definition,
    unkept(),
    () => "2026-07-14",
    undefined,
    undefined,
    (path) => isOpenTo(INSPECTOR, of(), locks, false, path),
  );
  const locks = locksOf(
    of,
    () => false,
    () => form.broken,
  );
  form.draft.note("part1/arrival", "soon");
  form.draft.note("part1/total_net_weight", "much");

  const unread = form.faults.filter(({ code }) => code === "UNREAD").map(({ at }) => at);

  expect(unread).toEqual(["part1/arrival"]);
});
