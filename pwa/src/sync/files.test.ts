import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { sealedSize, SEALED_PIECE_BYTES } from "../domain/files";
import { FILE_PIECE_BYTES, MAX_FILE_BYTES, type Change } from "../protocol.gen";
import { diskText, lose } from "../store/testing/disk";
import { sha256Of } from "../store/files";
import { until, type Browser, type OpenDevice } from "./testing/browser";
import { aDocument, ID, loggedIn, PASSWORD, satisfied, started } from "./testing/documents";
import type { Server } from "./testing/server";

let server: Server;
let browser: Browser;

beforeEach(async () => {
  ({ server, browser } = await started(aDocument()));
});

afterEach(() => {
  vi.restoreAllMocks();
  return browser.close();
});

/** Bytes that are not the same anywhere. */
function someBytes(size: number, salt = 1): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8) * salt + salt) % 251);
}

async function kept(device: OpenDevice, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const outcome = await device.files.keep(new Blob([bytes]));
  if ("problem" in outcome) throw new Error(outcome.problem);
  return outcome.sha256;
}

const arrived = (device: OpenDevice, sha256: string) => until(device, () => server.lane.files.has(sha256));
const allSent = (device: OpenDevice) => until(device, () => device.status().files === 0);
const stateOf = async (device: OpenDevice, sha256: string) => (await device.files.of(ID, [sha256], false)).get(sha256);

/** A network again. */
function online(): void {
  browser.online = true;
  browser.fire("online");
}

test("a file that was kept without a network is sealed, survives the browser's end, and leaves when there is one", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const photo = new TextEncoder().encode("a broken seal, as it was found".repeat(99));
  const sha256 = await kept(device, photo);
  expect(await stateOf(device, sha256)).toMatchObject({ state: "on_device", held: true });
  expect(device.status().files).toBe(1);
  await device.close();
  expect(await diskText()).not.toContain("a broken seal");

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);
  online();

  await arrived(again, sha256);
  expect(server.lane.files.get(sha256)).toEqual(photo);
  await allSent(again);
  expect(await stateOf(again, sha256)).toMatchObject({ state: "at_server", held: true });
});

test("a file leaves by its device's token when nobody is let in", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const sha256 = await kept(device, someBytes(5_000));
  await device.logout();
  await device.close();

  const locked = await browser.tab();
  expect(locked.access().state).toBe("signed_out");
  online();

  await arrived(locked, sha256);
});

test("a file of several pieces is gone on with where the server is, after a broken line and after a restart", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const photo = someBytes(2 * FILE_PIECE_BYTES + 100);
  const sha256 = await kept(device, photo);
  // Announced; the first piece; of the second one half, and then nothing any more.
  server.lane.faults = [null, null, "half"];
  online();
  await until(
    device,
    async () => (await stateOf(device, sha256))?.state === "on_device" && server.lane.log.length >= 3,
  );
  browser.online = false;
  await device.close();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);
  online();
  await arrived(again, sha256);

  expect(server.lane.files.get(sha256)?.length).toBe(photo.length);
  const half = SEALED_PIECE_BYTES + Math.floor(SEALED_PIECE_BYTES / 2);
  expect(server.lane.log.slice(3)).toEqual(["HEAD", `PATCH ${half}`, `PATCH ${2 * SEALED_PIECE_BYTES}`]);
});

test("operations do not wait for a file that hangs", async () => {
  const device = await loggedIn(browser);
  let release: () => void = () => undefined;
  server.lane.hold = new Promise((done) => (release = done));
  await kept(device, someBytes(1_000));

  await device.change(ID, satisfied("documentary"));

  await until(device, () => device.status().pending === 0);
  expect(server.lane.files.size).toBe(0);
  release();
  await allSent(device);
});

test("small files go first, and no more than two at once", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const all = [9_000, 400, 70_000, 3, 8_000];
  const names = new Map<string, number>();
  for (const size of all) names.set(await kept(device, someBytes(size)), size);

  online();
  await allSent(device);

  expect(server.lane.most_at_once).toBeLessThanOrEqual(2);
  expect([...server.lane.uploads.values()].map(({ sha256 }) => names.get(sha256))).toEqual([
    3, 400, 8_000, 9_000, 70_000,
  ]);
});

test("a file that the server does not take waits alone, and says why", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const [small, large] = [await kept(device, someBytes(10)), await kept(device, someBytes(20_000))];
  server.lane.faults = [460];

  online();

  await arrived(device, large);
  await until(device, async () => (await stateOf(device, small))?.trouble === "CHECKSUM");
  await until(device, () => device.status().files === 1); // it hears of the large one after the server has it
});

