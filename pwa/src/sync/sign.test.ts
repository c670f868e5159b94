import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { unbase64url } from "../domain/base64url";
import { contentBytes, type Bytes } from "../domain/cbor";
import { certifiedKey, digest, map, payloadOf, publicKey, read, verify } from "../domain/cose";
import { fromDigits } from "../domain/digits";
import { certified } from "../domain/seal";
import type { Conflict, Document, Signed } from "../protocol.gen";
import type { Device, SignedAction } from "./device";
import { until, type Browser, type OpenDevice } from "./testing/browser";
import { ACCEPTABLE, aDocument, ID, loggedIn, PASSWORD, sign, started } from "./testing/documents";
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
  for (let n = 0; n < times; n++) await sign(of, ID, "decide", "wrong");
}

test("SIGN-5: what is signed is what the person saw, with version, decision, person and time", async () => {
  const sheet = await device.sheet(ID, "decide");

  const signed = await sign(device, ID, "decide", PASSWORD);

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

/** Somebody else's change of a document reaches the device. */
async function arrives(one: Document) {
  browser.online = true;
  server.put(one);
  await device.syncNow();
  await until(device, async () => (await device.document(ID))?.document.rev === one.rev);
  browser.online = false;
}

const OTHER_VALUE: Conflict = {
  at: "part1/total_net_weight",
  code: "TWO_VALUES",
  kept: "1250.5",
  other: "900",
  kept_by: "a",
  other_by: "b",
  noticed_at: "2026-03-04T10:00:00Z",
};

test.each<[string, SignedAction, Partial<Document>]>([
  ["a box", "decide", { content: { ...CONTENT, part1: { total_net_weight: "900" } } }],
  ["a box of Part I", "submit", { content: { ...CONTENT, part1: { total_net_weight: "900" } } }],
  ["a box", "cancel", { content: { ...CONTENT, part1: { total_net_weight: "900" } } }],
  ["the version", "decide", { version: 2 }],
  ["what somebody else says", "decide", { conflicts: [OTHER_VALUE] }],
])("SIGN-5: where %s changed since the sheet was read, nothing is signed to %s", async (_, action, change) => {
  const read = await device.sheet(ID, action);
  await remembered(device);
  const told: string[] = [];
  await arrives(inProgress({ rev: 5, ...change }));
  device.onChange((what) => told.push(what));

  for (const password of [PASSWORD, null, "wrong"])
    expect(await device.sign(ID, action, read, password)).toMatchObject({ problem: { code: "SHEET_CHANGED" } });

  expect(told).toContain("documents");
  expect((await statements()).length).toBe(1); // of the other document
  expect(await sign(device, ID, action, PASSWORD)).toMatchObject({ ok: true });
});

test.each<[string, SignedAction, Partial<Document>]>([
  ["a box of Part II", "submit", { content: { ...CONTENT, part2: { physical: { remark: "three" } } } }],
  ["the local reference", "decide", { local_reference: "office 7" }],
  ["an empty table", "decide", { content: { ...CONTENT, part1: { ...CONTENT.part1, seals: [] } } }],
  ["what was settled meanwhile", "decide", { conflicts: [] }],
])("SIGN-5: %s is not on the sheet to %s, and no signature is refused for it", async (_, action, change) => {
  await arrives(inProgress({ rev: 5, conflicts: [OTHER_VALUE] }));
  const read = await device.sheet(ID, action);

  await arrives(inProgress({ rev: 6, conflicts: [OTHER_VALUE], ...change }));

  expect(await device.sign(ID, action, read, PASSWORD)).toMatchObject({ ok: true });
});

test("SIGN-5: what another tab changed is not on the sheet that was read in this one", async () => {
  const read = await device.sheet(ID, "decide");
  const other = await browser.tab();
  await other.unlock("a", PASSWORD);

  await other.change(ID, { set: { "part2/physical/remark": "three" } });
  await until(device, () => device.status().pending === 1);

  expect(await device.sign(ID, "decide", read, PASSWORD)).toMatchObject({ problem: { code: "SHEET_CHANGED" } });
});

test("SIGN-6: a decision signed without a network is binding at once, and shows that it was not yet received", async () => {
  const signed = await sign(device, ID, "decide", PASSWORD);

  const view = await device.document(ID);
  expect(view).toMatchObject({ state: "signed_not_received", document: { status: "valid", version: 2 } });
  expect(signed.ok && signed.value.qr).toBe(view?.provisional?.qr);
  await device.close();
  device = await browser.tab();
  await device.unlock("a", PASSWORD);
  expect((await device.document(ID))?.provisional).toEqual(view?.provisional);
});

test("SIGN-6: the provisional seal is signed by the device and carries its certificate", async () => {
  const signed = await sign(device, ID, "decide", PASSWORD);

  const [address, digits] = (signed.ok ? signed.value.qr : "").split("#");
  const seal = read(fromDigits(digits ?? ""));
  await verify(seal, await publicKey(certifiedKey(seal.certificate)), utf8("waarmerk-provisional-1"));
  expect(address).toBe("https://seal.example/c");
  expect(payloadOf(seal).get(2)).toBe("CHEDP.NL.2026.0000001-V2");
  expect(map(payloadOf(seal).get(-65537)).get(6)).toBe(1_250_500);
});

test("SIGN-6: the seal of a tablet whose clock is behind is dated within the certificate that it just got", async () => {
  const { browser: slow } = await started(inProgress());
  slow.shift = -90_000;
  const theirs = await loggedIn(slow);
  await until(theirs, () => theirs.status().state === "idle");

  const signed = await sign(theirs, ID, "decide", PASSWORD);

  const seal = read(fromDigits((signed.ok ? signed.value.qr : "").split("#")[1] ?? ""));
  expect(payloadOf(seal).get(6)).toBeGreaterThanOrEqual(certified(seal.certificate).issued_at);
  await slow.close();
});

test("SIGN-5, SIGN-6: a text whose accents stand beside their letters is signed and sealed in NFC", async () => {
  const apart = { ...CONTENT.part1, commodities: [{ id: "k1", description: "Gyu\u0308mo\u0308lcs" }] };
  await arrives(inProgress({ rev: 5, content: { ...CONTENT, part1: apart } }));

  const signed = await sign(device, ID, "decide", PASSWORD);

  const seal = read(fromDigits((signed.ok ? signed.value.qr : "").split("#")[1] ?? ""));
  expect(map(payloadOf(seal).get(-65537)).get(2)).toBe("Gy\u00fcm\u00f6lcs");
});

test("SIGN-6, DECLAR-1: what operators decide themselves is signed, and has no seal before the server gives it one", async () => {
  browser.online = true;
  server.put(inProgress({ type: "DECLAR", reference: "DECLAR.NL.2026.0000001" }));
  server.person("o", PASSWORD, "NLHBR1", "operator");
  const theirs = await browser.tab();
  await theirs.login("o@harbour.example", PASSWORD);
  await until(theirs, async () => (await theirs.document(ID)) !== null);

  const signed = await sign(theirs, ID, "decide", PASSWORD);

  expect(signed).toMatchObject({ ok: true, value: { outcome: "internal_market", qr: "" } });
  await theirs.close();
});

test("PRINT-4: a refusal gets no seal, nor a link that could be taken for one", async () => {
  await device.change(ID, { set: { "part2/decision/acceptable": false }, unset: ["part2/decision/outcome"] });

  const signed = await sign(device, ID, "decide", PASSWORD);

  expect(signed).toMatchObject({ ok: true, value: { qr: "" } });
  expect((await device.document(ID))?.document.status).toBe("rejected");
});

test("each signature counts one up and names the one before, also across operations without one", async () => {
  await sign(device, ID, "decide", PASSWORD);
  await device.change(OTHER, { set: { "part2/physical/remark": "three" } });
  await sign(device, OTHER, "cancel", PASSWORD);

  const [first, second] = await statements();
  expect([first, second].map((one) => one?.fields.get(PLACES.counter))).toEqual([1, 2]);
  expect(first?.fields.has(PLACES.previous)).toBe(false);
  expect(second?.fields.get(PLACES.previous)).toEqual(await digest(first?.message ?? new Uint8Array()));
});

test("NEW-9: submitting signs Part I and nothing else", async () => {
  await sign(device, ID, "submit", PASSWORD);

  const [statement] = await statements();
  expect(statement?.content).toEqual(contentBytes({ part1: CONTENT.part1 }));
  expect(statement?.fields.get(PLACES.version)).toBe(1);
});

test("nothing is signed that says neither accepted nor refused, or that the status does not allow", async () => {
  await device.change(ID, { unset: ["part2/decision/acceptable"] });
  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "NO_OUTCOME" } });

  await sign(device, OTHER, "decide", PASSWORD);
  expect(await sign(device, OTHER, "decide", PASSWORD)).toMatchObject({ problem: { code: "STATUS" } });
});

