import { afterEach, beforeEach, expect, test, vi } from "vitest";

import * as held from "../store/held-files";
import { sha256Of } from "../store/files";
import { contentKey } from "../store/seal";
import { diskText, newDisk } from "../store/testing/disk";
import { until, type Browser, type OpenDevice } from "./testing/browser";
import { aDocument, ID, loggedIn, PASSWORD, satisfied, started } from "./testing/documents";
import type { Server } from "./testing/server";

let server: Server;
let browser: Browser;

beforeEach(async () => {
  ({ server, browser } = await started(aDocument()));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await browser.close();
});

const SAID = "a certificate, as the laboratory wrote it. ".repeat(40);
const FILE = new TextEncoder().encode(SAID);

const isHeld = async (device: OpenDevice, sha256: string) =>
  (await device.files.of(ID, [sha256], false)).get(sha256)?.held === true;

/** Whether a file opens as what it is. */
async function opens(device: OpenDevice, sha256: string): Promise<boolean> {
  const found = await device.files.open(ID, sha256);
  return !("problem" in found) && (await found.text()) === SAID;
}

async function atTheServer(): Promise<string> {
  const sha256 = await sha256Of(FILE);
  server.lane.files.set(sha256, FILE);
  return sha256;
}

const referring = (sha256: string, size = FILE.length) =>
  aDocument({ rev: 2, content: { part1: { attachments: [{ id: "f1", name: "lab.pdf", size, sha256 }] } } });

test("a file that was opened opens again without a network, and lies sealed on the disk", async () => {
  const sha256 = await atTheServer();
  const device = await loggedIn(browser);
  expect(await isHeld(device, sha256)).toBe(false);
  expect(await opens(device, sha256)).toBe(true);
  await device.close();

  browser.online = false;
  const again = await browser.tab();
  await again.unlock("a", PASSWORD);

  expect(await isHeld(again, sha256)).toBe(true);
  expect(await opens(again, sha256)).toBe(true);
  expect(await diskText()).not.toContain("as the laboratory wrote it");
});

test("the files of a document that waits come before anybody opens them; a large one does not", async () => {
  const sha256 = await atTheServer();
  const device = await loggedIn(browser);
  server.put(referring("0".repeat(64), 20 * 1024 * 1024));
  await device.syncNow();
  server.put({ ...referring(sha256), rev: 3 });
  await device.syncNow();

  await until(device, () => isHeld(device, sha256));

  browser.online = false;
  expect(await opens(device, sha256)).toBe(true);
  expect(server.lane.log).toHaveLength(1);
});

test("without room on the device a file is opened all the same, and not held", async () => {
  const sha256 = await atTheServer();
  const device = await loggedIn(browser);
  browser.room = 50 * 1024 * 1024;

  expect(await opens(device, sha256)).toBe(true);
  expect(await isHeld(device, sha256)).toBe(false);
});

test("T21: on a full disk what is held makes way for what the person does, and for letting the person in", async () => {
  const sha256 = await atTheServer();
  const device = await loggedIn(browser);
  expect(await opens(device, sha256)).toBe(true);
  await device.lock();
  const clear = vi.spyOn(IDBObjectStore.prototype, "clear");
  for (const name of ["put", "add"] as const) {
    const whole = IDBObjectStore.prototype[name];
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...row) {
      if (clear.mock.calls.length === 0) throw new DOMException("no room", "QuotaExceededError");
      return whole.apply(this, row);
    });
  }

  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: true });

  expect(await device.change(ID, satisfied("documentary"))).toMatchObject({ ok: true });
  expect(await isHeld(device, sha256)).toBe(false);
});

test("what is not as it was signed is not held, and not asked for again at once", async () => {
  const sha256 = await atTheServer();
  server.lane.files.set(sha256, new Uint8Array([1]));
  const device = await loggedIn(browser);
  server.put(referring(sha256));

  await device.syncNow();
  await device.syncNow();

  expect(await device.files.open(ID, sha256)).toEqual({ problem: "damaged" });
  expect(await isHeld(device, sha256)).toBe(false);
  expect(server.lane.log.length).toBeLessThanOrEqual(2);
});

test("where there is no more room, what was looked at longest ago goes, and what is wanted last of all", async () => {
  newDisk();
  const store = held.openHeldFiles("a");
  const userKey = { kid: "k", key: await contentKey(new Uint8Array(32)) };
  const wanted = new Set(["first"]);
  const put = (name: string, now: number) =>
    held.hold(store, name, new Uint8Array(1_000), { userKey, now, most: 3_500, wanted });
  await put("first", 1);
  await put("second", 2);
  await put("third", 3);

  await held.look(store, "second", userKey, 4);
  await put("fourth", 5);

  expect((await held.heldFiles(store)).map(({ sha256 }) => sha256).sort()).toEqual(["first", "fourth", "second"]);
  expect(await held.look(store, "third", userKey, 6)).toBeNull();
  await store.close();
});
