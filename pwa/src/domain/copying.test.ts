import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/copying.json";
import type { Document, DocumentType, OriginKind, Relation } from "../protocol.gen";
import { begun, cloning, isLocked, lockedBoxes, madeFrom, makeable, staysLocked } from "./copying";

interface Case {
  readonly kind: OriginKind;
  readonly source: DocumentType;
  readonly target: DocumentType;
  readonly content: unknown;
  readonly made: unknown;
  readonly locked: readonly string[];
}

// TypeScript reads the words of JSON as any text.
const cases = vectors as unknown as readonly Case[];

test.each(cases)(
  "a $kind of $source as $target starts as on the server",
  ({ kind, source, target, content, made, locked }) => {
    expect(begun(kind, content, target, "REF", "")).toEqual(made);
    expect(lockedBoxes(source, made)).toEqual(locked);
  },
);

const FOR_HARBOUR = { type: "CVEDP", edition: "2019/1715", post: "NLHBR1" } as const;

const aCertificate = (more: Partial<Document> = {}): Document => ({
  id: "d",
  type: "IMPORT",
  edition: "2007/240",
  rev: 3,
  status: "valid",
  post: "NZL1",
  reference: "IMPORT.NZ.2026.0000001",
  content: { part1: { temperature: "frozen" } },
  ...more,
});

const related = (kind: Relation["kind"], status: Document["status"]): Relation => ({
  kind,
  document: "e",
  type: "CVEDP",
  status,
  post: "NLHBR1",
  at: "2026-07-14T09:00:00Z",
});

const kinds = (document: Document, side: "operator" | "authority") =>
  makeable(document, side).map(({ kind, type }) => `${kind} ${type}`);

test("NEW-2: a clone is offered of what is valid, once", () => {
  expect(kinds(aCertificate(), "operator")).toEqual([
    "copy IMPORT",
    "clone CED",
    "clone CVEDA",
    "clone CVEDP",
    "clone DECLAR",
  ]);
  expect(kinds(aCertificate({ relations: [related("cloned_as", "draft")] }), "operator")).toEqual(["copy IMPORT"]);
  expect(kinds(aCertificate({ status: "cancelled" }), "operator")).toEqual(["copy IMPORT"]);
});

test("ST-6: a replacement is offered to an authority, while none is being made", () => {
  const aDocument = (relations: readonly Relation[]) => aCertificate({ type: "CED", status: "rejected", relations });

  expect(kinds(aDocument([]), "authority")).toEqual(["copy CED", "replacement CED"]);
  expect(kinds(aDocument([]), "operator")).toEqual(["copy CED"]);
  expect(kinds(aDocument([related("replaced_by", "in_progress")]), "authority")).toEqual(["copy CED"]);
  expect(kinds(aDocument([related("replaced_by", "cancelled")]), "authority")).toEqual(["copy CED", "replacement CED"]);
});

test("NEW-4: what waits to be cloned, and what has been", () => {
  expect(cloning(aCertificate())).toBe("to_process");
  expect(cloning(aCertificate({ relations: [related("cloned_as", "new")] }))).toBe("cloned");
  expect(cloning(aCertificate({ status: "new" }))).toBeNull();
  expect(cloning(aCertificate({ type: "CVEDP" }))).toBeNull();
});

test("NEW-3: what a clone took over stays, and what is below it", () => {
  const clone = madeFrom("clone", aCertificate(), FOR_HARBOUR, "2026-07-14T09:00:00Z");

  expect(clone.locked).toEqual(["part1/temperature", "part1/documents/origin"]);
  expect(isLocked(clone, "part1/documents/origin/number")).toBe(true);
  expect(isLocked(clone, "part1/packages")).toBe(false);
  expect(clone.relations).toMatchObject([{ kind: "clone_of", reference: "IMPORT.NZ.2026.0000001", status: "valid" }]);
});

test("NEW-5: what is made from another document enters at the authority that it is for", () => {
  const content = { part1: { point_of_entry: "GBTEEP1", packages: 7 } };
  const copied = (kind: OriginKind) =>
    madeFrom(kind, aCertificate({ type: "CVEDP", content }), FOR_HARBOUR, "2026-07-14T09:00:00Z").content;

  expect(copied("copy")).toEqual({ part1: { point_of_entry: "NLHBR1", packages: 7 } });
  expect(copied("replacement")).toEqual(content);
});

test("NEW-3a: the country of a clone that the server has not made yet is the server's to refuse, and no other box", () => {
  const clone = { type: "CVEDA", locked: ["part1/country_of_origin", "part1/consignor"] } as const;

  expect(staysLocked({ ...clone, rev: 0 }, "part1/country_of_origin")).toBe(false);
  expect(staysLocked({ ...clone, rev: 1 }, "part1/country_of_origin")).toBe(true);
  expect(staysLocked({ ...clone, rev: 0 }, "part1/consignor/name")).toBe(true);
  expect(staysLocked({ ...clone, type: "CVEDP", rev: 0 }, "part1/country_of_origin")).toBe(true);
});