test("SIGN-4: five wrong passwords in a row lock signing, also after a restart, until the server lets in again", async () => {
  expect(await sign(device, ID, "decide", "wrong")).toMatchObject({
    problem: { code: "WRONG_PASSWORD", tries_left: 4 },
  });
  await fail(device, 4);

  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "SIGNING_LOCKED" } });
  await device.close();
  device = await browser.tab();
  await device.unlock("a", PASSWORD);
  expect(await device.sheet(ID, "decide")).toMatchObject({ locked: true });
  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "SIGNING_LOCKED" } });

  browser.online = true;
  await device.login("a@harbour.example", PASSWORD);
  expect(await device.sheet(ID, "decide")).toMatchObject({ locked: false });
  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ ok: true });
});

test("SIGN-4: a right password in between starts the count again", async () => {
  await fail(device, 4);
  await sign(device, OTHER, "decide", PASSWORD);
  await fail(device, 1);

  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ ok: true });
});

test("a device that was away for longer than its certificate lasts does not sign", async () => {
  browser.shift = 73 * 3_600_000;

  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "CERTIFICATE_EXPIRED" } });
});

const remembered = async (of: Device) => (await sign(of, OTHER, "decide", PASSWORD, true)).ok;
const again = (of: Device) => sign(of, ID, "decide", null);
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
  await sign(device, OTHER, "decide", PASSWORD);
  expect(device.remembered()).toBeNull();
  await sign(device, OTHER, "decide", PASSWORD, true);
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
  const read = await device.sheet(ID, "decide");
  await device.login("b@harbour.example", "another-password");
  await until(device, async () => (await device.document(ID)) !== null);

  expect(device.remembered()).toBeNull();
  expect(await device.sign(ID, "decide", read, null)).toMatchObject({ problem: { code: "PASSWORD_NEEDED" } });
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
    expect(await sign(device, id, action, null)).toMatchObject({ problem: { code: "PASSWORD_NEEDED" } });
  }
});

