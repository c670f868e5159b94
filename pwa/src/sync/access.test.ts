import { afterEach, beforeEach, expect, test, vi } from "vitest";

import signed from "../../../sync_protocol/vectors/signed.json";
import { base64url } from "../domain/base64url";
import { fromHex } from "../domain/hex.testing";
import { UNSENT_FORMAT, type UnsentLine } from "../protocol.gen";
import { breakDatabases, diskText } from "../store/testing/disk";
import type { Device } from "./device";
import { until, type Browser } from "./testing/browser";
import { aDocument, GOODS, ID, loggedIn, PASSWORD, resultOf, satisfied, started, stateOf } from "./testing/documents";
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

test("a wrong password does not let in, also without a network", async () => {
  const device = await loggedIn(browser);
  await device.lock();
  browser.online = false;

  expect(await device.unlock("a", "wrong")).toMatchObject({
    ok: false,
    problem: { code: "WRONG_PASSWORD", tries_left: 4 },
  });
  expect(await device.login("a@harbour.example", PASSWORD)).toMatchObject({ ok: true });
  expect(device.access()).toMatchObject({ state: "open" });
});

test("T17: a login that ended stops reading and not sending: the work leaves sealed, by the device's token", async () => {
  const device = await loggedIn(browser);
  server.cookie = null;

  await device.change(ID, satisfied("documentary"));

  await until(device, () => device.status().state === "needs_login");
  const sent = server.pushes.at(-1);
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
  const device = await loggedIn(browser);
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

test("T26: the door says of whoever left what did not leave yet, and hears of it when it did", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  await device.lock();
  expect(device.access()).toMatchObject({ state: "locked", person: { pending: 1 } });
  const said: unknown[] = [];
  device.onChange((what) => {
    if (what === "access") said.push(device.access());
  });

  browser.online = true;
  browser.fire("online");
  await until(device, () => server.applied.length === 1 && device.status().state === "needs_login");

  expect(said.at(-1)).toMatchObject({ state: "locked", person: { pending: 0 } });
});

test("T16: who unlocks while the login is another person's sends by the own device's token, and reads nothing", async () => {
  server.person("b", "another-password");
  const device = await loggedIn(browser);
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

test("no body, key or password lies on the disk in clear, and no CryptoKey at all", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, { set: { "part2/physical/remark": "A very particular sentence" } });

  const disk = await diskText();

  for (const secret of [GOODS, "CHEDP.NL", "particular sentence", "in_progress", PASSWORD, "a CryptoKey"])
    expect(disk).not.toContain(secret);
  // What has to be readable before anybody is let in.
  expect(disk).toContain("Inspector a");
});

/** Person `a`, locked out with something unsent, whose password is another one by now. */
async function withPasswordOfElsewhere() {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  await device.lock();
  const [account] = server.accounts;
  if (account) account.password = "a new password";
  browser.online = true;
  expect(await device.login("a@harbour.example", "a new password")).toMatchObject({
    problem: { code: "PASSWORD_CHANGED" },
  });
  return device;
}

test("a password that was changed elsewhere: the old one opens what is here, and the new one from then on", async () => {
  const device = await withPasswordOfElsewhere();

  expect(await device.login("a@harbour.example", "a new password", { old: "wrong" })).toMatchObject({
    problem: { code: "OLD_PASSWORD" },
  });
  expect(await device.login("a@harbour.example", "a new password", { old: PASSWORD })).toMatchObject({ ok: true });

  await until(device, () => server.applied.length === 1 && device.status().state === "idle");
  expect(server.devices).toHaveLength(1);
  browser.online = false;
  await device.lock();
  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: false });
  expect(await device.unlock("a", "a new password")).toMatchObject({ ok: true });
});

test("a password that was reset sets the device up anew; what was sealed under the old one still leaves", async () => {
  const device = await withPasswordOfElsewhere();

  expect(await device.login("a@harbour.example", "a new password", { anew: true })).toMatchObject({ ok: true });
  await until(device, () => server.applied.length === 1 && device.status().state === "idle");

  expect(server.devices).toHaveLength(2);
  expect(server.streams.get(server.applied[0]?.client_id ?? "")?.device).toBe("device-1");
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
  expect(device.status().pending).toBe(0);
});

test("T23: what nobody can open any more, of a stream that the server knows otherwise, holds up nothing", async () => {
  server.person("b", "another-password");
  const device = await loggedIn(browser);
  await until(device, () => device.status().state === "idle");
  for (const stream of server.streams.values()) stream.frozen = true;
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  await device.lock();
  for (const account of server.accounts) account.password = "another-password";
  browser.online = true;
  await device.login("a@harbour.example", "another-password", { anew: true });
  await until(device, () => device.status().state === "idle");

  for (let round = 0; round < 3; round++) await device.syncNow();
  expect(server.streams.size).toBe(2);
  expect(device.status().pending).toBe(1);

  browser.online = false;
  await device.change(ID, satisfied("physical"));
  await until(device, () => device.status().state === "offline");
  await device.logout();
  browser.online = true;
  await device.login("b@harbour.example", "another-password");
  await until(device, () => server.applied.length === 1);
});

