import type { Component } from "svelte";
import { expect, test } from "vitest";

import { onScreen } from "./on-screen";
import { drawn, opened } from "./testing/drawn";

test("what comes after an answer knows whether the view that asked is still there", () => {
  const said: boolean[] = [];
  let isThere = (): boolean => false;
  const View = () => {
    isThere = onScreen();
    said.push(isThere());
  };

  drawn(opened("CVEDP", "2019/1715", {}), View as unknown as Component, {});

  expect([...said, isThere()]).toEqual([true, false]);
});