test("T4: a file that waits since a clock was years ahead is sent when the clock is right again", async () => {
  const device = await loggedIn(browser);
  browser.shift = 10 * 365 * 86_400_000;
  server.lane.faults = [503];
  const sha256 = await kept(device, someBytes(9_000));
  await until(device, async () => (await stateOf(device, sha256))?.trouble === "BUSY");

  browser.shift = 0;
  await device.syncNow();

  await arrived(device, sha256);
});

test("an upload that the server forgot is begun anew", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const sha256 = await kept(device, someBytes(9_000));
  server.lane.faults = [null, "lost_request"];
  online();
  await until(
    device,
    async () => server.lane.log.length === 2 && (await stateOf(device, sha256))?.state === "on_device",
  );
  server.lane.uploads.clear();

  online();

  await arrived(device, sha256);
});

test("a server that was restored from a backup is offered again what is still here", async () => {
  const device = await loggedIn(browser);
  const backup = server.snapshot();
  const sha256 = await kept(device, someBytes(9_000));
  await allSent(device);
  server.lane.files.clear();
  server.lane.uploads.clear();
  server.restore(backup, "epoch-2");

  await device.syncNow();
  await device.syncNow();

  await arrived(device, sha256);
});

test("bytes are given up three days after the server had verified them, and not while an operation names them", async () => {
  const device = await loggedIn(browser);
  const [named, other] = [await kept(device, someBytes(10)), await kept(device, someBytes(20))];
  await allSent(device);
  browser.online = false;
  await device.change(ID, { set: { "part2/documentary/remark": `see ${named}` } });
  browser.shift = 2 * 86_400_000;
  browser.online = true;
  server.faults = Array.from({ length: 60 }, () => 503 as const);
  browser.fire("online");
  await until(device, () => device.status().state === "backoff");
  expect((await stateOf(device, other))?.held).toBe(true);

  browser.shift = 4 * 86_400_000;
  await device.syncNow();
  await until(device, async () => (await stateOf(device, other))?.held === false);

  expect((await stateOf(device, named))?.held).toBe(true);
});

test("what is opened is verified: from here, from the server, and not where it is another", async () => {
  const device = await loggedIn(browser);
  const sha256 = await kept(device, someBytes(9_000));
  await allSent(device);

  const here = await device.files.open(ID, sha256);
  await lose("waarmerk-files-a", "pieces");
  const there = await device.files.open(ID, sha256);
  const other = await sha256Of(someBytes(9_000, 2));
  server.lane.files.set(other, someBytes(9_000, 7));
  const wrong = await device.files.open(ID, other);
  browser.online = false;
  const none = await device.files.open(ID, "0".repeat(64));

  for (const blob of [here, there]) expect(await sha256Of(await (blob as Blob).arrayBuffer())).toBe(sha256);
  expect([wrong, none]).toEqual([{ problem: "damaged" }, { problem: "unreachable" }]);
});

test("a file of which a piece is gone is tried once in an hour, and holds up no other", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const torn = await kept(device, someBytes(2_000));
  await lose("waarmerk-files-a", "pieces");
  const whole = await kept(device, someBytes(9_000));
  online();

  await arrived(device, whole);
  await until(device, async () => (await stateOf(device, torn))?.trouble === "DAMAGED");
  const requests = server.lane.log.length;
  online();
  await kept(device, someBytes(10_000));
  await until(device, () => device.status().files === 1);

  expect(server.lane.log.slice(requests)).toEqual(["POST", "PATCH 0"]);
  expect(server.lane.uploads.size).toBe(2);
});

test("a file is kept only where there is room for it and for the work", async () => {
  const device = await loggedIn(browser);
  browser.room = 21 * 1024 * 1024;

  expect(await device.files.keep(new Blob([someBytes(600_000)]))).toEqual({ problem: "no-room" });
  expect(await device.files.keep(new Blob([new ArrayBuffer(MAX_FILE_BYTES + 1)]))).toEqual({ problem: "too-large" });
  expect(device.status().files).toBe(0);
});

test("a file that was taken away before it left does not leave; one that a document names stays", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const [gone, named] = [await kept(device, someBytes(10)), await kept(device, someBytes(20))];
  await device.change(ID, { set: { "part2/documentary/remark": named } });

  await device.files.drop(gone);
  await device.files.drop(named);
  online();
  await allSent(device);

  expect([...server.lane.files.keys()]).toEqual([named]);
});

const ROW = "part1/attachments/f1";

/** A file attached to the draft. */
async function attachedTo(device: OpenDevice, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = await kept(device, bytes);
  const row = { name: "seal.jpg", size: bytes.length, sha256 };
  expect(await device.change(ID, { add: { [ROW]: row } })).toMatchObject({ ok: true });
  return sha256;
}

/** As the person takes an attachment away. */
async function takenAway(device: OpenDevice, sha256: string): Promise<void> {
  expect(await device.change(ID, { remove: [ROW] })).toMatchObject({ ok: true });
  await device.files.drop(sha256);
}

