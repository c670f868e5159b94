import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/conflicts.json";
import type { Conflict, Document, Resolve } from "../protocol.gen";
import { mattersOf, maySettle, resolved, roomForBoth, settledLast, takesAnother, type Matter } from "./conflicts";

const aConflict = (more: Partial<Conflict> = {}): Conflict => ({
  id: "4-1",
  rev: 4,
  at: "part2/identity/result",
  code: "TWO_VALUES",
  kept: "not_satisfactory",
  other: "satisfactory",
  kept_by: "Inspector 2, Harbour post",
  other_by: "Inspector 1, Harbour post",
  noticed_at: "2026-07-14T09:00:00Z",
  ...more,
});

const aDocument = (conflicts: readonly Conflict[] = [aConflict()], more: Partial<Document> = {}): Document => ({
  id: "d",
  type: "CVEDP",
  edition: "2019/1715",
  rev: 4,
  status: "in_progress",
  post: "NLHBR1",
  organisation: "south",
  content: { part2: { identity: { result: "not_satisfactory", remark: "Label torn" } } },
  conflicts,
  ...more,
});

const first = (document: Document): Matter => {
  const [matter] = mattersOf(document);
  if (!matter) throw new Error("nothing to settle");
  return matter;
};
const choose = (document: Document, args: Omit<Resolve, "conflicts">) =>
  resolved(document, { conflicts: first(document).conflicts.map(({ id }) => id ?? ""), ...args });
const inspector = { role: "inspector", post: "NLHBR1" };
const remark = "part2/identity/remark";

test("a box with three values is one thing to settle, and so are all boxes of one person's act", () => {
  const document = aDocument([
    aConflict(),
    aConflict({ id: "5-1", other: "not_done" }),
    aConflict({ id: "6-1", code: "DECIDED_MEANWHILE", at: "" }),
    aConflict({ id: "6-2", code: "DECIDED_MEANWHILE" }),
    aConflict({ id: "7-1", code: "DECIDED_MEANWHILE", at: "", other_by: "Inspector 3, Harbour post" }),
  ]);

  expect(mattersOf(document).map(({ at, conflicts }) => [at, conflicts.length])).toEqual([
    ["part2/identity/result", 2],
    ["", 2],
    ["", 1],
  ]);
});

test("the value that counts stays, and nothing is to be settled any more", () => {
  expect(choose(aDocument(), { choice: "kept" })).toEqual({ ...aDocument(), conflicts: [] });
});

test("another value is set, one of several by its name; numbers and flags as what they are", () => {
  const other = aConflict({ id: "5-1", other: "not_done" });
  const flag = aDocument([aConflict({ at: "part2/laboratory/done", kept: "true", other: "false" })]);

  expect(choose(aDocument([aConflict(), other]), { choice: "other", chosen: "5-1" }).content).toMatchObject({
    part2: { identity: { result: "not_done" } },
  });
  expect(choose(flag, { choice: "other" }).content).toMatchObject({ part2: { laboratory: { done: false } } });
});

test("an empty value that is chosen empties the box", () => {
  const document = aDocument([aConflict({ at: remark, kept: "Label torn", other: "" })]);

  expect(choose(document, { choice: "other" }).content).toEqual({
    part2: { identity: { result: "not_satisfactory" } },
  });
});

test("a row that one wanted to take away goes where that is chosen", () => {
  const at = "part2/laboratory/tests/k1";
  const document = aDocument([aConflict({ at, kept: '{"id":"k1","samples":5}', other: "" })], {
    content: { part2: { laboratory: { tests: [{ id: "k1", samples: 5 }] } } },
  });

  expect(choose(document, { choice: "other" }).content).toEqual({ part2: { laboratory: { tests: [] } } });
  expect(roomForBoth(document, first(document))).toBeNull();
});

