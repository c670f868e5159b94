import { expect, test } from "vitest";

import { derive, type Derive } from "../store/argon2";
import { newSigningPair, wrap } from "../store/keys";
import { createHeldKey } from "./held-key";
import type { Moment } from "./idle";

const cheap: Derive = (password, salt) => derive(password, salt, { memory: 64, passes: 1, lanes: 1 });
const MINUTE = 60_000;
const BYTES = new TextEncoder().encode("what is signed");

/** A key that is open, at a moment that a test moves; and the public key that its signatures are held against. */
async function opened() {
  const now = { wall: 0, ticks: 0 };
  const pair = await newSigningPair();
  const owner = { device_id: "device-1", user_id: "a", kid: "k1" };
  const point = await crypto.subtle.importKey("raw", pair.point, { name: "ECDSA", namedCurve: "P-256" }, false, [
    "verify",
  ]);
  const closing = { password: "right", authenticator: null };
  const { wrapped } = await wrap(owner, pair, closing, cheap, () => 0);
  const held = createHeldKey(cheap, (): Moment => ({ ...now }));
  const right = await held.open(wrapped, { password: "right", secret: null });
  return { now, held, wrapped, point, right };
}

test("SIGN-3: the key signs as long as it is held, and what it signs holds", async () => {
  const { held, point, right, now } = await opened();
  now.wall = now.ticks = 29 * MINUTE;

  const signature = await held.sign(BYTES);

  expect(right).toBe(true);
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  expect(signature && (await crypto.subtle.verify(algorithm, point, signature, BYTES))).toBe(true);
});

test("a wrong password opens nothing, and takes away what was open", async () => {
  const { held, wrapped } = await opened();

  expect(await held.open(wrapped, { password: "wrong", secret: null })).toBe(false);
  expect(await held.sign(BYTES)).toBeNull();
});

test.each(["wall", "ticks"] as const)(
  "SIGN-3: after half an hour without activity by the clock %s nothing is signed, also where nothing looked meanwhile",
  async (clock) => {
    const { held, now } = await opened();

    now[clock] = 30 * MINUTE - 5_000;
    expect(await held.sign(BYTES)).not.toBeNull();
    now[clock] = 30 * MINUTE;
    expect(await held.sign(BYTES)).toBeNull();
  },
);

test("a touch begins the half hour anew, and one that comes too late brings nothing back", async () => {
  const { held, now } = await opened();

  now.wall = 29 * MINUTE;
  held.touched();
  now.wall = 58 * MINUTE;
  expect(await held.sign(BYTES)).not.toBeNull();
  now.wall = 60 * MINUTE;
  held.touched();
  expect(await held.sign(BYTES)).toBeNull();
});

test("a clock that is set back wins no time", async () => {
  const { held, now } = await opened();

  now.wall = -600 * MINUTE;
  now.ticks = 31 * MINUTE;

  expect(await held.sign(BYTES)).toBeNull();
});

test("eight hours end it, however busy the person is", async () => {
  const { held, now } = await opened();

  for (let minute = 0; minute < 8 * 60; minute += 20) {
    now.wall = minute * MINUTE;
    held.touched();
  }
  expect(await held.sign(BYTES)).not.toBeNull();
  now.wall = 8 * 60 * MINUTE;
  expect(await held.sign(BYTES)).toBeNull();
});