test("a login that was ended here while the server was busy is ended there later, and no other with it", async () => {
  const device = await loggedIn(browser);
  await until(device, () => device.status().state === "idle");
  server.faults = [503];
  await device.logout();
  expect(server.cookie).toBe("a");
  await device.syncNow();
  expect(server.cookie).toBeNull();

  browser.patience = 60; // nothing is tried between: it would take the answers that are meant for the login
  browser.online = false;
  await device.unlock("a", PASSWORD);
  await device.logout();
  browser.online = true;
  server.faults = [null, "lost_request"]; // the server says who it is, and does not hear of the end
  await device.login("a@harbour.example", PASSWORD);
  await device.syncNow();
  expect(server.cookie).toBe("a");
});

test("a password that is changed here opens the device without a network, and the old one does not", async () => {
  const device = await loggedIn(browser);

  expect(await device.changePassword("wrong", "salt wind over the quay")).toMatchObject({
    problem: { code: "WRONG_PASSWORD" },
  });
  expect(await device.changePassword(PASSWORD, "short")).toMatchObject({ problem: { code: "PASSWORD_SHORT" } });
  expect(await device.changePassword(PASSWORD, "salt wind over the quay")).toMatchObject({ ok: true });

  browser.online = false;
  await device.lock();
  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: false });
  expect(await device.unlock("a", "salt wind over the quay")).toMatchObject({ ok: true });
  expect((await device.documents()).length).toBeGreaterThan(0);
});

test("without an authenticator a short password enrols no device", async () => {
  server.person("c", "short");
  const device = await browser.tab();

  expect(await device.login("c@harbour.example", "short")).toMatchObject({ problem: { code: "PASSWORD_SHORT" } });
  expect(server.devices).toEqual([]);
});

test("with an authenticator nothing opens without it, and a wrong password is not counted where it did not answer", async () => {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  let there = true;
  browser.authenticator = {
    create: () => Promise.resolve({ id: new Uint8Array([1]), salt: new Uint8Array(32), secret }),
    secret: () => Promise.resolve(there ? secret : null),
  };
  const device = await loggedIn(browser);
  browser.online = false;

  await device.lock();
  there = false;
  for (let n = 0; n < 6; n++)
    expect(await device.unlock("a", PASSWORD)).toMatchObject({ problem: { code: "NOT_CONFIRMED" } });
  there = true;
  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: true });
});

test("ACC-5: half an hour without activity wipes the keys from memory, on whichever clock", async () => {
  for (const pass of [() => (browser.shift += 30 * 60_000), () => (browser.ticks += 30 * 60_000)]) {
    const device = await loggedIn(browser);
    browser.fire("activity");

    pass();
    browser.fire("front");

    await until(device, () => device.access().state === "locked");
    expect(await device.documents()).toEqual([]);
    await device.close();
  }
});

test("ACC-5: a page that comes back from the page cache is locked, like one that is loaded anew", async () => {
  const device = await loggedIn(browser);
  await device.change(ID, satisfied("documentary"));

  browser.fire("returned");

  await until(device, () => device.access().state === "locked");
  expect(await device.documents()).toEqual([]);
  await device.unlock("a", PASSWORD);
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
});

test("everything unsent goes into one file that only the server can read", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));

  const text = await (await device.exportUnsent()).file.text();

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

/** What the file of unsent work has, and whether that is all. */
async function exported(device: Device) {
  const { file, whole } = await device.exportUnsent();
  const lines = (await file.text()).trimEnd().split("\n");
  return { lines: lines.map((line) => (JSON.parse(line) as UnsentLine).line), whole };
}

test("the file of unsent work has all operations where the files do not open, and it is said that something is missing", async () => {
  const device = await loggedIn(browser);
  browser.online = false;
  await device.change(ID, satisfied("documentary"));
  expect(await exported(device)).toEqual({ lines: ["head", "operation", "proof"], whole: true });
  vi.spyOn(console, "error").mockReturnValue();
  breakDatabases("waarmerk-files-a");

  expect(await exported(device)).toEqual({ lines: ["head", "operation", "proof"], whole: false });
});

test("diagnostics tell the state of things and nothing of people or goods", async () => {
  const device = await loggedIn(browser);

  const text = await device.diagnostics();

  expect(text).toContain("epoch: epoch-1");
  for (const personal of ["Inspector", "harbour", GOODS, "CHEDP"]) expect(text).not.toContain(personal);
});

