import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { entry, list } from "../domain/reference.testing";
import { diskText } from "../store/testing/disk";
import { Browser, until, type OpenDevice } from "./testing/browser";
import { Server } from "./testing/server";

const PASSWORD = "stamp-ink-and-hoof";
const ON = "2026-07-14";

let server: Server;
let browser: Browser;

beforeEach(async () => {
  server = await Server.start();
  server.person("a", PASSWORD);
  server.person("b", PASSWORD);
  browser = new Browser(server);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await browser.close();
});

async function loggedIn(person = "a", tab?: OpenDevice): Promise<OpenDevice> {
  const device = tab ?? (await browser.tab());
  await device.login(`${person}@harbour.example`, PASSWORD);
  await until(device, () =>
    Promise.resolve(device.status().last_complete !== null && device.status().state === "idle"),
  );
  return device;
}

async function found(device: OpenDevice, name: string, text: string): Promise<readonly string[]> {
  const reference = await device.reference(name);
  const all = await reference?.search({ text, language: "en", on: ON, most: 10 });
  return (all ?? []).map(({ code }) => code);
}

const fetches = () => server.log.filter(({ path }) => path.startsWith("/api/reference/")).map(({ path }) => path);

test("lists are fetched with the first pull and are there without a network, after any restart", async () => {
  await server.publish(list("packages", entry("BX", "Box"), entry("CT", "Carton")));
  const device = await loggedIn();
  browser.online = false;
  await device.close();

  const again = await browser.tab();
  await again.unlock("a", PASSWORD);
  expect(await found(again, "packages", "car")).toEqual(["CT"]);
  expect((await again.reference("packages"))?.about).toMatchObject({ version: "2", example: true });
  expect(await again.reference("units")).toBeNull();
});

test("where what reads the lists broke down, the next question starts it again", async () => {
  await server.publish(list("packages", entry("BX", "Box")));
  const device = await loggedIn();
  expect(await found(device, "packages", "box")).toEqual(["BX"]);

  browser.readerBreaks();

  expect(await found(device, "packages", "box")).toEqual(["BX"]);
});

test("only a list that changed is fetched again, and takes the place of the version before", async () => {
  await server.publish(list("packages", entry("BX", "Box of yesterday")));
  await server.publish(list("units", entry("KGM", "Kilogram")));
  const device = await loggedIn();
  const before = await device.reference("packages");
  await server.publish(list("packages", entry("BX", "Box"), entry("CT", "Carton")));
  await device.syncNow();
  await until(device, async () => (await found(device, "packages", "car")).length > 0);

  expect(fetches().filter((path) => path.includes("/packages/"))).toHaveLength(2);
  expect(fetches().filter((path) => path.includes("/units/"))).toHaveLength(1);
  expect((await before?.search({ text: "car", language: "en", on: ON, most: 9 }))?.map(({ code }) => code)).toEqual([
    "CT",
  ]);
  expect(await diskText()).not.toContain("Box of yesterday");
});

test("a file that is not the one that was announced is not taken, and the version before stays", async () => {
  const complained = vi.spyOn(console, "error").mockReturnValue();
  await server.publish(list("packages", entry("BX", "Box")));
  const device = await loggedIn();
  const { sha256 } = await server.publish(list("packages", entry("CT", "Carton")));
  server.files.set(`/api/reference/packages/${sha256}`, new TextEncoder().encode("{}"));
  await device.syncNow();
  await until(device, () => Promise.resolve(complained.mock.calls.length > 0));

  expect(await found(device, "packages", "box")).toEqual(["BX"]);
});

test("the line breaks while a list comes: it comes with the next try", async () => {
  const device = await loggedIn();
  await server.publish(list("packages", entry("BX", "Box")));
  browser.online = false;
  await device.syncNow();
  browser.online = true;
  server.faults = [null, "lost_answer"];
  await device.syncNow();
  await device.syncNow();
  await until(device, async () => (await found(device, "packages", "box")).length > 0);
});

test("the rules look things up in the lists that are held, without their words", async () => {
  await server.publish(list("units", entry("KGM", "Kilogram")));
  const device = await loggedIn();

  expect(await device.lookUps(["units", "posts"])).toEqual({
    units: { match: ["exact"], entries: [{ keys: ["KGM"], since: "2022-01-01" }] },
  });
});

test("a public list is fetched once for all people of the device; organisations are sealed for each", async () => {
  await server.publish(list("units", entry("KGM", "Kilogram of the test")));
  await server.publish(list("organisations", entry("1", "Equine Import of the test")));
  const device = await loggedIn();
  expect(await found(device, "organisations", "equ")).toEqual(["1"]);
  await device.logout();
  expect(await device.reference("units")).toBeNull();
  await loggedIn("b", device);
  expect(await found(device, "organisations", "equ")).toEqual(["1"]);

  expect(fetches().filter((path) => path.includes("/units/"))).toHaveLength(1);
  expect(fetches().filter((path) => path.includes("/organisations/"))).toHaveLength(2);
  expect(await diskText()).not.toContain("Equine Import of the test");
});
