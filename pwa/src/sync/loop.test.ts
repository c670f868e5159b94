import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Refusal, Unreachable } from "./api";
import { createLoop, type Loop, type LoopState } from "./loop";
import type { Heard, Outside } from "./outside";
import { Mismatch } from "./pull";

const SECOND = 1_000;

/** A loop whose rounds end as the test says, under a clock that the test turns. */
class Bench {
  readonly done: string[] = [];
  /** What was said of the state, in turn. */
  readonly said: LoopState[] = [];
  waiting = false;
  online = true;
  visible = true;
  /** What the next push or pull throws. */
  trouble: { push?: Error; pull?: Error } = {};
  readonly loop: Loop;
  readonly #listeners = new Map<Heard, () => void>();

  constructor() {
    const outside = {
      now: () => Date.now(),
      random: () => 1,
      online: () => this.online,
      visible: () => this.visible,
      listen: (event: Heard, listener: () => void) => void this.#listeners.set(event, listener),
    } as Partial<Outside> as Outside;
    const round = (name: "push" | "pull") => () => {
      this.done.push(name);
      const trouble = this.trouble[name];
      return trouble ? Promise.reject(trouble) : Promise.resolve();
    };
    const rebuild = () => Promise.resolve(void this.done.push("rebuild"));
    const work = {
      push: round("push"),
      pull: round("pull"),
      rebuild,
      waiting: () => this.waiting,
      onStatus: () => void this.said.push(this.loop.state()),
    };
    this.loop = createLoop(work, outside);
  }

  fire(event: Heard): void {
    this.#listeners.get(event)?.();
  }

  /** Lets the clock go on and everything due happen, after something that is the reason; what was done meanwhile. */
  async pass(milliseconds: number, reason: () => void = () => undefined): Promise<string[]> {
    this.done.length = 0;
    reason();
    await vi.advanceTimersByTimeAsync(milliseconds);
    return [...this.done];
  }
}

let bench: Bench;

beforeEach(async () => {
  vi.useFakeTimers();
  bench = new Bench();
  await bench.pass(0, () => bench.loop.nudge());
});

afterEach(async () => {
  await bench.loop.stop();
  vi.useRealTimers();
});

const state = () => bench.loop.state();

test("a round is a push and a pull; the server is asked each minute while the app is seen, each quarter of an hour else", async () => {
  expect(await bench.pass(59 * SECOND)).toEqual([]);
  expect(await bench.pass(31 * SECOND)).toEqual(["push", "pull"]);

  bench.visible = false;
  expect(await bench.pass(14 * 60 * SECOND)).toEqual([]);
  expect(await bench.pass(2 * 60 * SECOND)).toEqual(["push", "pull"]);
});

test("T4: the server is asked each minute also where the clock was set back by a year", async () => {
  vi.setSystemTime(Date.now() - 365 * 86_400 * SECOND);

  expect(await bench.pass(60 * SECOND)).toEqual(["push", "pull"]);
});

test("T7: work that waits is tried within half a minute, whatever was forgotten", async () => {
  bench.waiting = true;

  expect(await bench.pass(30 * SECOND)).toEqual(["push", "pull"]);
});

