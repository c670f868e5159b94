import { expect, test } from "vitest";

import { Taking } from "./taking.svelte";

const photo = (name: string): File => new File(["x"], name);

/** Takes files, each once it is let: with `null`, or with what is wrong. */
function slow() {
  const taken: string[] = [];
  const under: { resolve: (problem: string | null) => void; reject: (fault: Error) => void }[] = [];
  const taking = new Taking((file) => {
    taken.push(file.name);
    return new Promise((resolve, reject) => under.push({ resolve, reject }));
  });
  return { taking, taken, under };
}

test("a photo that is taken while the one before is worked on is not thrown away", async () => {
  const { taking, taken, under } = slow();

  const both = [taking.choose(photo("1.jpg")), taking.choose(photo("2.jpg"))];
  await Promise.resolve();
  expect([taken, taking.busy]).toEqual([["1.jpg"], true]);
  under[0]?.resolve(null);
  await both[0];
  under[1]?.resolve(null);
  await both[1];

  expect([taken, taking.busy, taking.problem]).toEqual([["1.jpg", "2.jpg"], false, null]);
});

test("what was wrong with one stands there after the next, until something is chosen anew", async () => {
  const { taking, under } = slow();

  const both = [taking.choose(photo("1.jpg")), taking.choose(photo("2.jpg"))];
  await Promise.resolve();
  under[0]?.resolve("attach-unreadable");
  await both[0];
  under[1]?.resolve(null);
  await both[1];

  expect(taking.problem).toBe("attach-unreadable");
  void taking.choose(photo("3.jpg"));
  expect(taking.problem).toBeNull();
});

test("a fault of ours with one file is no end of the others", async () => {
  const { taking, taken, under } = slow();

  const both = [taking.choose(photo("1.jpg")), taking.choose(photo("2.jpg"))];
  await Promise.resolve();
  under[0]?.reject(new Error("no memory"));
  await expect(both[0]).rejects.toThrow("no memory");
  under[1]?.resolve(null);
  await both[1];

  expect([taken, taking.busy]).toEqual([["1.jpg", "2.jpg"], false]);
});
