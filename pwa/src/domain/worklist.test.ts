import fc from "fast-check";
import { expect, test } from "vitest";

import type { Document } from "../protocol.gen";
import { aDocument, STATUSES } from "./document.testing";
import { isAmong, isDone, matches, searchable, worklist, type Listed, type Narrowed } from "./worklist";

const NOON = Date.parse("2026-07-14T12:00:00Z");

function listed(id: string, over: Partial<Document> = {}, rest: Partial<Listed> = {}): Listed {
  const document = aDocument({ id, type: "CVEDA", edition: "282/2004", post: "NLRTM1", ...over });
  return { document, provisional: null, refused: [], ...rest };
}

const groupsOf = (items: readonly Listed[], authority = true) =>
  Object.fromEntries(
    worklist(items, NOON, authority).map((section) => [section.group, section.items.map((item) => item.document.id)]),
  );

test("what is begun or arrives within the hour is work of now, the rest comes later", () => {
  const found = groupsOf([
    listed("begun", { status: "in_progress", arrival: "2026-07-14T15:00:00Z" }),
    listed("late", { arrival: "2026-07-13T09:00:00Z" }),
    listed("soon", { arrival: "2026-07-14T13:00:00Z" }),
    listed("later", { arrival: "2026-07-14T13:00:01Z" }),
    listed("unknown"),
  ]);
  expect(found).toEqual({ now: ["begun", "late", "soon"], later: ["later", "unknown"] });
});

test("what a person has to settle comes first, whatever its status", () => {
  const conflict = { at: "", code: "SIGN-6", kept: "", other: "", kept_by: "", other_by: "", noticed_at: "" };
  const found = groupsOf([
    listed("refused", {}, { refused: [{}] }),
    listed("two-values", { status: "valid", conflicts: [conflict] }),
    listed("plain", { status: "in_progress" }),
  ]);
  expect(found).toEqual({ needs_you: ["refused", "two-values"], now: ["plain"] });
});

test("a decision that is signed here is done, though the server has not got it", () => {
  expect(groupsOf([listed("signed", { status: "in_progress" }, { provisional: {} })])).toEqual({
    done: ["signed"],
  });
});

test("what was decided elsewhere is not our work", () => {
  const imported = { reference: "CHEDP.XX.2026.1", status: "VALID", decided_elsewhere: true };
  expect(isDone(listed("imported", { imported }))).toBe(true);
});

test("the latest decision stands first among the done", () => {
  const decided = (id: string, signed_at: string) =>
    listed(id, {
      status: "valid",
      decision: { outcome: "x", signed_at, received_at: signed_at, signed_by: "", statement: "", version: 1 },
    });
  expect(groupsOf([decided("early", "2026-07-14T08:00:00Z"), decided("late", "2026-07-14T09:00:00Z")])).toEqual({
    done: ["late", "early"],
  });
});

test("ST_12 an organisation waits for what the post has begun", () => {
  const items = [listed("mine", { status: "draft" }), listed("new"), listed("begun", { status: "in_progress" })];
  expect(groupsOf(items, false)).toEqual({ drafts: ["mine"], waiting: ["begun", "new"] });
});

test("ST_4 a deleted document is gone from the list", () => {
  expect(groupsOf([listed("gone", { status: "deleted" })])).toEqual({});
});

test("every document stands in exactly one group", () => {
  const status = fc.constantFrom(...STATUSES);
  const arrival = fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2030-01-01") }));
  const item = fc.record({ id: fc.uuid(), status, arrival, refused: fc.boolean() });
  fc.assert(
    fc.property(fc.uniqueArray(item, { selector: (one) => one.id }), fc.boolean(), (drawn, authority) => {
      const items = drawn.map(({ id, status, arrival, refused }) =>
        listed(
          id,
          { status, ...(arrival ? { arrival: arrival.toISOString() } : {}) },
          { refused: refused ? [{}] : [] },
        ),
      );
      const shown = worklist(items, NOON, authority).flatMap((section) => section.items.map((one) => one.document.id));
      expect(shown.toSorted()).toEqual(items.map((one) => one.document.id).toSorted());
    }),
  );
});

test.each([
  ["0412", true],
  ["horses arg", true],
  ["0101 21 00", true],
  ["01012100", true],
  ["HORSES", true],
  ["", true],
  ["beef", false],
  ["horses beef", false],
])("a search for %j among reference, goods and code finds it: %j", (query, found) => {
  const texts = searchable(["CVEDA.NL.2026.0000412-V1", "6 registered horses", "0101 21 00", "Argentina"]);
  expect(matches(query)(texts)).toBe(found);
});

test.each([
  ["cveda.nl%412", true],
  ["CVEDA%412%V1", true],
  ["%horses", true],
  ["412%cveda", false],
  ["%", true],
])("FIND-1 %s stands for anything between", (query, found) => {
  expect(matches(query)(searchable(["CVEDA.NL.2026.0000412-V1", "6 registered horses"]))).toBe(found);
});

const related = (kind: "cloned_as" | "clone_of") => ({
  relations: [{ kind, document: "y", type: "CVEDA", status: "draft" as const, post: "P", at: "2026-07-01T00:00:00Z" }],
});
const ALL: readonly Listed[] = [
  listed("certificate", { type: "IMPORT", status: "valid" }),
  listed("declaration", { type: "DECLAR", status: "valid" }),
  listed("in preparation", { type: "IMPORT", status: "new" }),
  listed("cloned", { type: "IMPORT", status: "valid", ...related("cloned_as") }),
  listed("clone", { status: "draft", ...related("clone_of") }),
  listed("awaited", {
    status: "valid",
    content: { part2: { laboratory: { tests: [{ id: "t", conclusion: "pending" }] } } },
  }),
  listed("refused", { status: "rejected", content: {} }),
  listed("destroyed", { status: "rejected", content: { part2: { decision: { action: "destruction" } } } }),
];

test.each<[Narrowed["which"], string, readonly string[]]>([
  ["to_process", "", ["certificate", "declaration"]],
  ["cloned", "", ["cloned", "clone"]],
  ["result", "", ["awaited"]],
  ["action", "", ["refused"]],
  ["rejected", "", ["refused", "destroyed"]],
  ["valid", "IMPORT", ["certificate", "cloned"]],
  ["", "DECLAR", ["declaration"]],
])("NEW-4 narrowed down to %s of type %s", (which, type, expected) => {
  const found = ALL.filter(({ document }) => isAmong(document, { which, type }));

  expect(found.map(({ document }) => document.id)).toEqual(expected);
});
