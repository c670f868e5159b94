import { afterEach, beforeEach, expect, test } from "vitest";

import { unbase64url } from "../domain/base64url";
import { contentBytes, decode } from "../domain/cbor";
import type { Document } from "../protocol.gen";
import { everything, openStore } from "../store/revisions";
import { diskText, lose } from "../store/testing/disk";
import type { Device } from "./device";
import { until, type Browser, type OpenDevice } from "./testing/browser";
import { aDocument, dismissed, ID, loggedIn, PASSWORD, sign, started } from "./testing/documents";
import type { Server } from "./testing/server";

const GOODS = "Cheddar of the test";

let server: Server;
let browser: Browser;
let device: OpenDevice;

beforeEach(async () => {
  ({ server, browser } = await started(submitted()));
  device = await loggedIn(browser);
});

afterEach(() => browser.close());

const submitted = (more: Partial<Document> = {}): Document =>
  aDocument({ content: { part1: { packages: 10 } }, ...more });

const changed = { set: { "part1/packages": 12, "part1/region_of_origin": GOODS } };
const packages = (document: Document | undefined): unknown =>
  (document?.content as { part1?: { packages?: number } } | undefined)?.part1?.packages;
const revisionOf = async (from: Device) => (await from.document(ID))?.revision;
const signedContent = (): unknown => {
  const args = server.applied.at(-1)?.body.args as { content: string };
  return decode(unbase64url(args.content));
};

test("NEW_9 changes of a submitted Part I stay on the device until they are submitted again", async () => {
  expect(await device.change(ID, changed)).toEqual({ ok: true, value: undefined });

  expect(device.status().pending).toBe(0);
  expect(packages((await device.document(ID))?.document)).toBe(10);
  expect(packages((await revisionOf(device))?.document)).toBe(12);
  expect(server.applied).toEqual([]);
});

test("they are there after the browser was closed, and nobody reads them on the disk", async () => {
  await device.change(ID, changed);
  await device.close();

  device = await browser.tab();
  await device.unlock("a", PASSWORD);

  expect(packages((await revisionOf(device))?.document)).toBe(12);
  expect(await diskText()).not.toContain(GOODS);
});

test("what is signed is Part I with the changes, and the document shows them at once", async () => {
  await device.change(ID, changed);
  browser.online = false;

  expect((await sign(device, ID, "submit", PASSWORD)).ok).toBe(true);

  const view = await device.document(ID);
  expect([packages(view?.document), view?.revision, view?.document.version]).toEqual([12, undefined, 2]);
  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().pending === 0);
  expect(JSON.stringify([...(signedContent() as Map<string, unknown>).keys()])).toBe('["part1"]');
  await until(device, async () => (await device.document(ID))?.state === "accepted");
  expect(await revisionOf(device)).toBeUndefined();
});

test("what is changed while the signature is made is not taken for submitted", async () => {
  await device.change(ID, changed);
  const read = await device.sheet(ID, "submit");

  const signing = device.sign(ID, "submit", read, PASSWORD);
  await device.change(ID, { set: { "part1/packages": 15 } });
  expect((await signing).ok).toBe(true);
  await device.syncNow();
  await until(device, async () => (await device.document(ID))?.state === "accepted");

  expect((signedContent() as Map<string, Map<string, unknown>>).get("part1")?.get("packages")).toBe(12);
  expect(packages((await revisionOf(device))?.document)).toBe(15);
});

test("ST_10 a submission that was refused loses nothing: the changes are beside the document again", async () => {
  server.judge = () => "STATUS";
  await device.change(ID, changed);

  await sign(device, ID, "submit", PASSWORD);
  await until(device, () => device.status().pending === 0);

  const view = await device.document(ID);
  expect(view?.refused).toMatchObject([{ code: "STATUS" }]);
  expect(packages(view?.revision?.document)).toBe(12);
  await dismissed(device);
  expect(packages((await revisionOf(device))?.document)).toBe(12);
});

test("ST_10 a version that somebody else submitted meanwhile shows, and the changes stand on top", async () => {
  await device.change(ID, changed);

  server.put(submitted({ rev: 2, version: 2, content: { part1: { packages: 10, temperature: "chilled" } } }));
  await device.syncNow();
  await until(device, async () => (await device.document(ID))?.document.version === 2);

  expect((await revisionOf(device))?.version).toBe(1);
  expect((await revisionOf(device))?.document.content).toMatchObject({
    part1: { packages: 12, temperature: "chilled" },
  });
});

