import { expect, test, vi } from "vitest";

import type { Outcome } from "../../sync/device";
import { Doing } from "./doing.svelte";

const MADE: Outcome<string> = { ok: true, value: "new" };

function at(address: string) {
  const went: string[] = [];
  const person = { address };
  return { person, went, doing: new Doing(() => person.address), go: (to: string) => void went.push(to) };
}

test("an act that is done leads on", async () => {
  const { doing, went, go } = at("/new");

  await doing.run(() => Promise.resolve(MADE), go);

  expect([went, doing.busy, doing.problem]).toEqual([["new"], false, ""]);
});

test("whoever went elsewhere meanwhile stays there", async () => {
  const { person, doing, went, go } = at("/new");
  const leave = (): Promise<Outcome<string>> => {
    person.address = "/conflicts";
    return Promise.resolve(MADE);
  };

  await doing.run(leave, go);

  expect(went).toEqual([]);
});

test("a second tap does nothing while the first is under way", async () => {
  const { doing, went, go } = at("/new");

  await Promise.all([doing.run(() => Promise.resolve(MADE), go), doing.run(() => Promise.resolve(MADE), go)]);

  expect(went).toHaveLength(1);
});

test("what fails says why and can be tried again, also where it was our fault", async () => {
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { doing, went, go } = at("/new");

  await doing.run(() => Promise.reject(new Error("the list cannot be read")), go);

  expect([doing.busy, went]).toEqual([false, []]);
  expect(doing.problem).not.toBe("");
  expect(report).toHaveBeenCalledOnce();
  await doing.run(() => Promise.resolve(MADE), go);
  expect([doing.problem, went]).toEqual(["", ["new"]]);
});
