import { expect, test } from "vitest";

import type { Field } from "./definition";
import { opened } from "./testing/drawn";
import { Typing } from "./typing.svelte";

function echoOf(path: string, text: string): string {
  const form = opened("CVEDA", "2019/1715", {});
  const typing = new Typing(
    form,
    () => form.trail(path).at(-1) as Field,
    () => path,
  );
  typing.type(text);
  return typing.echo;
}

test("CN_5 how a weight was read is said with its decimals, and a count without", () => {
  expect(echoOf("part1/total_net_weight", "=12.5+3*2")).toBe("Read as 18.50 kg");
  expect(echoOf("part1/number_of_animals", "=400*3")).toBe("Read as 1200");
});
