import { afterEach, beforeEach, expect, test } from "vitest";

import { unbase64url } from "../domain/base64url";
import { contentBytes, type Bytes } from "../domain/cbor";
import { certifiedKey, digest, map, payloadOf, publicKey, read, verify } from "../domain/cose";
import { fromDigits } from "../domain/digits";
import type { Document, Signed } from "../protocol.gen";
import type { Device } from "./device";
import { until, type Browser, type OpenDevice } from "./testing/browser";
import { ACCEPTABLE, aDocument, ID, loggedIn, PASSWORD, started } from "./testing/documents";
import type { Server } from "./testing/server";

const CONTENT = {
  part1: { commodities: [{ id: "k1", cn_code: "0306", description: "Frozen shrimps" }], total_net_weight: "1250.5" },
  ...ACCEPTABLE,
};
const PLACES = { action: 1, version: 3, content: 5, person_id: 6, counter: 11, auth: 12, outcome: 15, previous: 16 };

const OTHER = ID.replace(/1$/, "2");

let server: Server;
let browser: Browser;
let device: OpenDevice;

const inProgress = (more: Partial<Document> = {}): Document =>
  aDocument({ rev: 4, status: "in_progress", content: CONTENT, ...more });

beforeEach(async () => {
  ({ server, browser } = await started(inProgress(), inProgress({ id: OTHER, reference: "CHEDP.NL.2026.0000002" })));
  device = await loggedIn(browser);
  await until(device, () => device.status().state === "idle");
  browser.online = false;
});

afterEach(() => browser.close());

