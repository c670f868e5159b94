import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Typed } from "../domain/edits";
import type { Outcome } from "../sync/device";
import { Draft, flushDrafts } from "./draft.svelte";

const KEPT: Outcome = { ok: true, value: undefined };
const FULL: Outcome = { ok: false, problem: { code: "storage_full", detail: "No space left on this tablet." } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorded(answers: readonly Outcome[] = []) {
  const changes: unknown[] = [];
  const left = [...answers];
  return {
    changes,
    draft: new Draft((change) => {
      changes.push(change);
      return Promise.resolve(left.shift() ?? KEPT);
    }),
  };
}

test("typing is handed over once it pauses, not at every key", async () => {
  const { draft, changes } = recorded();
  for (const text of ["a", "an", "ani"]) {
    draft.type("part2/physical/remark", text);
    await vi.advanceTimersByTimeAsync(399);
  }
  expect(changes).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(changes).toEqual([{ set: { "part2/physical/remark": "ani" } }]);
  expect(draft.edits.size).toBe(0);
});

test("a choice is handed over at once, with the text that was being typed", () => {
  const { draft, changes } = recorded();
  draft.type("part2/physical/remark", "Animal 4");
  void draft.choose("part2/physical/result", "satisfactory");
  expect(changes).toEqual([{ set: { "part2/physical/remark": "Animal 4", "part2/physical/result": "satisfactory" } }]);
});

test("an emptied box is unset, a row is added and removed by its id", async () => {
  const { draft, changes } = recorded();
  draft.type("part2/physical/remark", null);
  await draft.addRow("part2/decision/reasons/k7", { reason: "other" });
  await draft.removeRow("part2/decision/reasons/k7");
  expect(changes).toEqual([
    { unset: ["part2/physical/remark"], add: { "part2/decision/reasons/k7": { reason: "other" } } },
    { remove: ["part2/decision/reasons/k7"] },
  ]);
});

test("boxes of a row that goes are not handed over with it", async () => {
  const { draft, changes } = recorded();
  draft.type("part2/laboratory/tests/k7/test", "Salmo");
  await draft.removeRow("part2/laboratory/tests/k7");
  expect(changes).toEqual([{ remove: ["part2/laboratory/tests/k7"] }]);
});

test("text that the device could not keep stays and is tried again", async () => {
  const { draft, changes } = recorded([FULL]);
  draft.type("part2/physical/remark", "Animal 4");
  await draft.flush();
  expect(draft.problem?.code).toBe("storage_full");
  expect(draft.edits.get("part2/physical/remark")).toEqual({ op: "set", value: "Animal 4" });
  await draft.flush();
  expect(changes).toHaveLength(2);
  expect(draft.problem).toBeNull();
  expect(draft.edits.size).toBe(0);
});

test("a fault of the device loses nothing: the text stays, and the next change takes it along", async () => {
  let faulty = true;
  const changes: unknown[] = [];
  const draft = new Draft((change) => {
    if (faulty) return Promise.reject(new Error("the database closed"));
    changes.push(change);
    return Promise.resolve(KEPT);
  });
  draft.type("remark", "one");
  await draft.flush();
  expect(draft.problem?.code).toBe("UNEXPECTED");
  faulty = false;
  await draft.choose("result", "satisfactory");
  expect(changes).toEqual([{ set: { remark: "one", result: "satisfactory" } }]);
  expect(draft.problem).toBeNull();
});

test("what is typed while the device is still keeping the last change is kept too", async () => {
  const changes: unknown[] = [];
  let finish: (outcome: Outcome) => void = () => undefined;
  const draft = new Draft((change) => {
    changes.push(change);
    return changes.length > 1 ? Promise.resolve(KEPT) : new Promise((resolve) => (finish = resolve));
  });
  draft.type("remark", "one");
  const flushed = draft.flush();
  draft.type("remark", "one two");
  finish(KEPT);
  await flushed;
  expect(changes).toEqual([{ set: { remark: "one" } }, { set: { remark: "one two" } }]);
  expect(draft.edits.size).toBe(0);
});

test("what was typed in a view that was left is handed over before what is typed in the one after it", async () => {
  const changes: unknown[] = [];
  let go: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (go = resolve));
  const left = new Draft(async (change) => {
    await slow;
    changes.push(change);
    return KEPT;
  });
  void left.choose("result", "satisfactory");
  void left.close();
  const next = new Draft((change) => {
    changes.push(change);
    return Promise.resolve(KEPT);
  });

  const chosen = next.choose("result", "not_done");
  go();
  await chosen;

  expect(changes).toEqual([{ set: { result: "satisfactory" } }, { set: { result: "not_done" } }]);
  await next.close();
});