/** The server refuses to take an attachment away, as where somebody submitted the document meanwhile. */
const keepsRows = () => (server.judge = ({ args }) => ((args as Partial<Change>).remove ? "STATUS" : null));

async function draftWith(bytes: Uint8Array<ArrayBuffer>, judge: () => unknown = () => undefined) {
  server.put(aDocument({ status: "draft", rev: 2 }));
  const device = await loggedIn(browser);
  server.lane.faults = Array.from({ length: 50 }, () => "lost_request" as const);
  const sha256 = await attachedTo(device, bytes);
  await until(device, () => device.status().pending === 0 && device.status().state === "idle");
  browser.online = false;
  judge();
  await takenAway(device, sha256);
  server.lane.faults = [];
  return { device, sha256 };
}

test("INV-34: a file that the server does not let go of is sent, though the person had taken it away", async () => {
  const { device, sha256 } = await draftWith(someBytes(9_000), keepsRows);
  expect(device.status().files).toBe(0);

  online();

  await arrived(device, sha256);
  expect(server.lane.files.get(sha256)).toEqual(someBytes(9_000));
  expect((await device.document(ID))?.refused).toMatchObject([{ code: "STATUS" }]);
});

test("INV-34: so is one of which the server has taken the reference, and nothing of it was fetched since", async () => {
  server.put(aDocument({ status: "draft", rev: 2 }));
  const device = await loggedIn(browser);
  const fetch = server.fetch;
  const spy = vi
    .spyOn(server, "fetch")
    .mockImplementation((input, init) =>
      /pull|files/.test(input as string) ? Promise.reject(new TypeError("network")) : fetch(input, init),
    );
  const sha256 = await attachedTo(device, someBytes(9_000));
  await until(device, () => device.status().pending === 0);
  browser.online = false;
  keepsRows();
  await takenAway(device, sha256);
  spy.mockRestore();

  online();

  await arrived(device, sha256);
});

test("a file that was taken away goes unsent, once the server has taken that", async () => {
  const { device, sha256 } = await draftWith(someBytes(9_000));

  online();
  await until(device, () => device.status().pending === 0 && device.status().state === "idle");
  await device.syncNow();

  await until(device, async () => (await stateOf(device, sha256))?.held === false);
  expect(server.lane.files.size).toBe(0);
});

test("a file that was taken away and is attached again leaves", async () => {
  const { device, sha256 } = await draftWith(someBytes(9_000));

  await attachedTo(device, someBytes(9_000));
  expect(device.status().files).toBe(1);
  online();

  await arrived(device, sha256);
});

test("a file of which a piece is gone is whole again, and leaves, where the person attaches it once more", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const sha256 = await kept(device, someBytes(2_000));
  await lose("waarmerk-files-a", "pieces");
  online();
  await until(device, async () => (await stateOf(device, sha256))?.trouble === "DAMAGED");

  await kept(device, someBytes(2_000));

  await arrived(device, sha256);
  browser.online = false;
  expect(await sha256Of(await ((await device.files.open(ID, sha256)) as Blob).arrayBuffer())).toBe(sha256);
});

test("the file of unsent work has the files that the server lacks, in their pieces, and vouches for them", async () => {
  const device = await loggedIn(browser);
  await kept(device, someBytes(5));
  await allSent(device);
  browser.online = false;
  const sha256 = await kept(device, someBytes(FILE_PIECE_BYTES + 1));

  const text = await (await device.exportUnsent()).file.text();

  const lines = text.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Record<string, unknown>] : []));
  expect(lines.map(({ line }) => line)).toEqual(["head", "file", "piece", "piece", "proof"]);
  expect(lines[1]).toMatchObject({ sha256, size: FILE_PIECE_BYTES + 1, device_id: server.devices[0]?.id });
});

test("a file of which a piece is gone stays out of the file of unsent work, and the others are in it", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const broken = await kept(device, someBytes(FILE_PIECE_BYTES + 1));
  await lose("waarmerk-files-a", "pieces");
  const whole = await kept(device, someBytes(7));
  vi.spyOn(console, "error").mockReturnValue();

  const unsent = await device.exportUnsent();

  const text = await unsent.file.text();
  const lines = text.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Record<string, unknown>] : []));
  expect(unsent.whole).toBe(false);
  expect(lines.map(({ line }) => line)).toEqual(["head", "file", "piece", "proof"]);
  expect(lines[1]).toMatchObject({ sha256: whole });
  expect(text).not.toContain(broken);
});

test("the length of a sealed file counts each piece", () => {
  expect([0, 1, FILE_PIECE_BYTES, FILE_PIECE_BYTES + 1].map(sealedSize)).toEqual([
    0,
    30,
    SEALED_PIECE_BYTES,
    SEALED_PIECE_BYTES + 30,
  ]);
});
