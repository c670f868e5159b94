import { expect, test } from "vitest";

import vectors from "../../../../sync_protocol/vectors/workflow.json";
import { aDocument, STATUSES } from "../../domain/document.testing";
import { may, type Who } from "../../domain/offers";
import type { Action, Document, RelationKind, Side, Status } from "../../protocol.gen";
import { BUTTON, buttons, type Button } from "./buttons";

type Ends = Readonly<Partial<Record<Status, Readonly<Partial<Record<Action, Status>>>>>>;

// TypeScript reads the words of JSON as any text.
const told = vectors as unknown as Readonly<Record<string, Readonly<Record<Side, Ends>>>>;
const POST = "NLHBR1";
const NOW = Date.parse("2026-07-14T09:00:00Z");
const EVERY_STATUS: readonly Status[] = [...STATUSES, "deleted"];
const PEOPLE: Readonly<Record<Exclude<Side, "system">, Who>> = {
  operator: { role: "operator", organisation: "NL-ORG-1" },
  authority: { role: "inspector", post: POST },
  restricted: { role: "restricted_inspector", post: POST },
};
const PENDING = { part2: { laboratory: { tests: [{ id: "a", conclusion: "pending" }] } } };

const held = (type: string, status: Status, more: Partial<Document> = {}): Document =>
  aDocument({ type, status, post: POST, organisation: "NL-ORG-1", content: PENDING, ...more });

const CASES = Object.entries(told).flatMap(([type, sides]) =>
  (Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]).flatMap((side) =>
    EVERY_STATUS.map((status) => ({ type, side, status, ends: sides[side][status] ?? {} })),
  ),
);

test.each(CASES)("ST-1 to ST-14: $side has the buttons of the table for a $type that is $status", (one) => {
  const inTable = (Object.keys(one.ends) as Action[]).map((action) => BUTTON[action]);

  const shown = buttons(held(one.type, one.status), PEOPLE[one.side], NOW);

  expect(new Set(shown)).toEqual(new Set(inTable));
  expect(shown).not.toContain(null);
});

test.each(EVERY_STATUS)("who does not act on documents has no button on one that is %s", (status) => {
  const document = held("CVEDP", status);

  for (const role of ["planner", "administrator"]) expect(buttons(document, { role, post: POST }, NOW)).toEqual([]);
});

test("SEE-2: another post, and an organisation that is named only, read a document and do nothing with it", () => {
  const refused = held("CVEDP", "rejected");

  expect(buttons(refused, { role: "inspector", post: "NLSPL1" }, NOW)).toEqual([]);
  expect(buttons(held("CVEDP", "new"), { role: "operator", organisation: "NL-ORG-2" }, NOW)).toEqual([]);
  expect(may(PEOPLE.authority, refused, "complete")).toBe(true);
});

test("what was decided in another system is only read", () => {
  const imported = { reference: "X", status: "valid", decided_elsewhere: true } as NonNullable<Document["imported"]>;

  expect(buttons({ ...held("CVEDP", "valid"), imported }, PEOPLE.authority, NOW)).toEqual([]);
});

const related = (kind: RelationKind, status: Status) => ({
  relations: [{ kind, document: "y", type: "CVEDP" as const, status, post: POST, at: "2026-07-01T00:00:00Z" }],
});
const decided = (signed_at: string) => ({ decision: { signed_at } as NonNullable<Document["decision"]> });

test.each<[string, Button, boolean, Document]>([
  ["ST-6: no second replacement is begun", "replace", false, held("CED", "valid", related("replaced_by", "new"))],
  ["ST-6: after one that was cancelled", "replace", true, held("CED", "valid", related("replaced_by", "cancelled"))],
  ["NEW-2: a clone was decided", "cancel", false, held("IMPORT", "valid", related("cloned_as", "valid"))],
  ["NEW-2: a clone was decided", "replace", false, held("IMPORT", "valid", related("cloned_as", "valid"))],
  ["NEW-2: a clone is being decided", "cancel", true, held("IMPORT", "valid", related("cloned_as", "new"))],
  ["ST-7: within three months", "recall", true, held("IMPORT", "valid", decided("2026-04-14T09:00:00Z"))],
  ["ST-7: after three months", "recall", false, held("IMPORT", "valid", decided("2026-04-14T08:59:59Z"))],
  [
    "ST-7: three months after November's last day",
    "recall",
    true,
    held("IMPORT", "valid", decided("2026-04-30T00:00:00Z")),
  ],
  ["CHK-10: no result is awaited", "complete", false, held("CVEDP", "valid", { content: {} })],
  ["RFS-3: an action may follow a refusal", "complete", true, held("CED", "rejected", { content: {} })],
])("%s: %s is offered: %s", (_, button, offered, document) => {
  expect(buttons(document, PEOPLE.authority, NOW).includes(button)).toBe(offered);
});
