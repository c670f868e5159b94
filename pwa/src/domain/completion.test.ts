import { expect, test } from "vitest";

import type { Change, Decision, Document, Status } from "../protocol.gen";
import { awaitsResult, dayOfDecision, isCompletion, isOpen, leavesOpen, recalls } from "./completion";

const tests = (...conclusions: string[]) => ({
  part2: { laboratory: { tests: conclusions.map((conclusion, index) => ({ id: `t${String(index)}`, conclusion })) } },
});
const aDocument = (
  status: Status,
  content: unknown = tests("pending", "satisfactory"),
): Pick<Document, "status" | "content"> => ({
  status,
  content,
});

test.each<[string, Status, Partial<Change>, boolean]>([
  ["a pending result", "valid", { set: { "part2/laboratory/tests/t0/conclusion": "satisfactory" } }, true],
  ["another test", "valid", { add: { "part2/laboratory/tests/t9": {} } }, true],
  ["the method of a pending test", "valid", { set: { "part2/laboratory/tests/t0/method": "ISO 6579" } }, true],
  ["when it was sampled", "valid", { set: { "part2/laboratory/tests/t0/sampled": "2026-07-01" } }, false],
  ["all of another test", "valid", { set: { "part2/laboratory/tests/t9/sampled": "2026-07-01" } }, true],
  ["a result that was given", "valid", { set: { "part2/laboratory/tests/t1/conclusion": "pending" } }, false],
  ["a row that was decided with goes", "valid", { remove: ["part2/laboratory/tests/t0"] }, false],
  ["a row that was added goes", "valid", { remove: ["part2/laboratory/tests/t9"] }, true],
  [
    "a pending result and a check",
    "valid",
    { set: { "part2/laboratory/tests/t0/conclusion": "satisfactory", "part2/identity/result": "satisfactory" } },
    false,
  ],
  ["before the decision", "in_progress", { set: { "part2/laboratory/tests/t0/conclusion": "satisfactory" } }, false],
  ["the action on refused goods", "rejected", { set: { "part2/decision/action": "destruction" } }, true],
  ["who carries it out", "rejected", { set: { "part2/decision/action_by": "2026-07-20" } }, true],
  ["where refused goods go", "rejected", { set: { "part2/decision/controlled_destination/name": "Plant 7" } }, true],
  ["the reasons of a refusal", "rejected", { add: { "part2/decision/reasons/r1": {} } }, false],
  ["nothing", "valid", {}, false],
])("SIGN-7 %s, of a document that is %s", (_, status, change, completes) => {
  expect(isCompletion(aDocument(status), change)).toBe(completes);
});

test("SIGN-7 an action that was signed stays and settles the refusal; what was given before it stays", () => {
  const refused = (decision: object) => aDocument("rejected", { part2: { decision } });
  const destination = "part2/decision/controlled_destination";
  const acted = refused({ action: "re_export" });
  expect(isCompletion(acted, { unset: ["part2/decision/action"] })).toBe(false);
  expect(isCompletion(acted, { set: { "part2/decision/action_by": "2026-07-20" } })).toBe(false);
  expect(leavesOpen(acted)).toBe(false);
  const named = refused({ controlled_destination: { name: "Plant 7" } });
  expect(isCompletion(named, { set: { [`${destination}/name`]: "Plant 8" } })).toBe(false);
  expect(
    isCompletion(named, { set: { [`${destination}/city`]: "Gent", "part2/decision/action": "destruction" } }),
  ).toBe(true);
  expect(leavesOpen(named)).toBe(true);
});

test("CHK-10 a row is as open as its boxes", () => {
  expect(isOpen(aDocument("valid"), "part2/laboratory/tests/t0")).toBe(true);
  expect(isOpen(aDocument("valid"), "part2/laboratory/tests/t1")).toBe(false);
  expect(isOpen(aDocument("valid"), "part2/laboratory/tests/t10/method")).toBe(true);
});

test("CHK-10 a valid document is open while a result is awaited; RFS-3 a refused one for its action", () => {
  expect(leavesOpen(aDocument("valid"))).toBe(true);
  expect(leavesOpen(aDocument("valid", tests("satisfactory")))).toBe(false);
  expect(leavesOpen(aDocument("rejected", {}))).toBe(true);
  expect(leavesOpen(aDocument("cancelled"))).toBe(false);
});

test("CHK-5 what completes a decision is judged on the day of its signature, in Brussels", () => {
  const decision = { signed_at: "2026-07-14T22:30:00Z" } as Decision;
  const now = Date.parse("2026-08-03T09:00:00Z");
  expect(dayOfDecision({ decision }, null, now)).toBe("2026-07-15");
  expect(dayOfDecision({ decision }, { signed_at: "2026-07-20T10:00:00Z" }, now)).toBe("2026-07-20");
  expect(dayOfDecision({}, null, now)).toBe("2026-08-03");
});

test("ST-7 a result that is not satisfactory recalls, unless it was known at the decision", () => {
  expect(recalls(tests("pending"), tests("not_satisfactory"))).toBe(true);
  expect(recalls(tests("pending"), tests("satisfactory"))).toBe(false);
  expect(recalls(tests("pending"), tests("pending", "not_satisfactory"))).toBe(true);
  expect(recalls(tests("pending", "not_satisfactory"), tests("satisfactory", "not_satisfactory"))).toBe(false);
  expect([awaitsResult(tests("pending")), awaitsResult({})]).toEqual([true, false]);
});
