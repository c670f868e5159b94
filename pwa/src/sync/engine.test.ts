import { afterEach, beforeEach, expect, test } from "vitest";

import { UNSENT_FORMAT, type Document, type UnsentLine } from "../protocol.gen";
import { diskText, lose } from "../store/testing/disk";
import type { Device } from "./device";
import { Browser, until, type OpenDevice } from "./testing/browser";
import { Server } from "./testing/server";

const PASSWORD = "stamp-ink-and-hoof";
const ID = "019a0000-0000-7000-8000-000000000001";
const GOODS = "Frozen shrimps of the test";

let server: Server;
let browser: Browser;

beforeEach(async () => {
  server = await Server.start();
  server.person("a", PASSWORD);
  server.put(aDocument());
  browser = new Browser(server);
});

afterEach(() => browser.close());

const aDocument = (more: Partial<Document> = {}): Document => ({
  id: ID,
  type: "CVEDP",
  edition: "2019/1715",
  rev: 1,
  status: "new",
  post: "NLHBR1",
  version: 1,
  reference: "CHEDP.NL.2026.0000001",
  content: { part1: { commodities: [{ id: "k1", description: GOODS }] } },
  ...more,
});

const satisfied = (check: string) => ({ set: { [`part2/${check}/result`]: "satisfactory" } });

async function loggedIn(): Promise<OpenDevice> {
  const device = await browser.tab();
  expect(await device.login("a@harbour.example", PASSWORD)).toEqual({ ok: true, value: undefined });
  await until(device, async () => (await device.documents()).length > 0);
  return device;
}

async function resultOf(device: Device, check: string, id = ID): Promise<unknown> {
  const view = await device.document(id);
  const content = view?.document.content as { part2?: Record<string, { result?: string }> } | undefined;
  return content?.part2?.[check]?.result;
}

const stateOf = async (device: Device, id = ID) => (await device.document(id))?.state;
const pushes = () => server.log.filter(({ path }) => path === "/sync/v1/push");

test("the first login enrols the device and fetches what the person may see", async () => {
  const device = await loggedIn();

  expect(device.access()).toMatchObject({ state: "open", session: true });
  expect((await device.byReference("CHEDP.NL.2026.0000001"))?.document.id).toBe(ID);
  expect(server.devices.map(({ person }) => person)).toEqual(["a"]);
});

