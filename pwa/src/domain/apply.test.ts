import { expect, test } from "vitest";

import type { Body, Change, Document, OperationType } from "../protocol.gen";
import { base64url } from "./base64url";
import { contentBytes } from "./cbor";
import { apply as applied, outcomeOf, unfit } from "./apply";

const apply = (document: Document | null, act: Parameters<typeof applied>[1]) =>
  applied(document, act, { side: "authority", origin: (id) => (id === "source" ? aDocument() : null) });

const aDocument = (more: Partial<Document> = {}): Document => ({
  id: "d",
  type: "CVEDP",
  edition: "2019/1715",
  rev: 3,
  status: "new",
  post: "NLHBR1",
  version: 1,
  content: { part1: { seals: [{ id: "k1", seal_number: "S1" }] } },
  ...more,
});

const act = (type: OperationType, args: unknown, outcome = "") => ({
  outcome,
  body: {
    op_id: "o",
    type,
    v: 1,
    record: { type: "document", id: "d" },
    base: { rev: 3 },
    args,
    actor: "a",
    at: { device: "2026-07-01T10:00:00Z", zone: "Europe/Brussels", offset_ms: 0 },
    app: "1",
    schema: 1,
  } satisfies Body,
});

test("boxes are set, emptied, and rows added and taken away, in the server's order", () => {
  const change: Change = {
    add: { "part1/seals/k2": { seal_number: "S2" } },
    set: { "part1/seals/k2/seal_number": "S3", "part2/physical/result": "satisfactory" },
    remove: ["part1/seals/k1"],
  };

  expect(apply(aDocument(), act("document.set", change))?.content).toEqual({
    part1: { seals: [{ id: "k2", seal_number: "S3" }] },
    part2: { physical: { result: "satisfactory" } },
  });
});

test("ST-2: saving checks of a new document puts it in progress; a draft stays one", () => {
  const change = { set: { "part2/physical/result": "satisfactory" } };

  expect(apply(aDocument(), act("document.set", change))?.status).toBe("in_progress");
  expect(apply(aDocument({ status: "draft" }), act("document.set", change))?.status).toBe("draft");
});

test.each([
  ["ST-1: a submitted draft is new", "document.submit", "draft", "", "new", 2],
  ["NEW-9: submitted again, it keeps its status", "document.submit", "in_progress", "", "in_progress", 2],
  ["ST-3: an outcome makes it valid", "document.decide", "in_progress", "transit", "valid", 2],
  ["ST-3: a refusal makes it rejected", "document.decide", "new", "refused", "rejected", 2],
  ["ST-4: a draft is deleted", "document.delete", "draft", "", "deleted", 1],
  ["ST-4: what is in progress is not", "document.delete", "in_progress", "", "in_progress", 1],
  ["ST-3a: the checks of what one made oneself begin", "document.start", "draft", "", "in_progress", 2],
  ["ST-3a: what one made oneself is decided at once", "document.decide", "draft", "transit", "valid", 2],
  ["ST-7: only a certificate is recalled", "document.recall", "valid", "", "valid", 1],
  ["ST-5: cancelled is cancelled", "document.cancel", "valid", "", "cancelled", 1],
  ["what its status does not allow leaves it as it is", "document.cancel", "rejected", "", "rejected", 1],
] as const)("%s", (_, type, status, outcome, after, version) => {
  expect(apply(aDocument({ status }), act(type, {}, outcome))).toMatchObject({ status: after, version });
});

test("NEW-1: a copy made without a network has the original's Part I at once, with the change on top", () => {
  const creation = {
    type: "CVEDP",
    edition: "2019/1715",
    post: "NLHBR1",
    change: { set: { "part1/temperature": "frozen" } },
    origin: { kind: "copy", document: "source" },
  };

  expect(apply(null, act("document.create", creation))).toMatchObject({
    status: "draft",
    content: { part1: { seals: [{ id: "k1", seal_number: "S1" }], temperature: "frozen" } },
  });
});

test("CHK-10: what is added after the decision is seen at once", () => {
  const content = { part2: { laboratory: { done: true, tests: [{ id: "t1", conclusion: "satisfactory" }] } } };

  const after = apply(
    aDocument({ status: "valid" }),
    act("document.complete", { content: base64url(contentBytes(content)) }),
  );

  expect(after).toMatchObject({ status: "valid", content });
});

test("a document is made once; what is done to one that is not here makes none", () => {
  const creation = {
    type: "CED",
    edition: "2019/1715",
    post: "NLHBR1",
    change: { set: { "part1/temperature": "frozen" } },
  };

  expect(apply(null, act("document.create", creation))).toMatchObject({
    id: "d",
    rev: 0,
    status: "draft",
    content: { part1: { temperature: "frozen" } },
  });
  const known = aDocument();
  expect(apply(known, act("document.create", creation))).toBe(known);
  expect(apply(null, act("document.set", {}))).toBeNull();
});

test("a box that does not fit is left out of the view, and told before it is kept", () => {
  const change = { set: { "part1/nowhere": 1, "part2/physical/result": "satisfactory" } };

  expect(apply(aDocument(), act("document.set", change))?.content).toMatchObject({ part2: { physical: {} } });
  expect(unfit(aDocument(), change)?.path).toBe("part1/nowhere");
  expect(unfit(aDocument(), { set: { "part1/seals/k1/seal_number": "S9" } })).toBeNull();
});

test.each([
  [{ acceptable: false, outcome: "transit" }, "refused"],
  [{ acceptable: true, outcome: "transit" }, "transit"],
  [{ acceptable: true }, ""],
  [{ outcome: "transit" }, ""],
  [undefined, ""],
])("the outcome of %j is %j", (decision, outcome) => {
  expect(outcomeOf({ part2: { decision } })).toBe(outcome);
});
