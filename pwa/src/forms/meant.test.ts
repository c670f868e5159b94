import { expect, test } from "vitest";

import type { Found } from "../domain/reference";
import { meant } from "./meant";

const found = (code: string, text: string): Found => ({
  code,
  text,
  latin: "",
  above: [],
  chosen: true,
  value: "",
  facts: {},
});
const HARBOUR = found("NLHBR1", "Harbour post");
const POSTS = [HARBOUR, found("NLHBR11", "Harbour post East"), found("NLAIR1", "Cargo"), found("NLAIR2", "Cargo")];

test.each(["NLHBR1", "nlhbr1", " Harbour POST "])("%j is written out in full, and is meant", (written) => {
  expect(meant(POSTS, written)).toBe(HARBOUR);
});

test.each(["NLHBR", "Harbour", "", "Cargo"])("%j could be none or several, and is not guessed", (written) => {
  expect(meant(POSTS, written)).toBeNull();
});
