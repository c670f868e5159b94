import { afterEach, beforeEach, expect, test } from "vitest";

import type { Push } from "../protocol.gen";
import { diskText, lose } from "../store/testing/disk";
import { until, type Browser } from "./testing/browser";
import {
  aDocument,
  dismissed,
  ID,
  loggedIn,
  PASSWORD,
  resultOf,
  satisfied,
  started,
  stateOf,
} from "./testing/documents";
import type { Server } from "./testing/server";

let server: Server;
let browser: Browser;

beforeEach(async () => {
  ({ server, browser } = await started(aDocument()));
});

afterEach(() => browser.close());

test("the first login enrols the device and fetches what the person may see", async () => {
  const device = await loggedIn(browser);

  expect(device.access()).toMatchObject({ state: "open", session: true });
  expect((await device.byReference("CHEDP.NL.2026.0000001"))?.document.id).toBe(ID);
  expect(server.devices.map(({ person }) => person)).toEqual(["a"]);
});

test("without a network, a change is kept, survives a restart, and leaves when the network is back", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  await device.close();

  const again = await browser.tab();
  expect(again.access()).toMatchObject({ state: "locked", person: { id: "a", pending: 1 } });
  expect(await again.unlock("a", PASSWORD)).toMatchObject({ ok: true });
  expect(await resultOf(again, "documentary")).toBe("satisfactory");
  expect(await stateOf(again)).toBe("on_device");
  expect((await again.document(ID))?.document.status).toBe("in_progress");

  browser.online = true;
  browser.fire("online");
  await until(again, async () => (await stateOf(again)) === "accepted");
  expect(again.status()).toMatchObject({ pending: 0, oldest: null });
  expect(server.applied).toHaveLength(1);
});

test("T5: a lost answer is asked for again with the same bytes, and nothing happens twice", async () => {
  const device = await loggedIn(browser);
  server.faults = ["lost_answer"];

  await device.change(ID, satisfied("documentary"));

  await until(device, () => device.status().pending === 0);
  expect(server.applied).toHaveLength(1);
  const [first, second] = server.pushes.filter(({ body }) => (body as { ops: unknown[] }).ops.length > 0);
  expect((second?.body as { ops: unknown }).ops).toEqual((first?.body as { ops: unknown }).ops);
});

test("an own change never flickers: it stays on top until the pulled data has it", async () => {
  const device = await loggedIn(browser);
  const seen: unknown[] = [];
  server.faults = [null, 503];

  await device.change(ID, satisfied("documentary"));
  device.onChange(() => void resultOf(device, "documentary").then((result) => seen.push(result)));
  await until(device, async () => (await stateOf(device)) === "accepted");

  expect(new Set(seen)).toEqual(new Set(["satisfactory"]));
});

test("invariants 22 and 31: what a new stream's answers are known of is seen, though nothing was pulled since", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  for (const stream of server.streams.values()) stream.frozen = true;
  const seen: unknown[] = [];
  device.onChange(() => void resultOf(device, "documentary").then((result) => seen.push(result)));

  browser.online = true;
  await device.syncNow();

  expect(server.applied).toHaveLength(1);
  expect(new Set(seen)).toEqual(new Set(["satisfactory"]));
  expect(await stateOf(device)).toBe("accepted");
});

test("invariant 22: while the copy is built anew, what was there is shown until it has come again", async () => {
  for (let n = 2; n <= 30; n++) server.put(aDocument({ id: `${ID.slice(0, -2)}${n + 10}`, reference: `R${n}` }));
  const device = await loggedIn(browser);
  await until(device, async () => (await device.documents()).length === 30);
  await device.change(ID, satisfied("documentary"));
  await until(device, async () => (await stateOf(device)) === "accepted");
  const backup = server.snapshot();
  await device.change(ID, satisfied("identity"));
  server.put(aDocument({ id: `${ID.slice(0, -2)}99`, reference: "R99" }));
  await device.syncNow();
  const seen: unknown[][] = [];
  device.onChange(() => {
    const { renewing, last_complete } = device.status();
    void Promise.all([device.documents(), resultOf(device, "documentary"), resultOf(device, "identity")]).then(
      ([all, ...results]) => seen.push([all.length >= 30, ...results, renewing, last_complete !== null]),
    );
  });

  server.most_rows = 7;
  server.restore(backup, "epoch-2");
  await device.syncNow();
  await until(device, () => device.status().pending === 0 && device.status().state === "idle");

  const words = new Set(seen.map((one) => one.join(" ")));
  const there = "true satisfactory satisfactory";
  expect([...words].sort()).toEqual([`${there} false true`, `${there} true true`]);
  expect(await device.documents()).toHaveLength(30);
  expect(device.status().renewing).toBe(false);
});