test("NEW_9 what was submitted is settled: the next change begins with what holds by then", async () => {
  await device.change(ID, changed);
  await sign(device, ID, "submit", PASSWORD);
  await until(device, async () => (await device.document(ID))?.state === "accepted");
  server.put(submitted({ rev: 5, version: 3, content: { part1: { packages: 14 } } }));
  await device.syncNow();

  await device.change(ID, { set: { "part1/temperature": "chilled" } });

  const revision = await revisionOf(device);
  expect(revision?.document.content).toEqual({ part1: { packages: 14, temperature: "chilled" } });
  expect([revision?.version, revision?.paths]).toEqual([3, ["part1/temperature"]]);
});

test("ST_10 changes that are taken when they are signed again are settled, though they were refused before", async () => {
  server.judge = () => "STATUS";
  await device.change(ID, changed);
  await sign(device, ID, "submit", PASSWORD);
  await until(device, () => device.status().pending === 0);
  await dismissed(device);

  server.judge = () => null;
  await sign(device, ID, "submit", PASSWORD);
  await until(device, async () => (await device.document(ID))?.state === "accepted");

  expect(await revisionOf(device)).toBeUndefined();
});

test("a change back to what was submitted once is a change, also after the browser was closed", async () => {
  await device.change(ID, { set: { "part1/packages": 12 } });
  await sign(device, ID, "submit", PASSWORD);
  await until(device, async () => (await device.document(ID))?.state === "accepted");
  server.put(submitted({ rev: 5, version: 3, content: { part1: { packages: 14 } } }));
  await device.syncNow();
  await device.change(ID, { set: { "part1/packages": 12 } });
  await device.close();

  device = await browser.tab();
  await device.unlock("a", PASSWORD);

  expect(packages((await revisionOf(device))?.document)).toBe(12);
});

test("INV-41: what was submitted is forgotten when its operation is not kept any more", async () => {
  await device.change(ID, changed);
  await sign(device, ID, "submit", PASSWORD);
  await until(device, async () => (await device.document(ID))?.state === "accepted");
  await device.close();
  const kept = openStore("a");
  expect(await everything(kept)).toHaveLength(1);

  await lose("waarmerk-outbox-a", "rows");
  device = await browser.tab();
  await device.unlock("a", PASSWORD);
  await device.document(ID);

  expect(await everything(kept)).toEqual([]);
});

test("changes can be taken back", async () => {
  await device.change(ID, changed);

  await device.revert(ID, "revision");

  expect(await revisionOf(device)).toBeUndefined();
});

test("a box that does not take the value is refused, and nothing is kept", async () => {
  expect(await device.change(ID, { set: { "part1/packages": "many" } })).toMatchObject({ problem: { code: "BOX" } });
  expect(await revisionOf(device)).toBeUndefined();
});

const result = { set: { "part2/laboratory/tests/t/conclusion": "satisfactory" } };
const another = { set: { "part2/laboratory/tests/u/conclusion": "satisfactory" } };
const conclusion = (document: Document | undefined): unknown =>
  (document?.content as { part2?: { laboratory?: { tests?: { conclusion?: string }[] } } } | undefined)?.part2
    ?.laboratory?.tests?.[0]?.conclusion;

/** The document is decided while the results of these tests are awaited. */
async function isDecided(...ids: readonly string[]): Promise<void> {
  const tests = (ids.length > 0 ? ids : ["t"]).map((id) => ({ id, conclusion: "pending" }));
  const content = { part1: { packages: 10 }, part2: { laboratory: { tests } } };
  server.put(submitted({ status: "valid", rev: 2, content }));
  await device.syncNow();
  await until(device, async () => (await device.document(ID))?.document.status === "valid");
}

test("CHK_10 a result is kept on the device, also over the night, until it is signed", async () => {
  await isDecided();

  expect(await device.change(ID, result)).toEqual({ ok: true, value: undefined });
  await device.close();
  device = await browser.tab();
  await device.unlock("a", PASSWORD);

  const view = await device.document(ID);
  expect([conclusion(view?.document), conclusion(view?.completion?.document)]).toEqual(["pending", "satisfactory"]);
  expect(server.applied).toEqual([]);
});

