import { afterEach, beforeEach, expect, test } from "vitest";

import { POST_LISTS } from "../domain/posts";
import { entry, list } from "../domain/reference.testing";
import { until, type Browser } from "./testing/browser";
import { aDocument, GOODS, ID, loggedIn, satisfied, started, stateOf } from "./testing/documents";
import type { Server } from "./testing/server";

let server: Server;
let browser: Browser;

beforeEach(async () => {
  ({ server, browser } = await started(aDocument()));
});

afterEach(() => browser.close());

test("a document made without a network is there at once, and can be worked on before the server knows it", async () => {
  const device = await loggedIn(browser);
  browser.online = false;

  const made = await device.create("CVEDP", { set: { "part1/temperature": "frozen" } });
  const id = made.ok ? made.value : "";
  await device.change(id, { set: { "part1/temperature": "chilled" } });

  expect(await device.document(id)).toMatchObject({
    state: "on_device",
    pending: 2,
    document: { status: "draft", post: "NLHBR1", content: { part1: { temperature: "chilled" } } },
  });
  browser.online = true;
  await device.syncNow();
  await until(device, async () => (await stateOf(device, id)) === "accepted");
  expect(server.applied.map(({ body }) => body.after)).toEqual([undefined, 1]);
});

test("NEW-1: a copy made without a network is there at once, and the same when the server has it", async () => {
  const device = await loggedIn(browser);
  browser.online = false;

  const made = await device.make("copy", ID);

  const id = made.ok ? made.value : "";
  const content = { part1: { commodities: [{ id: "k1", description: GOODS }] } };
  expect((await device.document(id))?.document).toMatchObject({ status: "draft", content });
  browser.online = true;
  browser.fire("online");
  await until(device, async () => (await stateOf(device, id)) === "accepted");
  expect((await device.document(id))?.document).toMatchObject({ status: "draft", content });
});

test("NEW-1: no document is made for a post that no authority has, where the lists of them are held", async () => {
  for (const name of POST_LISTS) {
    const code = name === "posts" ? "NLAIR1" : "NLEAST1";
    await server.publish(list(name, entry(code, "A post of the test")));
  }
  const device = await loggedIn(browser);
  await until(device, async () => Object.keys(await device.lookUps(POST_LISTS)).length === 2);
  browser.online = false;

  const outcomes = [
    await device.create("CVEDP", {}, "nlair1"),
    await device.make("copy", ID, "CVEDP", "Airport"),
    await device.create("CVEDP", {}, "NLEAST1"),
    await device.create("CVEDP", {}), // the own one, though it is in no list
  ];

  expect(outcomes.map((one) => (one.ok ? "made" : one.problem.code))).toEqual(["POST", "POST", "made", "made"]);
});

test("NEW-3: what a clone has from its source cannot be changed, also without a network", async () => {
  server.put(aDocument({ locked: ["part1/commodities"] }));
  const device = await loggedIn(browser);

  expect(await device.change(ID, { set: { "part1/commodities/k1/cn_code": "0101" } })).toMatchObject({
    problem: { code: "LOCKED_BOX" },
  });
  expect(server.applied).toEqual([]);
});

test("ST-6: what is neither valid nor refused is not replaced", async () => {
  const device = await loggedIn(browser);

  expect(await device.make("replacement", ID)).toMatchObject({ problem: { code: "STATUS" } });
});

test("ST-4: a document that is deleted without a network opens no more, and leaves for good when it is sent", async () => {
  const device = await loggedIn(browser);
  browser.online = false;

  expect(await device.remove(ID)).toEqual({ ok: true, value: undefined });

  expect(await device.document(ID)).toBeNull();
  expect(await device.byReference("CHEDP.NL.2026.0000001")).toBeNull();
  expect(await device.documents()).toEqual([]);
  expect(await device.change(ID, satisfied("documentary"))).toMatchObject({ problem: { code: "NOT_FOUND" } });
  browser.online = true;
  browser.fire("online");
  await until(device, () => device.status().pending === 0);
  await device.syncNow();
  expect(server.documents.get(ID)?.status).toBe("deleted");
  expect(await device.documents()).toEqual([]);
});

test("ST-4: a deletion that the server refuses brings the document back, with the reason", async () => {
  const device = await loggedIn(browser);
  server.judge = () => "STATUS";

  await device.remove(ID);

  await until(device, async () => (await stateOf(device)) === "needs_attention");
  expect((await device.document(ID))?.document.status).toBe("new");
});

test("ST-4: what is in progress is not deleted", async () => {
  const device = await loggedIn(browser);
  await device.change(ID, satisfied("documentary"));

  expect(await device.remove(ID)).toMatchObject({ ok: false, problem: { code: "STATUS" } });
});