test("a root that the known one handed over to is followed, and that one alone from then on", async () => {
  const [old, next] = [signed.root, signed.key_set_of_next_root.root].map((key) => base64url(fromHex(key)));
  Object.assign(server, { root: old, keySet: fromHex(signed.key_set.message) });
  const device = await loggedIn(browser);

  Object.assign(server, { root: next, keySet: fromHex(signed.key_set_of_next_root.message) });
  expect(await device.login("a@harbour.example", PASSWORD)).toMatchObject({ ok: true });

  Object.assign(server, { root: old, keySet: fromHex(signed.key_set.message) });
  expect(await device.login("a@harbour.example", PASSWORD)).toMatchObject({ problem: { code: "ROOT_CHANGED" } });
});

test.each(signed.key_set_refused)("a root that nobody handed over to is not followed: $name", async ({ message }) => {
  server.root = base64url(fromHex(signed.root));
  const device = await loggedIn(browser);

  Object.assign(server, { root: base64url(fromHex(signed.device.key)), keySet: fromHex(message) });

  expect(await device.login("a@harbour.example", PASSWORD)).toMatchObject({ problem: { code: "ROOT_CHANGED" } });
});

/** From now on the disk takes nothing; returns the way to make room. */
function fillDisk(): () => void {
  const spy = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("no room", "QuotaExceededError");
  });
  return () => spy.mockRestore();
}

test("ACC-5: where the disk is full, who locks is locked out, and the screen hears of it", async () => {
  const device = await loggedIn(browser);
  const heard = new Set<string>();
  const makeRoom = fillDisk();
  device.onChange((what) => heard.add(what));

  await device.lock();

  expect(device.access()).toMatchObject({ state: "locked", person: { id: "a" } });
  await vi.waitFor(() => expect(heard).toContain("access"));
  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: false, problem: { code: "STORAGE_FULL" } });
  makeRoom();
  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: true });
});

test("where the disk is full, who logs out is logged out, with the server as well", async () => {
  const device = await loggedIn(browser);
  const makeRoom = fillDisk();

  await device.logout();

  makeRoom();
  expect(device.access()).toMatchObject({ state: "signed_out" });
  expect(server.cookie).toBeNull();
});

test("whoever stands at the door is told also where a fault of ours keeps them out", async () => {
  const device = await loggedIn(browser);
  await device.lock();
  vi.spyOn(console, "error").mockReturnValue();
  vi.spyOn(crypto.subtle, "deriveKey").mockRejectedValueOnce(new TypeError("a part of the app is gone"));

  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: false, problem: { code: "UNEXPECTED" } });
  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: true });
});

test("where one person's work does not open, the door opens, says whose it is, and the others go on", async () => {
  server.person("b", "another-password");
  const before = await loggedIn(browser);
  await before.login("b@harbour.example", "another-password");
  await until(before, async () => (await before.documents()).length > 0);
  browser.online = false;
  await before.unlock("a", PASSWORD);
  await before.change(ID, satisfied("documentary"));
  await before.close();
  vi.spyOn(console, "error").mockReturnValue();
  const mend = breakDatabases("waarmerk-outbox-a");

  const device = await browser.tab();

  const people = [
    { id: "a", pending: null },
    { id: "b", pending: 0 },
  ];
  expect(device.access()).toMatchObject({ state: "locked", person: { id: "a" }, people });
  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: false, problem: { code: "WORK_UNREADABLE" } });
  expect(await device.unlock("b", "another-password")).toMatchObject({ ok: true });
  await device.change(ID, satisfied("physical"));
  expect(await exported(device)).toEqual({ lines: ["head", "operation", "proof"], whole: false });
  mend();
  await device.unlock("a", PASSWORD);
  expect(await resultOf(device, "documentary")).toBe("satisfactory");
});

test.each(["outbox", "replica", "typed", "revisions"])(
  "whoever left work whose %s does not open is told",
  async (name) => {
    const before = await loggedIn(browser);
    await before.close();
    vi.spyOn(console, "error").mockReturnValue();
    breakDatabases(`waarmerk-${name}-a`);

    const device = await browser.tab();

    expect(device.access()).toMatchObject({
      state: "locked",
      person: { id: "a", pending: name === "outbox" ? null : 0 },
    });
    expect(device.status().pending).toBe(0);
    for (const entered of [await device.unlock("a", PASSWORD), await device.login("a@harbour.example", PASSWORD)])
      expect(entered).toMatchObject({ ok: false, problem: { code: "WORK_UNREADABLE" } });
    expect(device.access()).toMatchObject({ state: "locked" });
  },
);