test("SIGN_7 what is signed is the decided document with the result, and nothing of a changed Part I", async () => {
  await device.change(ID, changed);
  await isDecided();
  await device.change(ID, result);
  browser.online = false;

  expect((await sign(device, ID, "complete", PASSWORD)).ok).toBe(true);

  const view = await device.document(ID);
  expect([conclusion(view?.document), view?.completion]).toEqual(["satisfactory", undefined]);
  expect(packages(view?.document)).toBe(10);
  expect(packages(view?.revision?.document)).toBe(12);
  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().pending === 0);
  const tests = [{ id: "t", conclusion: "satisfactory" }];
  const decided = { part1: { packages: 10 }, part2: { laboratory: { tests } } };
  expect(signedContent()).toEqual(decode(contentBytes(decided)));
});

test("SIGN_7 a result that was refused stands beside the document again, until it is taken back", async () => {
  await isDecided();
  server.judge = () => "NOTHING_OPEN";
  await device.change(ID, result);

  await sign(device, ID, "complete", PASSWORD);
  await until(device, () => device.status().pending === 0);

  const view = await device.document(ID);
  expect(conclusion(view?.completion?.document)).toBe("satisfactory");
  await dismissed(device);
  expect(conclusion((await device.document(ID))?.completion?.document)).toBe("satisfactory");
  await device.revert(ID, "completion");
  expect((await device.document(ID))?.completion).toBeUndefined();
});

test("SIGN_7 a result that was refused is kept beside what was given while it waited for its answer", async () => {
  await isDecided("t", "u");
  await device.change(ID, result);
  browser.online = false;
  await sign(device, ID, "complete", PASSWORD);

  await device.change(ID, another);
  server.judge = () => "STATUS";
  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().pending === 0);

  const paths = [...Object.keys(result.set), ...Object.keys(another.set)];
  expect((await device.document(ID))?.completion?.paths).toEqual(paths);
});

test("SIGN_7 what is given after another result was taken is that alone", async () => {
  await isDecided("t", "u");
  await device.change(ID, result);
  await sign(device, ID, "complete", PASSWORD);
  await until(device, async () => (await device.document(ID))?.state === "accepted");

  await device.change(ID, another);

  expect((await device.document(ID))?.completion?.paths).toEqual(Object.keys(another.set));
});

/** What lies on the disk of what was begun on the document, once this came to pass and the browser was opened again. */
async function begunAfter(happens: () => Promise<unknown>): Promise<readonly number[]> {
  await device.change(ID, changed);
  await device.keepTyped(ID, { path: "part1/total_net_weight", text: "12,,3" });
  await happens();
  await device.syncNow();
  await until(device, () => device.status().pending === 0 && device.status().state === "idle");
  await dismissed(device);
  await device.close();
  device = await browser.tab();
  await device.unlock("a", PASSWORD);
  await device.document(ID);
  return [(await everything(openStore("a"))).length, device.typed(ID).length];
}

test("INV-41: what was begun on a document that the person deleted goes with it", async () => {
  expect(await begunAfter(() => device.remove(ID))).toEqual([0, 0]);
});

test("what was begun on a document that was not deleted, since the server refused that, is kept", async () => {
  server.judge = () => "STATUS";
  expect(await begunAfter(() => device.remove(ID))).toEqual([1, 1]);
});

test("what was begun on a document that left is kept: it may come back", async () => {
  const kept = await begunAfter(async () => {
    server.put(submitted({ post: "NLAIR4", rev: 2 }), []);
    await device.syncNow();
  });
  expect(await device.document(ID)).toBeNull();
  expect(kept).toEqual([1, 1]);
});

test("INV-41: what was begun on a document that was never made goes when its maker has read why", async () => {
  server.judge = () => "POST";
  const made = await device.create("CVEDP", {});
  const id = made.ok ? made.value : "";
  await device.keepTyped(id, { path: "part1/total_net_weight", text: "12,,3" });
  await until(device, () => device.status().pending === 0);
  for (const left of [1, 0]) {
    await device.lock();
    await device.unlock("a", PASSWORD);
    await device.document(id);
    expect(device.typed(id)).toHaveLength(left);
    await dismissed(device, id);
  }
});