test("without an answer the waits double, from a second to a minute, and a tap does not wait", async () => {
  bench.trouble.push = new Unreachable("gone");
  await bench.pass(0, () => bench.loop.nudge());

  const waits: number[] = [];
  for (let n = 0; n < 8; n++) {
    const wait = (state().next_try ?? 0) - Date.now();
    waits.push(wait / SECOND);
    expect(await bench.pass(wait - 1)).toEqual([]);
    expect(await bench.pass(1)).toEqual(["push"]);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(state()).toMatchObject({ state: "backoff", why: "sync-why-unreachable" });

  bench.trouble = {};
  await bench.loop.now();
  expect(state()).toEqual({ state: "idle", offline: false, why: null, next_try: null });
});

test("a server that asks to wait is given the time that it asks for", async () => {
  bench.trouble.push = new Refusal(503, { code: "BUSY", detail: "", retry_after: 40 * SECOND });
  await bench.pass(0, () => bench.loop.nudge());

  expect(state()).toMatchObject({ state: "backoff", why: "sync-why-busy" });
  expect(await bench.pass(39 * SECOND)).toEqual([]);
  expect(await bench.pass(SECOND)).toEqual(["push"]);
});

test("a server that asks to wait is not asked for each nudge; whoever taps may try", async () => {
  bench.trouble.push = new Refusal(503, { code: "BUSY", detail: "", retry_after: 40 * SECOND });
  await bench.pass(0, () => bench.loop.nudge());

  expect(await bench.pass(SECOND, () => bench.loop.nudge())).toEqual([]);
  expect(await bench.pass(SECOND, () => bench.fire("online"))).toEqual([]);
  expect(await bench.pass(0, () => bench.fire("front"))).toEqual([]);
  expect(await bench.pass(0, () => void bench.loop.now())).toEqual(["push"]);
});

test("one who has to wait long with the own work is still told what others do", async () => {
  bench.trouble.push = new Refusal(429, { code: "TOO_MANY", detail: "", retry_after: 3_600 * SECOND });
  await bench.pass(0, () => bench.loop.nudge());

  expect(await bench.pass(0, () => bench.loop.nudge())).toEqual([]);
  await bench.pass(60 * SECOND);
  expect(await bench.pass(0, () => bench.loop.nudge())).toEqual(["push", "pull"]);
});

test("without a network it says so, and goes on by itself when there is one", async () => {
  bench.online = false;
  bench.trouble.push = new Unreachable("gone");
  await bench.pass(0, () => bench.loop.nudge());
  expect(state()).toMatchObject({ state: "offline", offline: true, why: "sync-why-offline" });

  bench.online = true;
  bench.trouble = {};
  expect(await bench.pass(0, () => bench.fire("online"))).toEqual(["push", "pull"]);
  expect(state()).toMatchObject({ state: "idle", offline: false });
});

test("a browser that wakes the app although it has no network costs no try, and the waits go on doubling", async () => {
  bench.online = false;
  bench.trouble.push = new Unreachable("gone");
  await bench.pass(0, () => bench.loop.nudge());
  const due = state().next_try;

  expect(await bench.pass(0, () => bench.loop.wake())).toEqual([]);
  expect(state().next_try).toBe(due);

  bench.online = true;
  bench.trouble = {};
  expect(await bench.pass(0, () => bench.loop.wake())).toEqual(["push", "pull"]);
});

test("what is said of the network does not change because it is tried again", async () => {
  bench.online = false;
  bench.trouble.push = new Unreachable("gone");
  await bench.pass(0, () => bench.loop.nudge());
  bench.said.length = 0;

  await bench.pass((state().next_try ?? 0) - Date.now());

  expect(bench.said.map(({ state }) => state)).toEqual(["pushing", "offline"]);
  expect(bench.said.every(({ offline }) => offline)).toBe(true);
});

test("a change made while it sends is sent after it", async () => {
  const twice = () => {
    bench.loop.hear("changed");
    bench.loop.hear("changed");
  };

  expect(await bench.pass(0, twice)).toEqual(["push", "push", "pull"]);
});

test("a copy that does not match is built anew once; if it still does not, the server is given time", async () => {
  bench.trouble.pull = new Mismatch("not as counted");

  expect(await bench.pass(0, () => bench.loop.nudge())).toEqual(["push", "pull", "rebuild", "push", "pull"]);
  expect(state()).toMatchObject({ state: "backoff", why: "sync-why-mismatch" });
});

test("what the server does not take does not keep the others' work from being fetched", async () => {
  bench.trouble.push = new Refusal(400, { code: "BAD_REQUEST", detail: "" });

  expect(await bench.pass(0, () => bench.loop.nudge())).toEqual(["push", "pull"]);
  expect(state()).toMatchObject({ state: "backoff", why: "sync-why-refused" });
});

test("an app that is too old to receive still sends", async () => {
  bench.trouble.pull = new Refusal(426, { code: "TOO_OLD", detail: "" });
  await bench.pass(0, () => bench.loop.nudge());
  expect(state()).toMatchObject({ state: "update_required", why: "sync-why-update" });

  expect(await bench.pass(0, () => bench.loop.hear("changed"))).toEqual(["push", "pull"]);
});

test("stopped, it does nothing more", async () => {
  bench.waiting = true;
  await bench.loop.stop();

  expect(await bench.pass(3_600 * SECOND)).toEqual([]);
});
