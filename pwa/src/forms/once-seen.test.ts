import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { onceSeen } from "./once-seen.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What appears under a finger, and how often a tap got through to it. */
function shown(what?: () => unknown) {
  const place = Object.assign(new EventTarget(), { ariaDisabled: null });
  const gone = onceSeen(what)(place as unknown as HTMLElement);
  let taken = 0;
  place.addEventListener("click", () => (taken += 1));
  const tap = (): number => {
    place.dispatchEvent(new Event("click", { cancelable: true }));
    return taken;
  };
  return { place, tap, gone };
}

test("the second tap of a glove that bounces is no answer to what has just appeared", () => {
  const { place, tap } = shown();

  expect([tap(), place.ariaDisabled]).toEqual([0, "true"]);
  vi.advanceTimersByTime(399);
  expect(tap()).toBe(0);

  vi.advanceTimersByTime(1);
  expect([tap(), place.ariaDisabled]).toEqual([1, null]);
});

test("what stands there unasked takes a tap at once", () => {
  const { place, tap } = shown(() => null);

  expect([tap(), place.ariaDisabled]).toEqual([1, null]);
});

test("what gives way to something else leaves nothing of its own behind", () => {
  const { place, tap, gone } = shown();

  gone?.();

  expect([tap(), place.ariaDisabled, vi.getTimerCount()]).toEqual([1, null, 0]);
});
