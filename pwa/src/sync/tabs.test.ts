/** Several tabs of one browser, where one does not hear what another tells: it died before, or lay in the page cache. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { openDeviceStore, person } from "../store/people";
import { until, type Browser, type OpenDevice } from "./testing/browser";
import { aDocument, dismissed, ID, loggedIn, PASSWORD, satisfied, started } from "./testing/documents";
import type { Server } from "./testing/server";

const Channel = globalThis.BroadcastChannel;

let server: Server;
let browser: Browser;
let first: OpenDevice;
let second: OpenDevice;
/** Whether what a tab tells comes to the others. */
let telling = true;

globalThis.BroadcastChannel = class extends Channel {
  override postMessage(message: unknown): void {
    if (telling) super.postMessage(message);
  }
};

beforeEach(async () => {
  telling = true;
  const content = { part1: { packages: 10 } };
  ({ server, browser } = await started(aDocument({ content })));
  first = await loggedIn(browser);
  second = await browser.tab();
  await second.unlock("a", PASSWORD);
  await until(second, () => second.access().state === "open" && second.status().state === "idle");
});

afterEach(() => browser.close());

test("what is refused of the work of a tab that died before it told of it is kept with its reason", async () => {
  browser.online = false;
  telling = false;
  await second.change(ID, satisfied("physical"));
  await second.close();
  server.judge = () => "BOX";

  browser.online = true;
  await first.syncNow();

  await until(first, () => first.status().state === "idle");
  expect(await first.document(ID)).toMatchObject({ state: "needs_attention", refused: [{ seq: 1, code: "BOX" }] });
});

test("what became of the work of a tab that died before it told of it is kept", async () => {
  telling = false;
  server.judge = () => "UNKNOWN_OPERATION";
  await second.change(ID, satisfied("physical"));
  await until(second, () => second.status().pending === 0 && second.status().state === "idle");
  await second.close();
  const [id = ""] = server.refused;
  const [client_id = ""] = server.streams.keys();
  server.settle(
    { id, client_id, record: ID, result: { seq: 1, status: "applied", rev: 4 } },
    `post:${aDocument().post}`,
  );

  await first.syncNow();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);
  expect((await again.document(ID))?.refused).toEqual([]);
});

test("NEW_9 changes of a submitted Part I in one tab stay where another, which has not heard of them, makes others", async () => {
  telling = false;
  await first.change(ID, { set: { "part1/packages": 12 } });
  await second.change(ID, { set: { "part1/region_of_origin": "North" } });
  telling = true;
  await second.close();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);

  expect((await again.document(ID))?.revision?.document.content).toEqual({
    part1: { packages: 12, region_of_origin: "North" },
  });
});

test("where the device is enrolled anew in one tab, nobody works on under the former enrolment in another", async () => {
  server.devices.length = 0;
  server.streams.clear();

  await second.login("a@harbour.example", PASSWORD);

  await until(first, () => first.access().state === "locked");
});

/** Holds back the next answer to this path; `made` when the server has given it. */
function heldBack(path: RegExp) {
  const fetch = server.fetch;
  let made!: () => void;
  let go!: () => void;
  const wasMade = new Promise<void>((resolve) => (made = resolve));
  const mayGo = new Promise<void>((resolve) => (go = resolve));
  const spy = vi.spyOn(server, "fetch").mockImplementation(async (input, init) => {
    const answer = await fetch(input, init);
    if (!path.test(input as string)) return answer;
    spy.mockRestore();
    made();
    await mayGo;
    return answer;
  });
  return { made: wasMade, go };
}

test("a certificate that comes as another tab enrols the person anew is not taken for the new key's", async () => {
  telling = false;
  browser.shift = 25 * 3_600_000; // a third of its time is over
  const renewed = heldBack(/\/certificate$/);
  const syncing = first.syncNow();
  await renewed.made;
  server.devices.length = 0;
  server.streams.clear();
  await second.login("a@harbour.example", PASSWORD);

  renewed.go();
  await syncing;
  await until(first, () => first.status().state !== "pulling");

  const known = await person(openDeviceStore(), "a");
  expect(known?.device_id).toBe("device-2");
  expect(Buffer.from(known?.certificate ?? "", "base64url").toString("latin1")).toContain("a|device-2");
});

test("T16: a tab whose login another person's has taken the place of does not believe itself logged in", async () => {
  server.person("b", "another-password");

  await second.login("b@harbour.example", "another-password");

  await until(first, () => first.access().state === "open" && !(first.access() as { session: boolean }).session);
});

test("INV-26: a record that left with no feed of its own leaves every tab", async () => {
  await until(first, () => first.status().state === "idle");
  browser.online = false;
  await first.change(ID, satisfied("documentary"));
  server.judge = () => "NOT_FOUND";
  server.put(aDocument({ post: "NLAIR4", rev: 2 }), []);
  browser.online = true;
  for (const tab of [first, second]) await tab.syncNow();
  expect(await second.document(ID)).toMatchObject({ state: "needs_attention" });

  await dismissed(first);
  for (const tab of [first, second]) await tab.syncNow();

  expect(await second.document(ID)).toBeNull();
});

test("an answer that comes while its person is being locked out is asked for again: what was refused keeps its reason", async () => {
  await second.close();
  server.judge = () => "BOX";
  const pushed = heldBack(/\/push$/);
  await first.change(ID, satisfied("physical"));
  await pushed.made;
  // The copy is being read, with a disk that stumbles: whoever locks waits for that.
  const { transaction, close } = IDBDatabase.prototype;
  let stumbles = 2;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (this.name === "waarmerk-replica-a" && stumbles-- > 0) throw new DOMException("lost", "InvalidStateError");
    return transaction.call(this, stores, mode, options);
  };
  IDBDatabase.prototype.close = function () {
    close.call(this);
    if (this.name === "waarmerk-outbox-a") pushed.go();
  };
  new Channel("waarmerk").postMessage({ person: "a", what: "records" });
  await vi.waitFor(() => expect(stumbles).toBeLessThan(2));

  await first.lock();
  Object.assign(IDBDatabase.prototype, { transaction, close });
  await until(first, () => first.status().state === "needs_login");
  await first.unlock("a", PASSWORD);
  await first.syncNow();

  expect(await first.document(ID)).toMatchObject({ state: "needs_attention", refused: [{ seq: 1, code: "BOX" }] });
});

test("a tab that has waited long for another one's pull says so, and not that the server does not answer", async () => {
  const pulled = heldBack(/\/pull$/);
  const pulling = first.syncNow();
  await pulled.made;
  const wait = globalThis.setTimeout;
  let aMinuteIsOver: () => void = () => undefined;
  const spy = vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void, after?: number) => {
    if (after !== 60_000) return wait(work, after);
    aMinuteIsOver = work;
    return 0;
  }) as typeof setTimeout);
  void second.syncNow();
  await until(second, () => second.status().state === "pulling");

  aMinuteIsOver();

  await until(second, () => second.status().why !== null);
  spy.mockRestore();
  expect(second.status().why).toBe("sync-why-other-tab");
  pulled.go();
  await pulling;
  await until(second, () => second.status().state === "idle");
});