test("both stand in a text that people write, where there is room; else one of them in the remark beside it", () => {
  const text = aDocument([aConflict({ at: remark, kept: "Label torn", other: "Seal intact" })]);
  const long = aDocument([aConflict({ at: remark, kept: "Label torn", other: "x".repeat(1995) })]);

  expect(roomForBoth(text, first(text))).toBe("box");
  expect(choose(text, { choice: "both" }).content).toMatchObject({
    part2: { identity: { remark: "Label torn\nSeal intact" } },
  });
  expect(roomForBoth(aDocument(), first(aDocument()))).toBe("remark");
  expect(choose(aDocument(), { choice: "both", note: "Satisfactory (Inspector 1)" }).content).toMatchObject({
    part2: { identity: { result: "not_satisfactory", remark: "Label torn\nSatisfactory (Inspector 1)" } },
  });
  expect(roomForBoth(long, first(long))).toBeNull();
});

test("what cannot be held leaves the document as it was", () => {
  const document = aDocument([aConflict({ other: "no result at all" })]);

  expect(choose(document, { choice: "other" })).toBe(document);
  expect(resolved(document, { conflicts: ["9-9"], choice: "kept" })).toBe(document);
});

test("planners and inspectors of the post settle it, and nobody else", () => {
  const document = aDocument();
  const of = (who: { role: string; post?: string; organisation?: string }) => maySettle(who, document, first(document));

  expect(of(inspector)).toBe(true);
  expect(of({ role: "planner", post: "NLHBR1" })).toBe(true);
  expect(of({ role: "administrator", post: "NLHBR1" })).toBe(false);
  expect(of({ role: "inspector", post: "NLAIR4" })).toBe(false);
  expect(of({ role: "operator", organisation: "south" })).toBe(false);
});

test("an operator settles what two of his own wrote in a draft", () => {
  const draft = aDocument([aConflict({ at: "part1/country_of_origin", kept: "BR", other: "EC" })], { status: "draft" });

  expect(maySettle({ role: "operator", organisation: "south" }, draft, first(draft))).toBe(true);
  expect(maySettle({ role: "operator", organisation: "north" }, draft, first(draft))).toBe(false);
});

test("on a decided document what counts can be confirmed, and nothing else", () => {
  const decided = aDocument([aConflict()], { status: "valid" });

  expect(takesAnother(inspector, aDocument(), first(aDocument()))).toBe(true);
  expect(takesAnother(inspector, decided, first(decided))).toBe(false);
  const act = aDocument([aConflict({ code: "DECIDED_MEANWHILE", at: "" })]);
  expect(takesAnother(inspector, act, first(act))).toBe(false);
});

test("what was settled last comes first, an act of many boxes once", () => {
  const resolution = (at: string, resolved_at: string, code = "TWO_VALUES") => ({
    conflict: aConflict({ id: at, at, code }),
    choice: "kept" as const,
    value: "",
    by: "Planner, Harbour post",
    resolved_at,
  });
  const document = aDocument([], {
    resolutions: [
      resolution("a", "2026-07-14T09:00:00Z"),
      resolution("b", "2026-07-14T11:00:00Z", "DECIDED_MEANWHILE"),
      resolution("c", "2026-07-14T11:00:00Z", "DECIDED_MEANWHILE"),
      resolution("d", "2026-07-14T10:00:00Z"),
    ],
  });

  expect(settledLast([document], 2).map((one) => one.resolution.conflict.at)).toEqual(["b", "d"]);
});

interface Vector {
  readonly name: string;
  readonly content: object;
  readonly conflicts: readonly Conflict[];
  readonly args: Resolve;
  readonly after: object;
  readonly open: readonly string[];
}

test.each(vectors as readonly unknown[] as readonly Vector[])("as the server does: $name", (vector) => {
  const after = resolved(aDocument(vector.conflicts, { content: vector.content }), vector.args);

  expect(withoutEmpty(after.content)).toEqual(withoutEmpty(vector.after));
  expect(after.conflicts?.map(({ id }) => id)).toEqual(vector.open);
});

/** The server leaves out what is empty when it writes; a device does not have to. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([name, one]) => [name, withoutEmpty(one)] as const)
    .filter(([, one]) => typeof one !== "object" || Object.keys(one as object).length > 0);
  return Object.fromEntries(kept);
}
