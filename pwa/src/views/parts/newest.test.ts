import { expect, test } from "vitest";

import { newest } from "./newest";

function asking() {
  const answers: ((value: string) => void)[] = [];
  const taken: string[] = [];
  const ask = newest(
    () => new Promise<string>((resolve) => answers.push(resolve)),
    (value) => taken.push(value),
  );
  return { ask, answers, taken };
}

test("who asked waits for the later question that was asked meanwhile, and gets its answer", async () => {
  const { ask, answers, taken } = asking();
  let resolved = false;
  const first = ask().then(() => (resolved = true));
  void ask();

  answers[0]?.("before");
  await new Promise((turn) => setTimeout(turn));
  expect({ resolved, taken }).toEqual({ resolved: false, taken: [] });

  answers[1]?.("after");
  await first;
  expect(taken).toEqual(["after"]);
});

test("an answer that comes late does not take the place of a newer one", async () => {
  const { ask, answers, taken } = asking();
  const first = ask();
  const second = ask();

  answers[1]?.("after");
  await second;
  answers[0]?.("before");
  await first;

  expect(taken).toEqual(["after"]);
});
