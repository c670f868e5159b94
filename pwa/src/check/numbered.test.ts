import { expect, test } from "vitest";

import { device } from "./device.testing";
import { sealNumbered } from "./numbered";

/** What comes of asking, and what was asked, where the server answers with this. */
async function asked(response: Response | null) {
  const { around } = device(null);
  let path = "";
  const fetch = (one: string) => Promise.resolve(((path = one), response));
  return {
    seal: await sealNumbered({ ...around, root: around.root, online: true, fetch }, " cvedp.nl 1", "AB 12"),
    path,
  };
}

test("a seal is asked for by number and check code, however they were typed", async () => {
  expect(await asked(new Response(Uint8Array.of(1, 2)))).toEqual({
    seal: Uint8Array.of(1, 2),
    path: "/api/seals/numbered/CVEDP.NL1?code=ab12",
  });
});

test.each([
  ["not-found", 404],
  ["not-found", 400],
  ["later", 429],
  ["later", 503],
])("is %s where the server answers with %i", async (why, status) => {
  expect((await asked(new Response("{}", { status }))).seal).toBe(why);
});

test("is not found without a network", async () => {
  expect((await asked(null)).seal).toBe("not-found");
});