test("SIGN-3: a laboratory result that recalls asks each time, one that does not is signed on", async () => {
  const THIRD = ID.replace(/1$/, "3");
  const laboratory = { tests: [{ id: "t1", conclusion: "pending" }] };
  const decided = { part1: CONTENT.part1, part2: { ...ACCEPTABLE.part2, laboratory } };
  server.put(inProgress({ id: THIRD, status: "valid", content: decided }));
  browser.online = true;
  await device.syncNow();
  await until(device, async () => (await device.documents()).length === 3);
  await remembered(device);
  const conclusion = "part2/laboratory/tests/t1/conclusion";

  await device.change(THIRD, { set: { [conclusion]: "not_satisfactory" } });
  expect(await device.sheet(THIRD, "complete")).toMatchObject({ asks_anew: true });
  expect(await sign(device, THIRD, "complete", null)).toMatchObject({ problem: { code: "PASSWORD_NEEDED" } });

  await device.change(THIRD, { set: { [conclusion]: "satisfactory" } });
  expect(await device.sheet(THIRD, "complete")).toMatchObject({ asks_anew: false });
  expect(await sign(device, THIRD, "complete", null)).toMatchObject({ ok: true });
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

test("SIGN-4: wrong passwords that the server had no time to hear of are told at the contact after that", async () => {
  await fail(device, 2);
  server.faults = [503];

  browser.online = true;
  await device.syncNow();
  expect(server.log.at(-1)).toMatchObject({ path: "/sync/v1/pull" }); // nothing waited for it
  await device.syncNow();

  expect([...server.wrongPasswords.values()]).toEqual([2]);
});

test("SIGN-2: the key is wiped also where a fault of ours keeps the signature from being made", async () => {
  const read = await device.sheet(ID, "decide");
  vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockImplementationOnce(() => {
    throw new RangeError("no zone");
  });

  await expect(device.sign(ID, "decide", read, PASSWORD)).rejects.toThrow("no zone");

  expect(browser.keys.size).toBe(0);
});
