import { describe, expect, it } from "vitest";

import seals from "../../../sync_protocol/vectors/seal.json";
import signed from "../../../sync_protocol/vectors/signed.json";
import { digits } from "../domain/digits";
import { fromHex } from "../domain/hex.testing";
import { device, issued, KEYS, LIST, LIVE, olderList, online, replacedList } from "./device.testing";
import { examine } from "./examine";
import { knowing } from "./known";
import { refresh } from "./refresh";

const INDEX = "/.well-known/waarmerk-status";
const SECOND = 1 / 3600;
const index = new TextEncoder().encode(JSON.stringify({ status_lists: [`https://here.example${LIST}`] }));
const all = { ...online, [INDEX]: index };

/** A page that stays open; `scan` says the verdict and what was asked for it. */
function page(answers: typeof all | null = all) {
  const one = device(answers);
  const known = knowing(one.around);
  const scan = async () => {
    const { state } = one;
    state.asked.length = 0;
    const { verdict, online } = await examine(`${one.around.origin}/c#${issued}`, known);
    return { kind: verdict.kind, online, asked: [...state.asked] };
  };
  return { state: one.state, around: one.around, known, scan };
}

describe("a scanner that was opened a moment ago", () => {
  it("asks for what it scans alone", async () => {
    const { state, known, scan } = page();
    await refresh(known);
    state.hours += 59 * SECOND;

    expect(await scan()).toEqual({ kind: "valid", online: true, asked: [LIVE] });
  });

  it("asks for keys and list again when they are a minute old, and takes what they say", async () => {
    const { state, known, scan } = page();
    await refresh(known);
    state.hours += 60 * SECOND;
    state.answers = { ...all, [LIST]: replacedList };

    const { kind, asked } = await scan();

    expect(kind).toBe("replaced");
    expect(asked.sort()).toEqual([KEYS, LIST, LIVE].sort());
  });

  it("takes a key that the authority followed at once, within the minute", async () => {
    const { state, known, scan } = page({ ...all, [KEYS]: fromHex(signed.key_set_older.message) });
    await refresh(known);
    state.answers = all;

    expect(await scan()).toMatchObject({ kind: "valid", online: true, asked: [KEYS, LIST, LIVE] });
  });

  it("asks for the keys once before it calls a code false, and does not where they cannot be had", async () => {
    const { state, around, known } = page();
    const stranger = digits(fromHex(seals.refused.find(({ code }) => code === "unknown_key")?.message ?? ""));
    const scan = async () => (await examine(`${around.origin}/c#${stranger}`, known)).verdict;
    await refresh(known);
    state.asked.length = 0;

    expect([await scan(), state.asked]).toEqual([{ kind: "false" }, [KEYS]]);
    state.answers = null;
    expect(await scan()).toEqual({ kind: "unchecked", why: "unknown_key" });
  });

  it("asks for them again where its clock was set back", async () => {
    const { state, known, scan } = page();
    await refresh(known);
    state.hours -= SECOND;

    expect((await scan()).asked).toContain(LIST);
  });

  it("judges by a new list as soon as it has one, with each refresh", async () => {
    const { state, known, scan } = page();
    await refresh(known, 30);
    state.answers = { ...all, [LIST]: replacedList };
    state.hours += 29 * SECOND;
    await refresh(known, 30);
    expect((await scan()).kind).toBe("valid"); // the server's word now is still valid, and the list is not a minute old

    state.hours += SECOND;
    await refresh(known, 30);

    expect(await scan()).toMatchObject({ kind: "replaced", asked: [LIVE] });
  });

  it("what is read from the device meanwhile makes nothing old", async () => {
    const one = page();
    await refresh(knowing(one.around));
    const { memory } = one.around;
    const { get } = memory;
    let answer = (): void => undefined;
    const late = new Promise<void>((done) => (answer = done));
    memory.get = (name) => late.then(() => get(name));
    const read = one.known.cutOff().keys();
    memory.get = get;
    await refresh(one.known);
    answer();

    expect(await read).toMatchObject({ fresh: false });
    expect((await one.scan()).asked).toEqual([LIVE]);
  });

  it("has all at hand without a network, reads nothing, and is never valid by a list past its time", async () => {
    const { state, known, scan } = page();
    await refresh(known);
    state.online = false;
    state.answers = null;
    state.read = 0;

    state.hours = 71;
    expect(await scan()).toEqual({ kind: "valid", online: false, asked: [LIVE] });
    state.hours = 74;
    expect((await scan()).kind).toBe("unknown");
    expect(state.read).toBe(0);
  });

  it("has all at hand that was kept when it was last online, lists of certificates too that it never saw", async () => {
    const { state, around, known } = page();
    await refresh(known);
    Object.assign(state, { online: false, answers: null });
    const opened = knowing(around);
    expect(await refresh(opened)).toBe(false);
    state.read = 0;

    const { verdict } = await examine(`${around.origin}/c#${issued}`, opened);

    expect(verdict.kind).toBe("valid");
    expect(state.read).toBe(0);
  });
});

describe("behind several processes of a server", () => {
  const stranger = digits(fromHex(seals.refused.find(({ code }) => code === "unknown_key")?.message ?? ""));

  it("keys that were signed a moment before those that are kept confirm these", async () => {
    const { state, around, known } = page();
    await refresh(known);
    state.hours += 61 * SECOND;
    state.answers = { ...all, [KEYS]: fromHex(signed.key_set_earlier.message) };

    for (const knows of [known, knowing(around)]) {
      const { verdict } = await examine(`${around.origin}/c#${stranger}`, knows);
      expect(verdict.kind).toBe("false"); // not unchecked: this server has just said which keys there are
      expect(await knows.keys()).toMatchObject({ set: { issued_at: signed.at }, fresh: true });
    }
    expect(await knowing(around).cutOff().keys()).toMatchObject({ set: { issued_at: signed.at } });
  });
});

describe("two questions at once", () => {
  /** What was asked first is answered last. */
  function firstIsLate({ around }: ReturnType<typeof page>, path: string) {
    let answer = (): void => undefined;
    let late: Promise<void> | null = new Promise<void>((done) => (answer = done));
    const { fetch } = around;
    around.fetch = async (asked) => {
      const waits = asked === path ? late : null;
      if (waits) late = null;
      const given = await fetch(asked);
      await waits;
      return given;
    };
    return () => answer();
  }

  it("an older list does not take the place of a newer one because it came later", async () => {
    const one = page({ ...all, [LIST]: olderList });
    const answer = firstIsLate(one, LIST);
    const keys = await one.known.keys();
    if (keys === null || keys === "root_changed") throw new Error("no keys");

    const first = one.known.list("2026", keys.set);
    one.state.answers = { ...all, [LIST]: replacedList };
    await one.known.list("2026", keys.set);
    answer();

    expect((await first)?.status(40321)).toBe("replaced");
    expect((await one.scan()).kind).toBe("replaced");
    Object.assign(one.state, { online: false, answers: null });
    expect((await examine(`${one.around.origin}/c#${issued}`, knowing(one.around))).verdict.kind).toBe("replaced");
  });

  it("an older key set does not take the place of a newer one because it came later", async () => {
    const one = page({ ...all, [KEYS]: fromHex(signed.key_set_older.message) });
    const answer = firstIsLate(one, KEYS);

    const first = one.known.keys();
    one.state.answers = all;
    const second = await one.known.keys();
    answer();

    expect(await first).toEqual(second);
    expect((await one.scan()).kind).toBe("valid"); // the older set does not have this key
    expect(await knowing(one.around).cutOff().keys()).toMatchObject({ set: { version: signed.key_set.version } });
  });
});
