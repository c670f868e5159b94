/**
 * What a person typed is on the device at every moment: the app is killed at any of its writes, and opened again. Each
 * box then holds what was last said to be kept, or what was typed after that.
 */
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Crash } from "./store/testing/crash";
import { diskText } from "./store/testing/disk";
import { until, type Browser, type OpenDevice } from "./sync/testing/browser";
import { ACCEPTABLE, aDocument, ID, loggedIn, PASSWORD, sign, started } from "./sync/testing/documents";
import { valueAt } from "./forms/definition";
import { Draft } from "./forms/draft.svelte";

const REMARK = "part2/physical/remark";
const WEIGHT = "part1/total_net_weight";
const RESULT = "part2/identity/result";
const BOXES = [REMARK, WEIGHT, RESULT];
const RUNS = Number(process.env["WAARMERK_KILLS"] ?? 40);

type Step =
  | { readonly do: "type"; readonly text: string }
  | { readonly do: "number"; readonly text: string; readonly reads: boolean }
  | { readonly do: "choose"; readonly option: string }
  | { readonly do: "pause" | "breathe" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("type" as const), text: fc.stringMatching(/^[a-z]{1,8}$/) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("number" as const),
      text: fc.stringMatching(/^[1-9]{1,3}$/),
      reads: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("choose" as const),
      option: fc.constantFrom("satisfactory", "not_satisfactory"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("pause" as const, "breathe" as const) }) },
);

let browser: Browser;
let crash: Crash;

beforeEach(() => {
  crash = new Crash();
});

afterEach(() => crash.end());

async function opened(): Promise<OpenDevice> {
  ({ browser } = await started(aDocument({ status: "in_progress", content: ACCEPTABLE })));
  const device = await loggedIn(browser);
  browser.online = false;
  return device;
}

/** What a person was shown in each box, in order, and how much of that was said to be kept. */
class Person {
  readonly shown = new Map<string, string[]>(BOXES.map((path) => [path, [""]]));
  readonly kept = new Map<string, number>();
  readonly draft: Draft;

  constructor(device: OpenDevice) {
    this.draft = new Draft((change) => device.change(ID, change), {
      found: device.typed(ID),
      keep: async (typed) => {
        const at = this.#shows(typed.path).length - 1;
        const outcome = await device.keepTyped(ID, typed);
        if (outcome.ok) this.kept.set(typed.path, Math.max(at, this.kept.get(typed.path) ?? 0));
        return outcome;
      },
    });
  }

  async do(step: Step): Promise<void> {
    if (step.do === "type") {
      this.#shows(REMARK).push(step.text);
      this.draft.type(REMARK, step.text);
    } else if (step.do === "number") {
      const text = step.reads ? step.text : `${step.text},,`;
      this.#shows(WEIGHT).push(text);
      if (step.reads) this.draft.type(WEIGHT, text);
      else this.draft.note(WEIGHT, text);
    } else if (step.do === "choose") {
      this.#shows(RESULT).push(step.option);
      void this.draft.choose(RESULT, step.option);
    } else if (step.do === "pause") void this.draft.flush();
    else await new Promise((resume) => setTimeout(resume));
  }

  #shows(path: string): string[] {
    return this.shown.get(path) ?? [];
  }
}

/** What stands in a box of the app that was opened again. */
async function stands(device: OpenDevice, path: string): Promise<unknown> {
  // First: what becomes an operation meanwhile is in the document that is read after it.
  const typed = device.typed(ID).find((one) => one.path === path);
  const view = await device.document(ID);
  const content = view?.revision?.document.content ?? view?.document.content;
  const part2 = path.startsWith("part2/") ? view?.document.content : content;
  const edited = typed?.edit?.op === "set" ? typed.edit.value : undefined;
  return typed?.text ?? edited ?? valueAt(part2, path) ?? "";
}

test(
  "whenever the app is killed, what was kept is there, or what was typed after it",
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(24), async (steps, writes) => {
        const device = await opened();
        const person = new Person(device);
        crash.after(writes);
        for (const one of steps) await person.do(one);
        await new Promise((resume) => setTimeout(resume));
        crash.now();

        const again = await browser.tab();
        await again.unlock("a", PASSWORD);

        for (const [path, shown] of person.shown) {
          const possible = shown.slice(person.kept.get(path) ?? 0);
          expect(possible, path).toContain(await stands(again, path));
        }
        await again.close();
      }),
      { numRuns: RUNS },
    );
  },
);

test("the last key is on the disk before it becomes an operation, and nobody reads it there", async () => {
  const device = await opened();
  await device.keepTyped(ID, { path: REMARK, edit: { op: "set", value: "Cheddar of the test" } });
  expect(device.status().pending).toBe(0);
  expect(await diskText()).not.toContain("Cheddar");
  expect(await diskText()).not.toContain(REMARK);
});

test("what was typed before a crash is sent once the person is back, also where nobody opens the document", async () => {
  const device = await opened();
  await device.keepTyped(ID, { path: REMARK, edit: { op: "set", value: "Animal 4 is lame" } });
  await device.keepTyped(ID, { path: WEIGHT, text: "12,,3" });
  crash.now();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);
  const view = await again.document(ID);

  expect(valueAt(view?.document.content, REMARK)).toBe("Animal 4 is lame");
  expect(again.status().pending).toBe(1);
  expect(again.typed(ID)).toEqual([{ path: WEIGHT, text: "12,,3" }]);
});

test("one box that does not take what was typed before a crash holds up no other", async () => {
  const device = await opened();
  await device.keepTyped(ID, { path: "part2/laboratory/gone/result", edit: { op: "set", value: "satisfactory" } });
  await device.keepTyped(ID, { path: REMARK, edit: { op: "set", value: "Animal 4 is lame" } });
  crash.now();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);

  expect(valueAt((await again.document(ID))?.document.content, REMARK)).toBe("Animal 4 is lame");
  expect(again.typed(ID).map(({ path }) => path)).toEqual(["part2/laboratory/gone/result"]);
});