test("what is refused is kept with its reason until the person has read it", async () => {
  const device = await loggedIn(browser);
  server.judge = (body) => (JSON.stringify(body.args).includes("physical") ? "BOX" : null);

  await device.change(ID, satisfied("physical"));
  await device.change(ID, satisfied("documentary"));
  await until(device, () => device.status().pending === 0);

  expect(await resultOf(device, "physical")).toBeUndefined();
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
  const view = await device.document(ID);
  expect(view).toMatchObject({ state: "needs_attention", refused: [{ seq: 1, code: "BOX" }] });
  await dismissed(device);
  expect(await device.document(ID)).toMatchObject({ refused: [] });
});

test("two refusals of one document, of the same number in two streams, are read one by one", async () => {
  const device = await loggedIn(browser);
  server.judge = (body) => (JSON.stringify(body.args).includes("physical") ? "BOX" : "STATUS");
  await device.change(ID, satisfied("physical"));
  await until(device, () => device.status().pending === 0);
  for (const stream of server.streams.values()) stream.frozen = true;
  await device.change(ID, satisfied("documentary"));
  await until(device, () => device.status().pending === 0);

  const refused = (await device.document(ID))?.refused ?? [];
  expect(refused).toMatchObject([
    { seq: 1, code: "BOX" },
    { seq: 1, code: "STATUS" },
  ]);
  expect(new Set(refused.map(({ op_id }) => op_id)).size).toBe(2);
  await dismissed(device);
  expect(await device.document(ID)).toMatchObject({ refused: [{ seq: 1, code: "STATUS" }] });
});

/** The one operation that was put aside has been carried out, and its person is told. */
function settleWhatIsAside(): void {
  const [aside] = server.refused;
  const [client_id] = server.streams.keys();
  if (aside === undefined || client_id === undefined) throw new Error("nothing was put aside");
  server.settle(
    { id: aside, client_id, record: ID, result: { seq: 1, status: "applied", rev: 4 } },
    `post:${aDocument().post}`,
  );
}

test("what was put aside and is settled in the end needs nobody's attention any more", async () => {
  const device = await loggedIn(browser);
  server.judge = () => "UNKNOWN_OPERATION";
  await device.change(ID, satisfied("physical"));
  await until(device, () => device.status().pending === 0);
  expect(await device.document(ID)).toMatchObject({ state: "needs_attention" });

  settleWhatIsAside();
  browser.fire("online");

  await until(device, async () => (await device.document(ID))?.refused.length === 0);
});

test("what became of work that was put aside is not lost where the disk is full just when it comes", async () => {
  const device = await loggedIn(browser);
  server.judge = () => "UNKNOWN_OPERATION";
  await device.change(ID, satisfied("physical"));
  await until(device, () => device.status().pending === 0 && device.status().state === "idle");
  settleWhatIsAside();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (this.transaction.db.name.startsWith("waarmerk-outbox-"))
      throw new DOMException("no room", "QuotaExceededError");
    return put.call(this, value, key);
  };
  await device.syncNow();
  IDBObjectStore.prototype.put = put;
  expect(device.status().state).toBe("blocked_storage");

  await device.syncNow();

  expect((await device.document(ID))?.refused).toEqual([]);
});

test("a box that the form does not have is refused at once, and nothing is kept", async () => {
  const device = await loggedIn(browser);

  expect(await device.change(ID, { set: { "part2/nowhere": 1 } })).toMatchObject({ problem: { code: "BOX" } });
  expect(await device.create("CVEDP", { set: { "part1/temperature": "lukewarm" } })).toMatchObject({ ok: false });
  expect(device.status().pending).toBe(0);
});