test("without a network, a change is kept, survives a restart, and leaves when the network is back", async () => {
  const device = await loggedIn();
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

test("a wrong password does not let in, also without a network", async () => {
  const device = await loggedIn();
  await device.lock();
  browser.online = false;

  expect(await device.unlock("a", "wrong")).toMatchObject({
    ok: false,
    problem: { code: "WRONG_PASSWORD", tries_left: 4 },
  });
  expect(await device.login("a@harbour.example", PASSWORD)).toMatchObject({ ok: true });
  expect(device.access()).toMatchObject({ state: "open" });
});

test("T5: a lost answer is asked for again with the same bytes, and nothing happens twice", async () => {
  const device = await loggedIn();
  server.faults = ["lost_answer"];

  await device.change(ID, satisfied("documentary"));

  await until(device, () => device.status().pending === 0);
  expect(server.applied).toHaveLength(1);
  const [first, second] = pushes().filter(({ body }) => (body as { ops: unknown[] }).ops.length > 0);
  expect((second?.body as { ops: unknown }).ops).toEqual((first?.body as { ops: unknown }).ops);
});

test("an own change never flickers: it stays on top until the pulled data has it", async () => {
  const device = await loggedIn();
  const seen: unknown[] = [];
  server.faults = [null, 503];

  await device.change(ID, satisfied("documentary"));
  device.onChange(() => void resultOf(device, "documentary").then((result) => seen.push(result)));
  await until(device, async () => (await stateOf(device)) === "accepted");

  expect(new Set(seen)).toEqual(new Set(["satisfactory"]));
});

test("what is refused is kept with its reason until the person has read it", async () => {
  const device = await loggedIn();
  server.judge = (body) => (JSON.stringify(body.args).includes("physical") ? "BOX" : null);

  await device.change(ID, satisfied("physical"));
  await device.change(ID, satisfied("documentary"));
  await until(device, () => device.status().pending === 0);

  expect(await resultOf(device, "physical")).toBeUndefined();
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
  const view = await device.document(ID);
  expect(view).toMatchObject({ state: "needs_attention", refused: [{ seq: 1, code: "BOX" }] });
  await device.dismiss(ID, 1);
  expect(await device.document(ID)).toMatchObject({ refused: [] });
});

test("a box that the form does not have is refused at once, and nothing is kept", async () => {
  const device = await loggedIn();

  expect(await device.change(ID, { set: { "part2/nowhere": 1 } })).toMatchObject({ problem: { code: "BOX" } });
  expect(await device.create("CVEDP", { set: { "part1/temperature": "lukewarm" } })).toMatchObject({ ok: false });
  expect(device.status().pending).toBe(0);
});

test("a document made without a network is there at once, and can be worked on before the server knows it", async () => {
  const device = await loggedIn();
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
  const device = await loggedIn();
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

test("NEW-3: what a clone has from its source cannot be changed, also without a network", async () => {
  server.put(aDocument({ locked: ["part1/commodities"] }));
  const device = await loggedIn();

  expect(await device.change(ID, { set: { "part1/commodities/k1/cn_code": "0101" } })).toMatchObject({
    problem: { code: "LOCKED_BOX" },
  });
  expect(server.applied).toEqual([]);
});

test("ST-6: what is neither valid nor refused is not replaced", async () => {
  const device = await loggedIn();

  expect(await device.make("replacement", ID)).toMatchObject({ problem: { code: "STATUS" } });
});

test("ST-4: a document that is deleted without a network opens no more, and leaves for good when it is sent", async () => {
  const device = await loggedIn();
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
  const device = await loggedIn();
  server.judge = () => "STATUS";

  await device.remove(ID);

  await until(device, async () => (await stateOf(device)) === "needs_attention");
  expect((await device.document(ID))?.document.status).toBe("new");
});

test("ST-4: what is in progress is not deleted", async () => {
  const device = await loggedIn();
  await device.change(ID, satisfied("documentary"));

  expect(await device.remove(ID)).toMatchObject({ ok: false, problem: { code: "STATUS" } });
});

test("T17: a login that ended stops reading and not sending: the work leaves sealed, by the device's token", async () => {
  const device = await loggedIn();
  server.cookie = null;

  await device.change(ID, satisfied("documentary"));

  await until(device, () => device.status().state === "needs_login");
  const sent = pushes().at(-1);
  expect(sent?.right).toBe("token");
  expect(JSON.stringify(sent?.body)).not.toContain("documentary");
  expect(server.applied).toHaveLength(1);
  expect(await stateOf(device)).toBe("sent");
  expect(device.access()).toMatchObject({ state: "open", session: false });

  await device.login("a@harbour.example", PASSWORD);
  await until(device, async () => (await stateOf(device)) === "accepted");
  expect(server.applied).toHaveLength(1);
});

test("T16: what one person left unsent leaves under their own name while another has the tablet", async () => {
  server.person("b", "another-password");
  const device = await loggedIn();
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  await device.logout();
  expect(device.access()).toMatchObject({ state: "signed_out", people: [{ id: "a", pending: 1 }] });

  browser.online = true;
  await device.login("b@harbour.example", "another-password");
  await until(device, () => device.access().state === "open" && server.applied.length === 1);

  expect(server.applied[0]?.body.actor).toBe("a");
  const mine = server.streams.get(server.applied[0]?.client_id ?? "");
  expect(mine?.person).toBe("a");
});

test("T16: who unlocks while the login is another person's sends by the own device's token, and reads nothing", async () => {
  server.person("b", "another-password");
  const device = await loggedIn();
  await device.login("b@harbour.example", "another-password");
  await device.lock();
  await until(device, () => !["pushing", "pulling"].includes(device.status().state));
  server.log.length = 0;

  await device.unlock("a", PASSWORD);
  await device.change(ID, satisfied("documentary"));

  await until(device, () => server.applied.length === 1 && device.status().state === "needs_login");
  expect(server.log.filter(({ right, path }) => right === "session" && path.startsWith("/sync"))).toEqual([]);
  expect(device.access()).toMatchObject({ state: "open", session: false, profile: { id: "a" } });
});

test("T23: a stream that the server knows otherwise goes on as another, with the same operations once", async () => {
  const device = await loggedIn();
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
  const device = await loggedIn();
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
  const device = await loggedIn();
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

test("T22: a server from a backup that does not know the device is given its work after the next login", async () => {
  const device = await loggedIn();
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

test("a push that is too large is sent in halves", async () => {
  const device = await loggedIn();
  server.most_operations = 3;
  browser.online = false;
  for (let n = 1; n <= 10; n++) await device.change(ID, { set: { "part2/physical/remark": `${n}` } });

  browser.online = true;
  await device.syncNow();

  await until(device, () => device.status().pending === 0);
  expect(server.applied.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("the pull is the same for any size of its pages, and a page that breaks off changes nothing", async () => {
  for (let n = 2; n <= 30; n++) server.put(aDocument({ id: `${ID.slice(0, -2)}${n + 10}`, reference: `R${n}` }));
  server.most_rows = 7;
  const device = await browser.tab();
  await device.login("a@harbour.example", PASSWORD);
  server.faults = [null, null, "cut", "cut"];

  await until(device, async () => (await device.documents()).length === 30);

  await until(device, () => device.status().state === "idle");
  expect(device.status().last_complete).not.toBeNull();
});

test("T2, T26: a record lost on the device is noticed by the feed's sum and fetched again", async () => {
  const device = await loggedIn();
  await device.close();
  await lose("waarmerk-replica-a", "records");

  const again = await browser.tab();
  await again.login("a@harbour.example", PASSWORD);
  server.put(aDocument({ id: ID.replace("1", "2"), reference: "R2" }));
  await again.syncNow();

  await until(again, async () => (await again.documents()).length === 2);
});

test("T25: a record that leaves the person's feeds leaves the device, but not while own work on it waits", async () => {
  const device = await loggedIn();
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  server.judge = () => "NOT_FOUND";
  server.put(aDocument({ post: "NLAIR4", rev: 2 }), []);

  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().state === "idle");
  expect(await device.document(ID)).toMatchObject({ state: "needs_attention", refused: [{ code: "NOT_FOUND" }] });

  await device.dismiss(ID, 1);
  await device.syncNow();
  expect(await device.document(ID)).toBeNull();
  expect(await diskText()).not.toContain(`"${ID}"`);
});

test("no body, key or password lies on the disk in clear, and no CryptoKey at all", async () => {
  const device = await loggedIn();
  browser.online = false;
  await device.change(ID, { set: { "part2/physical/remark": "A very particular sentence" } });

  const disk = await diskText();

  for (const secret of [GOODS, "CHEDP.NL", "particular sentence", "in_progress", PASSWORD, "a CryptoKey"])
    expect(disk).not.toContain(secret);
  // What has to be readable before anybody is let in.
  expect(disk).toContain("Inspector a");
});

test("a password that was reset lets in with new keys; what was sealed under the old one still leaves", async () => {
  const device = await loggedIn();
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  await device.lock();
  const [account] = server.accounts;
  if (account) account.password = "a new password";

  browser.online = true;
  expect(await device.login("a@harbour.example", "a new password")).toMatchObject({ ok: true });
  await until(device, () => server.applied.length === 1 && device.status().state === "idle");

  expect(server.devices).toHaveLength(2);
  expect(server.streams.get(server.applied[0]?.client_id ?? "")?.device).toBe("device-1");
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
  expect(device.status().pending).toBe(0);
});

test("two tabs: both may write, each sees the other's work, and the server gets one stream", async () => {
  const first = await loggedIn();
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

test("ACC-5: half an hour without activity wipes the keys from memory, on whichever clock", async () => {
  for (const pass of [() => (browser.shift += 30 * 60_000), () => (browser.ticks += 30 * 60_000)]) {
    const device = await loggedIn();
    browser.fire("activity");

    pass();
    browser.fire("front");

    await until(device, () => device.access().state === "locked");
    expect(await device.documents()).toEqual([]);
    await device.close();
  }
});

test("everything unsent goes into one file that only the server can read", async () => {
  const device = await loggedIn();
  browser.online = false;
  await device.change(ID, satisfied("documentary"));

  const text = await (await device.exportUnsent()).text();

  const [head, line, proof, ...rest] = text
    .trimEnd()
    .split("\n")
    .map((one) => JSON.parse(one) as UnsentLine);
  expect(head).toMatchObject({ line: "head", format: UNSENT_FORMAT });
  expect(line).toMatchObject({ line: "operation", seq: 1, device_id: "device-1", prev: "" });
  expect(proof).toMatchObject({ line: "proof", device_id: "device-1" });
  expect(rest).toEqual([]);
  expect(text).not.toContain("documentary");
});

test("diagnostics tell the state of things and nothing of people or goods", async () => {
  const device = await loggedIn();

  const text = await device.diagnostics();

  expect(text).toContain("epoch: epoch-1");
  for (const personal of ["Inspector", "harbour", GOODS, "CHEDP"]) expect(text).not.toContain(personal);
});
