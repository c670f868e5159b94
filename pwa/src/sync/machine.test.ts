import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isBusy, step, type Effect, type Event, type Phase } from "./machine";

const OUTSIDE: Event[] = ["changed", "wake", "opened", "closed", "online", "offline"];
const ENDS = {
  push: ["pushed", "failed", "unreachable", "refused", "full", "reset"],
  pull: ["pulled", "failed", "unreachable", "refused", "full", "reset", "outdated"],
  rebuild: ["rebuilt", "full"],
} as const satisfies Record<Exclude<Effect, "wait">, readonly Event[]>;

interface World {
  phase: Phase;
  under_way: Exclude<Effect, "wait"> | null;
  waiting: boolean;
  started: Effect[];
}

const start = (): World => ({ phase: "idle", under_way: null, waiting: false, started: [] });

function hear(world: World, event: Event): void {
  const [next, effect] = step(world.phase, event);
  world.phase = next;
  if (effect === "wait") world.waiting = true;
  else if (effect) {
    if (world.under_way) throw new Error(`${effect} while ${world.under_way} is under way`);
    world.under_way = effect;
    world.waiting = false;
  }
  if (effect) world.started.push(effect);
}

/** A move of the world: an event from outside, the end of the time to wait, or one of the ends of the effect under way. */
function move(world: World, dice: number): Event | null {
  const choices: Event[] = [...OUTSIDE];
  if (world.waiting) choices.push("due");
  const under_way = world.under_way;
  if (under_way) choices.push(...ENDS[under_way], ...ENDS[under_way]);
  const event = choices[dice % choices.length];
  if (!event) return null;
  if (under_way && (ENDS[under_way] as readonly Event[]).includes(event)) world.under_way = null;
  if (event === "due") world.waiting = false;
  hear(world, event);
  return event;
}

const dice = fc.array(fc.nat(1_000), { maxLength: 60 });
const RUNS = { numRuns: 1_000 };

describe("the table of phases", () => {
  test("has never two effects under way, and one exactly where a phase is busy", () => {
    fc.assert(
      fc.property(dice, (throws) => {
        const world = start();
        for (const one of throws) {
          move(world, one);
          expect(world.under_way !== null).toBe(isBusy(world.phase));
        }
      }),
      RUNS,
    );
  });

  test("at rest, a change is never left without a push after it, a retry, or a network to wait for", () => {
    fc.assert(
      fc.property(dice, (throws) => {
        const world = start();
        let unsent = false;
        for (const one of throws) {
          const pushes = world.started.filter((effect) => effect === "push").length;
          const event = move(world, one);
          if (event === "changed") unsent = true;
          if (world.started.filter((effect) => effect === "push").length > pushes) unsent = false;
          if (unsent && !isBusy(world.phase))
            expect(
              world.waiting || ["offline", "needs_login", "blocked_storage", "update_required"].includes(world.phase),
            ).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test("leaves every phase for a push, once the effect under way has ended and somebody taps", () => {
    fc.assert(
      fc.property(dice, (throws) => {
        const world = start();
        for (const one of throws) move(world, one);
        const before = world.started.length;

        for (let tries = 0; tries < 4 && !world.started.slice(before).includes("push"); tries++) {
          if (world.under_way) {
            const [end] = ENDS[world.under_way];
            world.under_way = null;
            hear(world, end);
          } else hear(world, "wake");
        }

        expect(world.started.slice(before)).toContain("push");
      }),
      RUNS,
    );
  });

  test("pulls after every push that went well and was not overtaken", () => {
    expect(step("pushing", "pushed")).toEqual(["pulling", "pull"]);
    expect(step("pushing_again", "pushed")).toEqual(["pushing", "push"]);
  });

  test("T6: trouble with the pull never keeps a new operation from being sent", () => {
    for (const phase of ["needs_login", "update_required", "blocked_storage"] as const)
      expect(step(phase, "changed")).toEqual(["pushing", "push"]);
  });
});