test("T23: a stream that the server knows otherwise goes on as another, with the same operations once", async () => {
  const device = await loggedIn(browser);
  await device.change(ID, satisfied("documentary"));
  await until(device, async () => (await stateOf(device)) === "accepted");
  for (const stream of server.streams.values()) stream.last_hash = "another history";

  await device.change(ID, satisfied("physical"));
  await device.change(ID, { unset: ["part2/physical/result"] });

  await until(device, async () => (await stateOf(device)) === "accepted");
  expect(server.streams.size).toBe(2);
  expect(server.applied).toHaveLength(3);
  expect(new Set(server.applied.map(({ op_id }) => op_id)).size).toBe(3);
});

test("T23: an operation whose answer was lost with its stream is not done again in the next one", async () => {
  const device = await loggedIn(browser);
  server.faults = ["lost_answer"];
  server.judge = () => {
    for (const stream of server.streams.values()) stream.frozen = true;
    return null;
  };

  await device.change(ID, satisfied("documentary"));

  await until(device, async () => (await stateOf(device)) === "accepted");
  expect(server.streams.size).toBe(2);
  expect(server.applied).toHaveLength(1);
  expect(server.documents.get(ID)?.rev).toBe(2);
});

test("T22: a server restored from a backup is given again what it lost, and the copy is built anew", async () => {
  const device = await loggedIn(browser);
  await device.change(ID, satisfied("documentary"));
  await until(device, async () => (await stateOf(device)) === "accepted");
  const backup = server.snapshot();
  await device.change(ID, satisfied("physical"));
  await until(device, async () => (await stateOf(device)) === "accepted");

  server.restore(backup, "epoch-2");
  await device.syncNow();

  await until(device, () => server.applied.length === 2 && device.status().state === "idle");
  expect(await resultOf(device, "physical")).toBe("satisfactory");
  expect(server.documents.get(ID)?.rev).toBe(3);
});

test("T22: what a file brought to a restored server is asked for anew: something else may have become of it", async () => {
  const device = await loggedIn(browser);
  const backup = server.snapshot();
  await device.change(ID, satisfied("documentary"));
  await until(device, async () => (await stateOf(device)) === "accepted");
  const sent = server.pushes.at(-1)?.body as Push;

  server.restore(backup, "epoch-2");
  server.judge = () => "STATUS";
  const headers = { Authorization: `Bearer ${server.devices[0]?.token}` };
  await server.fetch("/sync/v1/push", { headers, body: JSON.stringify({ ...sent, ack_through: 0 }) });
  await device.syncNow();

  await until(device, async () => (await stateOf(device)) === "needs_attention");
  expect(server.applied).toEqual([]);
});

test("T22: a server from a backup that does not know the device is given its work after the next login", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  server.devices.length = 0;
  server.streams.clear();
  server.cookie = null;
  server.epoch = "epoch-2";

  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().state === "needs_login");
  await device.login("a@harbour.example", PASSWORD);

  await until(device, async () => (await stateOf(device)) === "accepted");
  expect(server.applied).toHaveLength(1);
  expect(device.status().pending).toBe(0);
});

test("T22: what was done before the device was enrolled again goes before what builds on it", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  const made = await device.create("CVEDP", { set: { "part1/temperature": "frozen" } });
  const id = made.ok ? made.value : "";
  server.devices.length = 0;
  server.streams.clear();
  server.cookie = null;
  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().state === "needs_login");
  browser.patience = 60;
  server.faults = [null, null, null, null, null, 503]; // the login is through, and then the server has no time
  await device.login("a@harbour.example", PASSWORD);
  await until(device, () => device.status().state === "backoff");
  await device.change(id, { set: { "part1/temperature": "chilled" } });

  await device.syncNow();

  await until(device, () => device.status().pending === 0 && device.status().state === "idle");
  const { content } = server.documents.get(id) ?? {};
  expect(content).toEqual({ part1: { temperature: "chilled" } });
});

