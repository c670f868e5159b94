/** The device's own authenticator, one that keeps a single credential for each handle of a person, as most do. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { hex } from "../domain/hex";
import { authenticator } from "./authenticator";
import { until, type Browser } from "./testing/browser";
import { aDocument, ID, loggedIn, PASSWORD, started } from "./testing/documents";
import type { Server } from "./testing/server";

type Bytes = Uint8Array<ArrayBuffer>;

let server: Server;
let browser: Browser;
/** What the person says when they are asked: to open a credential that there was, or to make one. */
let confirms: (what: "get" | "create") => boolean;

class FakeCredential {
  readonly rawId: ArrayBuffer;
  readonly secret: Bytes;

  constructor(rawId: Bytes, secret: Bytes) {
    this.rawId = rawId.buffer;
    this.secret = secret;
  }

  static readonly isUserVerifyingPlatformAuthenticatorAvailable = () => Promise.resolve(true);
  readonly getClientExtensionResults = () => ({ prf: { enabled: true, results: { first: this.secret } } });
}

const random = () => crypto.getRandomValues(new Uint8Array(32));
const asHex = (bytes: BufferSource) => hex(new Uint8Array(bytes as ArrayBuffer).buffer);

beforeEach(async () => {
  ({ server, browser } = await started(aDocument()));
  browser.authenticator = authenticator;
  confirms = () => true;
  const kept = new Map<string, FakeCredential>();
  const asked = async <T>(what: "get" | "create", answer: () => T | undefined): Promise<T> => {
    const answered = confirms(what) ? answer() : undefined;
    if (answered === undefined) throw new DOMException("not allowed", "NotAllowedError");
    return Promise.resolve(answered);
  };
  vi.stubGlobal("PublicKeyCredential", FakeCredential);
  vi.stubGlobal("navigator", {
    credentials: {
      create: ({ publicKey }: { publicKey: PublicKeyCredentialCreationOptions }) =>
        asked("create", () => {
          const made = new FakeCredential(random(), random());
          kept.set(asHex(publicKey.user.id), made);
          return made;
        }),
      get: ({ publicKey }: { publicKey: PublicKeyCredentialRequestOptions }) =>
        asked("get", () => {
          const ids = (publicKey.allowCredentials ?? []).map(({ id }) => asHex(id));
          return [...kept.values()].find(({ rawId }) => ids.includes(asHex(rawId)));
        }),
    },
  });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await browser.close();
});

/** Person `a`, locked out of a device that the server does not know any more. */
async function forgotten() {
  const device = await loggedIn(browser);
  await device.keepTyped(ID, { path: "part1/total_net_weight", text: "12,,3" });
  await until(device, () => device.status().state === "idle");
  await device.lock();
  server.devices.length = 0;
  return device;
}

test.each<[string, string[]]>([
  ["confirms all", ["get", "create", "get"]],
  ["is asked for what was there once, and says no from then on", ["get", "create"]],
])("what is stored stays readable where the device is enrolled again: the person %s", async (_, answers) => {
  const device = await forgotten();
  confirms = (what) => answers.shift() === what;

  expect(await device.login("a@harbour.example", PASSWORD)).toMatchObject({ ok: true });

  expect(server.devices).toHaveLength(1);
  expect(device.typed(ID)).toHaveLength(1);
});

test("an enrolment that failed takes nothing along: what is stored opens as before", async () => {
  const device = await forgotten();
  const { fetch } = server;
  vi.spyOn(server, "fetch").mockImplementation((path, init) =>
    path === "/api/devices" ? Promise.reject(new TypeError("network")) : fetch(path, init),
  );

  await device.login("a@harbour.example", PASSWORD);
  browser.online = false;
  await device.lock();

  expect(await device.unlock("a", PASSWORD)).toMatchObject({ ok: true });
  await device.document(ID); // all that was typed is read
  expect(device.typed(ID)).toHaveLength(1);
});

test("the same person on a second device, of which the passkeys are shared, does not lock out the first", async () => {
  const first = await loggedIn(browser);
  await first.lock();

  expect(await authenticator.create("a@harbour.example")).not.toBeNull();

  expect(await first.unlock("a", PASSWORD)).toMatchObject({ ok: true });
});
