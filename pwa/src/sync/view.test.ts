import { expect, test } from "vitest";

import type { Document, Result } from "../protocol.gen";
import type { DocumentView } from "./device";
import { view as viewOf, type Held, type Horizon, type LocalOperation } from "./view";

const HORIZON: Horizon = { c1: 2 };

const view = (held: Held | null, operations: readonly LocalOperation[], horizon = HORIZON) =>
  viewOf(held, operations, horizon, { side: "authority", origin: () => null });

const aDocument: Document = {
  id: "d",
  type: "CVEDP",
  edition: "2019/1715",
  rev: 3,
  status: "in_progress",
  post: "NLHBR1",
  content: {},
};

const operation = (seq: number, more: Partial<LocalOperation> = {}): LocalOperation => ({
  client_id: "c1",
  seq,
  hash: `h${seq}`,
  state: "pending",
  body: {
    op_id: `o${seq}`,
    type: "document.set",
    v: 1,
    record: { type: "document", id: "d" },
    base: { rev: 3 },
    args: { set: { "part2/physical/remark": `${seq}` } },
    actor: "a",
    at: { device: "2026-07-01T10:00:00Z", zone: "Europe/Brussels", offset_ms: 0 },
    app: "1",
    schema: 1,
  },
  result: null,
  dismissed: false,
  outcome: "",
  provisional: null,
  ...more,
});

const result = (seq: number, status: Result["status"]): Partial<LocalOperation> => ({
  state: "final",
  result: { seq, status, code: "CODE" },
});

const remark = (shown: DocumentView | null) =>
  (shown?.document.content as { part2?: { physical?: { remark?: string } } } | undefined)?.part2?.physical?.remark;

const held = (last_seq = 0, client_id = "c1") => ({
  document: aDocument,
  seen: { [client_id]: last_seq },
  building: 0,
});

test("invariant 22: an operation stays on top until the pulled data has it, whatever was answered", () => {
  for (const state of ["pending", "sent", "final"] as const) {
    const ahead = operation(3, { state, result: { seq: 3, status: "applied" } });
    expect(remark(view(held(), [ahead], HORIZON))).toBe("3");
    expect(remark(view(held(3), [ahead], HORIZON))).toBeUndefined();
  }
  expect(remark(view(held(), [operation(2)], HORIZON))).toBeUndefined();
});

test("invariant 31: what is done in a new stream is seen, however far the old one was in the record", () => {
  expect(remark(view(held(40, "the stream before"), [operation(3)], HORIZON))).toBe("3");
});

test("what was refused is not on top, and is told until it is read", () => {
  const refused = operation(3, result(3, "rejected"));

  expect(view(held(), [refused], HORIZON)).toMatchObject({ state: "needs_attention", refused: [{ seq: 3 }] });
  expect(remark(view(held(), [refused], HORIZON))).toBeUndefined();
  expect(view(held(), [{ ...refused, dismissed: true }], HORIZON)).toMatchObject({ state: "accepted", refused: [] });
});

test.each([
  ["on this device", [operation(3)], "on_device"],
  ["sent, not yet answered", [operation(3, { state: "sent" })], "sent"],
  ["answered, not yet in the data", [operation(3, result(3, "applied"))], "sent"],
  ["in the data, its answer not yet known", [operation(2, { state: "sent" })], "sent"],
  ["in the data", [operation(2, result(2, "merged"))], "accepted"],
  [
    "a decision on this device",
    [operation(3, { body: { ...operation(3).body, type: "document.decide" } })],
    "signed_not_received",
  ],
  [
    "anything else that is signed on this device",
    [operation(3, { body: { ...operation(3).body, type: "document.cancel" } })],
    "signed_not_received",
  ],
  ["refused before another was done", [operation(3, result(3, "quarantined")), operation(4)], "needs_attention"],
] as const)("a document says of its work: %s", (_, operations, state) => {
  expect(view(held(), operations, HORIZON)?.state).toBe(state);
});

test("what the device has to show for a signature is shown of a decision alone", () => {
  const provisional = { outcome: "", signed_at: "2026-07-01T10:00:00Z", qr: "", fingerprint: "0000" };
  const signed = (type: "document.decide" | "document.cancel") =>
    operation(3, { body: { ...operation(3).body, type }, provisional });

  expect(view(held(), [signed("document.decide")])?.provisional).toBe(provisional);
  expect(view(held(), [signed("document.cancel")])?.provisional).toBeNull();
});

test("a conflict that waits for a person is told", () => {
  const conflict = { at: "", code: "X", kept: "", other: "", kept_by: "", other_by: "", noticed_at: "" };

  const shown = view({ ...held(), document: { ...aDocument, conflicts: [conflict] } }, [], HORIZON);

  expect(shown?.state).toBe("accepted_with_conflict");
});

test("invariant 22: what another stream did stays on top as well, answered or not, until the data has it", () => {
  const moved = operation(1, { client_id: "c0", ...result(1, "applied") });

  expect(remark(view(held(9), [operation(1, { client_id: "c0" })], HORIZON))).toBe("1");
  expect(remark(view(held(9), [moved], HORIZON))).toBe("1");
  expect(remark(view(held(1, "c0"), [moved], HORIZON))).toBeUndefined();
  expect(remark(view(held(), [moved], { ...HORIZON, c0: 1 }))).toBeUndefined();
});

test("a document that nobody knows of is none; one that the server refused to make is shown to its maker", () => {
  const args = { type: "CVEDP", edition: "2019/1715", post: "NLHBR1", change: {} };
  const body = { ...operation(1).body, type: "document.create" as const, args };

  expect(view(null, [operation(3)], HORIZON)).toBeNull();
  expect(view(null, [operation(3, { body })], HORIZON)?.document.status).toBe("draft");
  expect(view(null, [operation(1, { body, ...result(1, "rejected") })], HORIZON)?.state).toBe("needs_attention");
});