test("T22: what a server answered and lost with the device that sent it is given again, under the device of now", async () => {
  const device = await loggedIn(browser);
  const backup = server.snapshot();
  await device.change(ID, satisfied("documentary"));
  await until(device, async () => (await stateOf(device)) === "accepted");

  server.restore(backup, "epoch-2");
  server.devices.length = 0;
  server.streams.clear();
  await device.change(ID, satisfied("physical"));
  await until(device, () => device.status().state === "needs_login");
  await device.login("a@harbour.example", PASSWORD);

  await until(device, () => server.applied.length === 2 && device.status().state === "idle");
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
  expect(await resultOf(device, "physical")).toBe("satisfactory");
});

test("T22, T23: what was answered in a stream of before is given again to a server that lost it", async () => {
  const device = await loggedIn(browser);
  const backup = server.snapshot();
  await device.change(ID, satisfied("documentary"));
  await until(device, async () => (await stateOf(device)) === "accepted");
  for (const stream of server.streams.values()) stream.frozen = true;
  await device.change(ID, satisfied("physical"));
  await until(device, () => server.applied.length === 2 && device.status().state === "idle");

  server.restore(backup, "epoch-2");
  await device.syncNow();

  await until(device, () => server.applied.length === 2 && device.status().state === "idle");
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
  expect(await resultOf(device, "physical")).toBe("satisfactory");
});

test("a push that is too large is sent in halves", async () => {
  const device = await loggedIn(browser);
  server.most_operations = 3;
  browser.online = false;
  for (let n = 1; n <= 10; n++) await device.change(ID, { set: { "part2/physical/remark": `${n}` } });

  browser.online = true;
  await device.syncNow();

  await until(device, () => device.status().pending === 0);
  expect(server.applied.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test.each([1, 7, 30])(
  "the pull is the same with pages of %i rows, and one that breaks off changes nothing",
  async (rows) => {
    for (let n = 2; n <= 30; n++) server.put(aDocument({ id: `${ID.slice(0, -2)}${n + 10}`, reference: `R${n}` }));
    server.most_rows = rows;
    const device = await browser.tab();
    await device.login("a@harbour.example", PASSWORD);
    server.faults = [null, null, "cut", "cut"];

    await until(device, async () => (await device.documents()).length === 30);

    await until(device, () => device.status().state === "idle");
    expect(device.status().last_complete).not.toBeNull();
  },
);

test("T2, T26: a record lost on the device is noticed by the feed's sum and fetched again", async () => {
  const device = await loggedIn(browser);
  await device.close();
  await lose("waarmerk-replica-a", "bodies");

  const again = await browser.tab();
  await again.login("a@harbour.example", PASSWORD);
  server.put(aDocument({ id: ID.replace("1", "2"), reference: "R2" }));
  await again.syncNow();

  await until(again, async () => (await again.documents()).length === 2);
});

test("T25: a record that leaves the person's feeds leaves the device, but not while own work on it waits", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  server.judge = () => "NOT_FOUND";
  server.put(aDocument({ post: "NLAIR4", rev: 2 }), []);

  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().state === "idle");
  expect(await device.document(ID)).toMatchObject({ state: "needs_attention", refused: [{ code: "NOT_FOUND" }] });

  await dismissed(device);
  await device.syncNow();
  expect(await device.document(ID)).toBeNull();
  expect(await diskText()).not.toContain(`"${ID}"`);
});

test("two tabs: both may write, each sees the other's work, and the server gets one stream", async () => {
  const first = await loggedIn(browser);
  const second = await browser.tab();
  await second.unlock("a", PASSWORD);

  await Promise.all([
    first.change(ID, satisfied("documentary")),
    second.change(ID, satisfied("physical")),
    first.change(ID, satisfied("identity")),
  ]);

  for (const tab of [first, second])
    await until(tab, async () => (await stateOf(tab)) === "accepted" && tab.status().pending === 0);
  for (const check of ["documentary", "physical", "identity"])
    expect(await resultOf(second, check)).toBe("satisfactory");
  expect(server.streams.size).toBe(1);
  expect(server.applied).toHaveLength(3);
});
