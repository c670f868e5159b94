import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { until, type Browser, type OpenDevice } from "./testing/browser";
import { aDocument, ID, loggedIn, PASSWORD, started } from "./testing/documents";
import type { Server } from "./testing/server";

let server: Server;
let browser: Browser;
let device: OpenDevice;

beforeEach(async () => {
  ({ server, browser } = await started(aDocument()));
  device = await loggedIn(browser);
  await until(device, () => device.status().state === "idle");
  await aLine();
});

afterEach(() => browser.close());

const aLine = () => vi.waitFor(() => expect(browser.lines).toBe(1));

/** After so many ms the server is asked for what is new, and answers. */
async function asked(after: number): Promise<void> {
  browser.ticks += after;
  await device.syncNow();
}

test("a line for nudges that the server ended is there again as soon as the server answers", async () => {
  browser.endLines();
  expect(browser.lines).toBe(0);

  await asked(0);

  await aLine();
  server.put(aDocument({ rev: 2 }));
  browser.nudge();
  await until(device, async () => (await device.document(ID))?.document.rev === 2);
});

test("a server that answers, and ends each line, is asked for one more and more seldom", async () => {
  const SECOND = 1_000;
  browser.endLines();
  await asked(0);
  await aLine();
  for (const wait of [2, 4, 8]) {
    browser.endLines();
    await asked(wait * SECOND - 1);
    expect(browser.lines).toBe(0);
    await asked(1);
    await aLine();
  }
});

test("where the line of one tab was ended, another tab has the next", async () => {
  const other = await browser.tab();
  await other.login("a@harbour.example", PASSWORD);
  expect(browser.lines).toBe(1);

  browser.endLines();

  await aLine();
});

test("nobody has a line who was locked out after it was ended", async () => {
  browser.endLines();
  await device.lock();

  await asked(60_000);

  expect(browser.lines).toBe(0);
});
