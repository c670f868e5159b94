import fc from "fast-check";
import { expect, test } from "vitest";

import { derive as argon2, type Cost, type Derive } from "./argon2";
import { newSigningPair, rewrap, unlockContent, unlockSigning, withPassword, wrap } from "./keys";
import { CannotOpen, open, seal } from "./seal";

const opening = (password: string, secret: Uint8Array<ArrayBuffer> | null = null) => ({ password, secret });
const under = (password: string) => ({ password, authenticator: null });

const OWNER = { device_id: "device-1", user_id: "a", kid: "k1" };
const MIB = 1024;

/** The real function at a cost that a test can bear; `asked` are the costs that it was asked for. */
function cheap(asked: Cost[] = []): Derive {
  return (password, salt, cost) => {
    asked.push(cost);
    return argon2(password, salt, { memory: 64, passes: 1, lanes: 1 });
  };
}

const still = () => 0;

async function wrapped(password = "right") {
  return (await wrap(OWNER, await newSigningPair(), under(password), cheap(), still)).wrapped;
}

test("the right password opens both keys, any other none", async () => {
  const keys = await wrapped("right");

  expect(await unlockContent(keys, opening("right"), cheap())).toMatchObject({ kid: "k1" });
  expect((await unlockSigning(keys, opening("right"), cheap()))?.usages).toEqual(["sign"]);
  expect(await unlockContent(keys, opening("Right"), cheap())).toBeNull();
  expect(await unlockSigning(keys, opening(""), cheap())).toBeNull();
});

test("a password is the same on every keyboard: composed or not", async () => {
  const keys = await wrapped("Amélie");

  expect(await unlockContent(keys, opening("Ame\u0301lie"), cheap())).not.toBeNull();
});

test("no key can be taken out of the browser again", async () => {
  const keys = await wrapped();
  const signing = await unlockSigning(keys, opening("right"), cheap());
  const content = await unlockContent(keys, opening("right"), cheap());

  expect([signing?.extractable, content?.key.extractable]).toEqual([false, false]);
});

test.each(["device_id", "user_id", "kid"] as const)("keys are bound to their %s", async (name) => {
  const keys = await wrapped();

  expect(await unlockContent({ ...keys, [name]: "another" }, opening("right"), cheap())).toBeNull();
});

test("keys are bound to their cost: nobody makes the password cheaper to guess", async () => {
  const keys = await wrapped();

  expect(
    await unlockContent({ ...keys, cost: { memory: 8, passes: 1, lanes: 1 } }, opening("right"), cheap()),
  ).toBeNull();
});

test("the two keys cannot take each other's place", async () => {
  const keys = await wrapped();

  expect(await unlockContent({ ...keys, content: keys.signing }, opening("right"), cheap())).toBeNull();
});

test("the strongest cost that the device bears is taken, and the floor where it bears none", async () => {
  const costs: Cost[] = [];
  let now = 0;
  const slow: Derive = (password, salt, cost) => {
    now += cost.memory * cost.passes > 60 * MIB ? 2_000 : 100;
    return cheap(costs)(password, salt, cost);
  };

  const { wrapped: keys } = await wrap(OWNER, await newSigningPair(), under("right"), slow, () => now);

  expect(costs[0]).toEqual({ memory: 64 * MIB, passes: 3, lanes: 1 });
  expect(keys.cost).toEqual({ memory: 19 * MIB, passes: 2, lanes: 1 });
});

test("a device without the memory for a cost takes the next", async () => {
  const small: Derive = (password, salt, cost) =>
    cost.memory > 50 * MIB ? Promise.reject(new RangeError("out of memory")) : cheap()(password, salt, cost);

  const { wrapped: keys } = await wrap(OWNER, await newSigningPair(), under("right"), small, still);

  expect(keys.cost.memory).toBe(46 * MIB);
});

test("a device that is enrolled anew keeps its content key: what was stored stays readable", async () => {
  const first = await wrap(OWNER, await newSigningPair(), under("right"), cheap(), still);
  const body = await seal(first.userKey.key, new Uint8Array([7]), "place");

  const again = await rewrap(
    first.wrapped,
    "device-2",
    await newSigningPair(),
    opening("right"),
    under("right"),
    cheap(),
    still,
  );

  expect(again?.wrapped).toMatchObject({ device_id: "device-2", kid: "k1" });
  expect(again && (await open(again.userKey.key, body, "place"))).toEqual(new Uint8Array([7]));
  expect(
    await rewrap(first.wrapped, "device-2", await newSigningPair(), opening("wrong"), under("right"), cheap(), still),
  ).toBeNull();
});

test("a sealed body opens in its place and nowhere else, and not with a bit changed", async () => {
  const { userKey } = await wrap(OWNER, await newSigningPair(), under("right"), cheap(), still);
  const bytes = fc.uint8Array({ maxLength: 200 }).map((one) => new Uint8Array(one));
  await fc.assert(
    fc.asyncProperty(bytes, fc.string(), fc.string(), fc.nat(), async (body, place, other, at) => {
      const sealed = await seal(userKey.key, body, place);
      const changed = sealed.map((byte, n) => (n === at % sealed.length ? byte ^ 1 : byte));

      expect(await open(userKey.key, sealed, place)).toEqual(body);
      await expect(open(userKey.key, changed, place)).rejects.toThrow(CannotOpen);
      if (other !== place) await expect(open(userKey.key, sealed, other)).rejects.toThrow(CannotOpen);
    }),
  );
});

test("with an authenticator, the password alone opens nothing, and neither does its secret with another password", async () => {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const authenticator = { id: new Uint8Array([1]), salt: new Uint8Array(32), secret };
  const closing = { password: "right", authenticator };
  const { wrapped: keys } = await wrap(OWNER, await newSigningPair(), closing, cheap(), still);

  expect(await unlockContent(keys, opening("right", secret), cheap())).not.toBeNull();
  expect(await unlockContent(keys, opening("right"), cheap())).toBeNull();
  expect(await unlockContent(keys, opening("wrong", secret), cheap())).toBeNull();
  expect(await unlockContent(keys, opening("right", new Uint8Array(32)), cheap())).toBeNull();
  const other = { ...keys, authenticator: { id: new Uint8Array([2]), salt: new Uint8Array(32) } };
  expect(await unlockContent(other, opening("right", secret), cheap())).toBeNull();
  expect(JSON.stringify(keys)).not.toContain("secret");
});

test("a changed password opens the same two keys, the old one neither", async () => {
  const pair = await newSigningPair();
  const { wrapped: keys, userKey } = await wrap(OWNER, pair, under("right"), cheap(), still);
  const body = await seal(userKey.key, new Uint8Array([7]), "place");

  const changed = await withPassword(keys, opening("right"), "another", cheap(), still);

  expect(changed?.wrapped.salt).not.toEqual(keys.salt);
  expect(changed && (await open(changed.userKey.key, body, "place"))).toEqual(new Uint8Array([7]));
  expect(changed && (await unlockSigning(changed.wrapped, opening("another"), cheap()))).not.toBeNull();
  expect(changed && (await unlockContent(changed.wrapped, opening("right"), cheap()))).toBeNull();
  expect(await withPassword(keys, opening("wrong"), "another", cheap(), still)).toBeNull();
});
