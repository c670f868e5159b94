import { expect, test } from "vitest";

import { findingText } from "./finding";

const found = (detail: string) => findingText({ code: "DEC-5", at: "part2/decision", detail });

test("DEC-5: the clock of a device that signed is spoken of in words", () => {
  expect(found("clock before")).toMatch(/^The device's clock was behind/);
  expect(found("clock after")).toMatch(/^The device's clock was ahead/);
});

test("what the server says of one case stands as it is", () => {
  expect(found("the weight, in grams")).toBe("the weight, in grams");
  expect(found("")).toBe("DEC-5");
});