test("NEW_9 of what was typed in both parts before a crash, Part I waits for its signature and Part II is sent", async () => {
  const device = await opened();
  await device.keepTyped(ID, { path: WEIGHT, edit: { op: "set", value: "12.5" } });
  await device.keepTyped(ID, { path: REMARK, edit: { op: "set", value: "Animal 4 is lame" } });
  crash.now();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);
  const view = await again.document(ID);

  expect(valueAt(view?.document.content, REMARK)).toBe("Animal 4 is lame");
  expect(valueAt(view?.document.content, WEIGHT)).toBeUndefined();
  expect(valueAt(view?.revision?.document.content, WEIGHT)).toBe("12.5");
});

test("NEW_9 where the app is killed as it signs, the changes are those that were signed, and wait for no other", async () => {
  for (const writes of [2, 3, 4]) {
    ({ browser } = await started(aDocument({ content: { part1: { packages: 10 } } })));
    const device = await loggedIn(browser);
    browser.online = false;
    await device.change(ID, { set: { "part1/packages": 12 } });
    const died = new Promise<void>((came) => crash.after(writes, came));
    const signing = sign(device, ID, "submit", PASSWORD);
    await Promise.race([died, signing]);
    await new Promise((resume) => setTimeout(resume));
    crash.now();

    const again = await browser.tab();
    await again.unlock("a", PASSWORD);
    const view = await again.document(ID);

    const isSigned = again.status().pending === 1;
    expect(valueAt(view?.document.content, "part1/packages")).toBe(isSigned ? 12 : 10);
    expect(view?.revision?.paths).toEqual(isSigned ? undefined : ["part1/packages"]);
  }
});

test("what became an operation just before the crash is not done again over what somebody else wrote since", async () => {
  const device = await opened();
  await device.keepTyped(ID, { path: REMARK, edit: { op: "set", value: "mine" } });
  await device.change(ID, { set: { [REMARK]: "mine" } });
  crash.now();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);
  await again.document(ID);

  expect(again.status().pending).toBe(1);
  expect(again.typed(ID)).toEqual([]);
});

/** A form of the document in this tab. */
function formIn(device: OpenDevice): Draft {
  const draft = new Draft((change) => device.change(ID, change), {
    found: device.typed(ID),
    keep: (typed) => device.keepTyped(ID, typed),
  });
  device.onChange((what) => what === "typed" && draft.follow(device.typed(ID)));
  return draft;
}

test("what cannot be read in one tab is shown in another, until it is put right", async () => {
  const one = await opened();
  const two = await browser.tab();
  await two.unlock("a", PASSWORD);
  const form = formIn(two);

  await one.keepTyped(ID, { path: WEIGHT, text: "12,,3" });
  await until(two, () => form.unread.get(WEIGHT) === "12,,3");
  await one.keepTyped(ID, { path: WEIGHT });
  await until(two, () => form.unread.size === 0);
});

test("a form that was opened in the middle of another tab's word does not put the half over the whole", async () => {
  const one = await opened();
  const two = await browser.tab();
  await two.unlock("a", PASSWORD);
  const form = formIn(one);
  form.type(REMARK, "Animal 4 is");
  await until(two, () => two.typed(ID).length === 1);
  const late = formIn(two);
  form.type(REMARK, "Animal 4 is lame");
  await form.flush();
  await until(two, () => two.typed(ID).length === 0);
  expect(late.edits.size).toBe(0);

  await late.choose(RESULT, "satisfactory");

  expect(valueAt((await two.document(ID))?.document.content, REMARK)).toBe("Animal 4 is lame");
});

/** What is done in one of two tabs: a text is typed, a choice is made, it is handed over, or the form opened anew. */
const inATab = fc.record({
  tab: fc.constantFrom(0 as const, 1 as const),
  step: fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("type" as const), text: fc.stringMatching(/^[a-z]{1,8}$/) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("choose" as const), option: fc.stringMatching(/^[a-z]$/) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("pause", "breathe", "open again") }) },
  ),
});

test(
  "what is typed in one tab stands as it was typed last, whatever another one does meanwhile",
  { timeout: 60_000 },
  async () => {
    const boxes = [REMARK, "part2/documentary/remark"] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(inATab, { minLength: 4, maxLength: 16 }), async (steps) => {
        const tabs = [await opened(), await browser.tab()] as const;
        await tabs[1].unlock("a", PASSWORD);
        const forms = tabs.map(formIn) as [Draft, Draft];
        const last = new Map<string, string>();
        for (const [turn, { tab, step }] of steps.entries()) {
          // Whoever turns to the other tab sends this one to the background.
          if (steps[turn - 1]?.tab !== tab) await forms[1 - tab]?.flush();
          const [form, box] = [forms[tab], boxes[tab]];
          if ("text" in step) {
            last.set(box, step.text);
            form.type(box, step.text);
          } else if ("option" in step) {
            last.set(box, step.option);
            void form.choose(box, step.option);
          } else if (step.do === "pause") void form.flush();
          else if (step.do === "breathe") await new Promise((resume) => setTimeout(resume));
          else {
            void form.close();
            forms[tab] = formIn(tabs[tab]);
          }
        }

        for (const form of forms) await form.close();

        for (const device of tabs)
          await vi.waitFor(async () => {
            const view = await device.document(ID);
            expect(boxes.map((box) => valueAt(view?.document.content, box))).toEqual(boxes.map((box) => last.get(box)));
            expect(device.typed(ID)).toEqual([]);
          });
        await browser.close();
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  },
);
