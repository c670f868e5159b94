/** A pull of many pages: what is shown of it meanwhile, and what is left of it where it ends. */
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Pull } from "../protocol.gen";
import type { Device } from "./device";
import { Browser, until } from "./testing/browser";
import { aDocument, PASSWORD, satisfied } from "./testing/documents";
import { Server } from "./testing/server";

const DOCUMENTS = 40;
const ROWS = 8;
const PULL = "/sync/v1/pull";

const idOf = (n: number) => `019a0000-0000-7000-8000-${`${n}`.padStart(12, "0")}`;
const numbered = (n: number, rev = 1) => aDocument({ id: idOf(n), reference: `CHEDP.NL.2026.${n}`, rev });

let server: Server;
let browser: Browser;
/** What happens at the question for a page, of which the first is 0; it is asked when that is done. */
let atPage: (page: number) => unknown;

beforeEach(async () => {
  server = await Server.start();
  server.person("a", PASSWORD);
  server.most_rows = ROWS;
  for (let n = 0; n < DOCUMENTS; n++) server.put(numbered(n));
  let pages = 0;
  atPage = () => undefined;
  browser = new Browser({
    fetch: async (input, init) => {
      if (input === PULL) await atPage(pages++);
      return server.fetch(input, init);
    },
  });
});

afterEach(() => browser.close());

const entered = async (): Promise<Device> => {
  const device = await browser.tab();
  expect(await device.login("a@harbour.example", PASSWORD)).toMatchObject({ ok: true });
  return device;
};

const isWhole = (device: Device) => device.status().state === "idle" && device.status().last_complete !== null;

test("of a long pull the first page is shown at once, then what came each second, and all of it in the end", async () => {
  atPage = () => (browser.ticks += 400);
  const device = await browser.tab();
  const shown: Promise<number>[] = [];
  device.onChange((what) => {
    if (what === "documents" && device.access().state === "open")
      shown.push(device.documents().then(({ length }) => length));
  });

  await device.login("a@harbour.example", PASSWORD);
  await until(device, () => isWhole(device));

  const counts = [...new Set(await Promise.all(shown))].filter((count) => count > 0);
  expect(counts[0]).toBeLessThan(DOCUMENTS);
  expect(counts.length).toBeLessThan(DOCUMENTS / ROWS);
  expect(counts.at(-1)).toBe(DOCUMENTS);
});

test("INV-18: where the disk does not take a page, none behind it is stored, and the pull goes on from there", async () => {
  let full = false;
  atPage = (page) => (full ||= page === 3);
  const whole = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (full && mode === "readwrite" && this.name.startsWith("waarmerk-replica-"))
      throw new DOMException("no room", "QuotaExceededError");
    return whole.call(this, stores, mode, options);
  };
  const device = await entered();
  await until(device, () => device.status().state === "blocked_storage");
  const then = (await device.documents()).length;
  IDBDatabase.prototype.transaction = whole;

  expect(then).toBeGreaterThan(0);
  expect(then).toBeLessThan(DOCUMENTS);
  await device.syncNow();
  await until(device, () => isWhole(device));
  expect((await device.documents()).length).toBe(DOCUMENTS);
  const begun = server.log.filter(({ path, body }) => path === PULL && (body as Pull).checkpoint === "");
  expect(begun).toHaveLength(1);
});

test("how far the clock is ahead is reckoned as the pull begins: a tablet may sleep before it has stored it", async () => {
  atPage = (page) => (browser.shift = page === 0 ? 0 : 3_600_000);
  const device = await entered();
  await until(device, () => isWhole(device));

  await device.change(idOf(5), satisfied("documentary"));
  await until(device, () => server.applied.length > 0);

  expect(Math.abs(server.applied[0]?.body.at.offset_ms ?? NaN)).toBeLessThan(60_000);
});

test("what no own work is on is the same to whoever shows it until it changes", async () => {
  const device = await entered();
  await until(device, () => isWhole(device));
  const before = await device.documents();

  server.put(numbered(3, 2));
  await device.syncNow();
  await device.change(idOf(5), { set: { "part2/documentary/result": "satisfactory" } });

  const after = await device.documents();
  const others = after.filter((view) => !before.includes(view)).map(({ document }) => document.id);
  expect(others.toSorted()).toEqual([idOf(3), idOf(5)]);
});

/** Somebody locks while a page is on its way, and is let in again when nothing of it is under way any more. */
async function lockedDuringPull(device: Device): Promise<void> {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((was) => {
    atPage = () =>
      new Promise<void>((answered) => {
        answer = answered;
        was();
      });
  });
  void device.syncNow();
  await asked;
  await device.lock();
  answer();
  await until(device, () => !["pushing", "pulling"].includes(device.status().state));
  atPage = () => undefined;
  await device.unlock("a", PASSWORD);
  await device.syncNow();
}

test("what became of work that was put aside is not lost where its person locks while it comes", async () => {
  const device = await entered();
  await until(device, () => isWhole(device));
  server.judge = () => "UNKNOWN_OPERATION";
  await device.change(idOf(1), satisfied("physical"));
  await until(device, () => device.status().pending === 0 && isWhole(device));
  const [id = ""] = server.refused;
  const [client_id = ""] = server.streams.keys();
  server.settle(
    { id, client_id, record: idOf(1), result: { seq: 1, status: "applied", rev: 4 } },
    `post:${aDocument().post}`,
  );

  await lockedDuringPull(device);

  expect((await device.document(idOf(1)))?.refused).toEqual([]);
});

test("T25: a document with refused work that nobody read stays here, though its person locks during a pull", async () => {
  const device = await entered();
  await until(device, () => isWhole(device));
  server.judge = () => "BOX";
  await device.change(idOf(1), satisfied("physical"));
  await until(device, () => device.status().pending === 0 && isWhole(device));
  server.put(numbered(1, 2), []);

  await lockedDuringPull(device);

  expect(await device.document(idOf(1))).toMatchObject({ state: "needs_attention", refused: [{ code: "BOX" }] });
});