test("locking hands over what is typed in every open form", async () => {
  const one = recorded();
  const two = recorded();
  one.draft.type("remark", "one");
  two.draft.type("remark", "two");
  await flushDrafts();
  expect([one.changes, two.changes]).toEqual([[{ set: { remark: "one" } }], [{ set: { remark: "two" } }]]);
});

test("a box that does not take its value holds up no other, and can be given up", async () => {
  const unfit = "part2/decision/reasons/gone/explanation";
  const kept: unknown[] = [];
  const draft = new Draft((change) => {
    const fits = !(unfit in (change.set ?? {}));
    if (fits) kept.push(change);
    return Promise.resolve(fits ? KEPT : { ok: false, problem: { code: "BOX", detail: unfit } });
  });
  draft.type(unfit, "No passports.");
  await draft.choose("part2/physical/result", "satisfactory");
  expect(kept).toEqual([{ set: { "part2/physical/result": "satisfactory" } }]);
  expect([[...draft.edits.keys()], draft.problem?.code]).toEqual([[unfit], "BOX"]);
  draft.giveUp();
  expect([draft.edits.size, draft.problem]).toEqual([0, null]);
});

test("every key is written down as it comes, with the text that cannot be read, and forgotten once it is kept", async () => {
  const notes: Typed[] = [];
  const draft = new Draft(() => Promise.resolve(KEPT), {
    found: [],
    keep: (typed) => {
      notes.push(typed);
      return Promise.resolve(KEPT);
    },
  });
  draft.type("weight", "12");
  draft.note("weight", "12,,");
  await draft.flush();
  draft.type("weight", "12.3");
  await draft.flush();
  const edit = (value: string) => ({ op: "set", value }) as const;
  expect(notes).toEqual([
    { path: "weight", edit: edit("12") },
    { path: "weight", edit: edit("12"), text: "12,," },
    { path: "weight", text: "12,," },
    { path: "weight", edit: edit("12.3") },
    { path: "weight" },
  ]);
});

test("what was typed before a crash stands on the screen again, and is handed over", async () => {
  const changes: unknown[] = [];
  const draft = new Draft(
    (change) => {
      changes.push(change);
      return Promise.resolve(KEPT);
    },
    {
      found: [
        { path: "remark", edit: { op: "set", value: "Animal 4" } },
        { path: "weight", text: "12,," },
      ],
      keep: () => Promise.resolve(KEPT),
    },
  );
  expect([draft.edits.get("remark"), draft.unread.get("weight")]).toEqual([{ op: "set", value: "Animal 4" }, "12,,"]);
  await draft.flush();
  expect(changes).toEqual([{ set: { remark: "Animal 4" } }]);
});

test("a row that goes takes along what could not be read in it", async () => {
  const { draft } = recorded();
  draft.note("part1/commodities/k7/animals", "many");
  await draft.removeRow("part1/commodities/k7");
  expect(draft.unread.size).toBe(0);
});

test("a text that is larger than an operation holds up no other box", async () => {
  const kept: unknown[] = [];
  const draft = new Draft((change) => {
    const fits = !("part2/physical/remark" in (change.set ?? {}));
    if (fits) kept.push(change);
    return Promise.resolve(fits ? KEPT : { ok: false, problem: { code: "OPERATION_SIZE", detail: "" } });
  });
  draft.type("part2/physical/remark", "a very long text");
  await draft.choose("part2/identity/result", "satisfactory");
  expect(kept).toEqual([{ set: { "part2/identity/result": "satisfactory" } }]);
  expect([...draft.edits.keys()]).toEqual(["part2/physical/remark"]);
});
