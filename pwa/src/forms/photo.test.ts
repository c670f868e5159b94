import { expect, test } from "vitest";

import { fitted, renamed, smaller } from "./photo";

test.each([
  [4_032, 3_024, 2_048, 1_536],
  [3_024, 4_032, 1_536, 2_048],
  [640, 480, 640, 480],
  [30_000, 3, 2_048, 1],
])("a picture of %d x %d becomes one of %d x %d", (width, height, to, by) => {
  expect(fitted(width, height)).toEqual({ width: to, height: by });
});

test.each([
  ["IMG_1.HEIC", "IMG_1.jpg"],
  ["seal.jpg", "seal.jpg"],
  ["SEAL.JPEG", "SEAL.JPEG"],
  ["no ending", "no ending.jpg"],
  ["of 12.03. at the gate", "of 12.03. at the gate.jpg"],
])("%s is named %s when it became a photo", (before, after) => {
  expect(renamed(before, "image/jpeg")).toBe(after);
});

test.each(["application/pdf", "image/svg+xml", "image/gif", "text/plain", ""])(
  "a file of type %j stays as it is",
  async (type) => {
    const file = new File(["a paper"], "paper", { type });

    expect(await smaller(file)).toBe(file);
  },
);

test("a picture that the browser cannot read stays as it is", async () => {
  const file = new File(["no picture"], "broken.jpg", { type: "image/jpeg" });

  expect(await smaller(file)).toBe(file);
});