/** The statements that reached the server, verified with the key of their certificate. */
async function statements() {
  browser.online = true;
  await device.syncNow();
  await until(device, () => device.status().pending === 0);
  return Promise.all(
    server.applied
      .filter(({ body }) => body.type !== "document.set")
      .map(async ({ body }) => {
        const { statement, content } = body.args as Signed;
        const message = unbase64url(statement);
        const outer = read(message);
        await verify(outer, await publicKey(certifiedKey(outer.certificate)), utf8("waarmerk-statement-1"));
        return { type: body.type, message, content: unbase64url(content), fields: payloadOf(outer) };
      }),
  );
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

async function fail(of: Device, times: number) {
  for (let n = 0; n < times; n++) await of.sign(ID, "decide", "wrong");
}

test("SIGN-5: what is signed is what the person saw, with version, decision, person and time", async () => {
  const sheet = await device.sheet(ID, "decide");

  const signed = await device.sign(ID, "decide", PASSWORD);

  const [statement] = await statements();
  const hash = await digest(contentBytes(CONTENT));
  expect(sheet).toMatchObject({ version: 1, outcome: "internal_market" });
  expect(signed).toMatchObject({ ok: true, value: { outcome: "internal_market", fingerprint: sheet.fingerprint } });
  expect(statement?.type).toBe("document.decide");
  expect(statement?.content).toEqual(contentBytes(CONTENT));
  expect(statement?.fields.get(PLACES.content)).toEqual(hash);
  expect(Buffer.from(hash).toString("hex").toUpperCase()).toContain(sheet.fingerprint.replaceAll(" ", ""));
  expect(statement?.fields.get(PLACES.person_id)).toBe("a");
  expect(statement?.fields.get(PLACES.auth)).toBe("fresh");
});

test("SIGN-6: a decision signed without a network is binding at once, and shows that it was not yet received", async () => {
  const signed = await device.sign(ID, "decide", PASSWORD);

  const view = await device.document(ID);
  expect(view).toMatchObject({ state: "signed_not_received", document: { status: "valid", version: 2 } });
  expect(signed.ok && signed.value.qr).toBe(view?.provisional?.qr);
  await device.close();
  device = await browser.tab();
  await device.unlock("a", PASSWORD);
  expect((await device.document(ID))?.provisional).toEqual(view?.provisional);
});

test("SIGN-6: the provisional seal is signed by the device and carries its certificate", async () => {
  const signed = await device.sign(ID, "decide", PASSWORD);

  const [address, digits] = (signed.ok ? signed.value.qr : "").split("#");
  const seal = read(fromDigits(digits ?? ""));
  await verify(seal, await publicKey(certifiedKey(seal.certificate)), utf8("waarmerk-provisional-1"));
  expect(address).toBe("https://seal.example/c");
  expect(payloadOf(seal).get(2)).toBe("CHEDP.NL.2026.0000001-V2");
  expect(map(payloadOf(seal).get(-65537)).get(6)).toBe(1_250_500);
});

test("a refusal has a link to its record, and no seal", async () => {
  await device.change(ID, { set: { "part2/decision/acceptable": false }, unset: ["part2/decision/outcome"] });

  const signed = await device.sign(ID, "decide", PASSWORD);

  expect(signed).toMatchObject({ ok: true, value: { qr: "https://seal.example/d/CHEDP.NL.2026.0000001" } });
  expect((await device.document(ID))?.document.status).toBe("rejected");
});

test("each signature counts one up and names the one before, also across operations without one", async () => {
  await device.sign(ID, "decide", PASSWORD);
  await device.change(OTHER, { set: { "part2/physical/remark": "three" } });
  await device.sign(OTHER, "cancel", PASSWORD);

  const [first, second] = await statements();
  expect([first, second].map((one) => one?.fields.get(PLACES.counter))).toEqual([1, 2]);
  expect(first?.fields.has(PLACES.previous)).toBe(false);
  expect(second?.fields.get(PLACES.previous)).toEqual(await digest(first?.message ?? new Uint8Array()));
});

test("NEW-9: submitting signs Part I and nothing else", async () => {
  await device.sign(ID, "submit", PASSWORD);

  const [statement] = await statements();
  expect(statement?.content).toEqual(contentBytes({ part1: CONTENT.part1 }));
  expect(statement?.fields.get(PLACES.version)).toBe(1);
});

test("nothing is signed that says neither accepted nor refused, or that the status does not allow", async () => {
  await device.change(ID, { unset: ["part2/decision/acceptable"] });
  expect(await device.sign(ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "NO_OUTCOME" } });

  await device.sign(OTHER, "decide", PASSWORD);
  expect(await device.sign(OTHER, "decide", PASSWORD)).toMatchObject({ problem: { code: "STATUS" } });
});

test("SIGN-4: five wrong passwords in a row lock signing, also after a restart, until the server lets in again", async () => {
  expect(await device.sign(ID, "decide", "wrong")).toMatchObject({
    problem: { code: "WRONG_PASSWORD", tries_left: 4 },
  });
  await fail(device, 4);

  expect(await device.sign(ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "SIGNING_LOCKED" } });
  await device.close();
  device = await browser.tab();
  await device.unlock("a", PASSWORD);
  expect(await device.sign(ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "SIGNING_LOCKED" } });

  browser.online = true;
  await device.login("a@harbour.example", PASSWORD);
  expect(await device.sign(ID, "decide", PASSWORD)).toMatchObject({ ok: true });
});

test("SIGN-4: a right password in between starts the count again", async () => {
  await fail(device, 4);
  await device.sign(OTHER, "decide", PASSWORD);
  await fail(device, 1);

  expect(await device.sign(ID, "decide", PASSWORD)).toMatchObject({ ok: true });
});

test("DEC-5: a device whose clock is wrong by a day does not sign, and says why", async () => {
  ({ server, browser } = await started(inProgress()));
  browser.shift = 24 * 3_600_000;
  device = await loggedIn(browser);
  await until(device, () => device.status().state === "idle");

  expect(await device.sign(ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "CLOCK_WRONG" } });
});

test("a device that was away for longer than its certificate lasts does not sign", async () => {
  browser.shift = 73 * 3_600_000;

  expect(await device.sign(ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "CERTIFICATE_EXPIRED" } });
});

