import { expect, test } from "vitest";

import type { Change, Document, Status } from "../protocol.gen";
import { awaitsResult, isCompletion, isOpen, leavesOpen, recalls } from "./completion";

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

test("ST-7 a result that is not satisfactory recalls", () => {
  expect(recalls(tests("pending", "not_satisfactory"))).toBe(true);
  expect(recalls(tests("pending", "satisfactory"))).toBe(false);
  expect([awaitsResult(tests("pending")), awaitsResult({})]).toEqual([true, false]);
});