const remembered = async (of: Device) => (await of.sign(OTHER, "decide", PASSWORD, true)).ok;
const again = (of: Device) => of.sign(ID, "decide", null);
const HOUR = 3_600_000;

test("SIGN-3: a password that is remembered signs on, and the statement says since when", async () => {
  expect(await again(device)).toMatchObject({ problem: { code: "PASSWORD_NEEDED" } });
  await remembered(device);
  browser.ticks += 95_000;

  expect(await again(device)).toMatchObject({ ok: true });

  const [first, second] = await statements();
  expect([first, second].map((one) => one?.fields.get(PLACES.auth))).toEqual(["fresh", "session"]);
  expect(second?.fields.get(PLACES.auth + 1)).toBe(95);
});

test("SIGN-3: without the tick nothing is remembered, nor where the signature was not made", async () => {
  await device.sign(OTHER, "decide", PASSWORD);
  expect(device.remembered()).toBeNull();
  await device.sign(OTHER, "decide", PASSWORD, true);
  expect(device.remembered()).toBeNull();
});

test.each<[string, (of: OpenDevice) => unknown]>([
  ["half an hour without activity", () => (browser.shift += HOUR / 2)],
  ["half an hour by the clock that only goes forward", () => (browser.ticks += HOUR / 2)],
  ["leaving the page", () => browser.fire("leaving")],
  ["locking", async (of) => (await of.lock(), of.unlock("a", PASSWORD))],
  ["logging out", async (of) => (await of.logout(), of.unlock("a", PASSWORD))],
  ["forgetting it", (of) => of.forgetPassword()],
  ["five wrong ones", (of) => fail(of, 5)],
])("SIGN-3: %s ends it", async (_, end) => {
  await remembered(device);
  expect(device.remembered()).not.toBeNull();

  await end(device);

  expect(await again(device)).toMatchObject({ ok: false });
  expect(device.remembered()).toBeNull();
});

test("SIGN-3: whoever comes next to the tablet does not sign with it", async () => {
  browser.online = true;
  server.person("b", "another-password");
  await remembered(device);
  await device.login("b@harbour.example", "another-password");

  expect(device.remembered()).toBeNull();
  expect(await again(device)).toMatchObject({ ok: false });
});

test("SIGN-3: eight hours end it, however busy the person is", async () => {
  await remembered(device);
  for (let passed = 0; passed < 8 * HOUR; passed += HOUR / 3) {
    expect(device.remembered()).not.toBeNull();
    browser.ticks += HOUR / 3;
    browser.fire("activity");
  }

  expect(device.remembered()).toBeNull();
});

test("SIGN-3: what ends a certificate or takes another's place asks each time", async () => {
  const replacing = { kind: "replaces", document: ID, type: "CVEDP", status: "valid", post: "NLHBR1", at: "" } as const;
  server.put(inProgress({ id: ID.replace(/1$/, "3"), relations: [replacing] }));
  browser.online = true;
  await device.syncNow();
  await until(device, async () => (await device.documents()).length === 3);
  await remembered(device);

  expect(await device.sheet(ID, "decide")).toMatchObject({ asks_anew: false });
  for (const [id, action] of [[OTHER, "cancel"] as const, [ID.replace(/1$/, "3"), "decide"] as const]) {
    expect(await device.sheet(id, action)).toMatchObject({ asks_anew: true });
    expect(await device.sign(id, action, null)).toMatchObject({ problem: { code: "PASSWORD_NEEDED" } });
  }
});

test("SIGN-4: the server is told of wrong passwords at the next contact, each once", async () => {
  await fail(device, 2);
  expect([...server.wrongPasswords]).toEqual([]);

  browser.online = true;
  await device.syncNow();
  await until(device, () => server.wrongPasswords.size > 0);
  expect([...server.wrongPasswords.values()]).toEqual([2]);

  await fail(device, 1);
  await until(device, () => [...server.wrongPasswords.values()][0] === 3);
});
