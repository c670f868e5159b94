import { readFileSync } from "node:fs";

import { afterEach, beforeEach, expect, test } from "vitest";

import { TOLERANCE_MS } from "./clock";
import { until, type Browser, type OpenDevice } from "./testing/browser";
import { ACCEPTABLE, aDocument, ID, loggedIn, PASSWORD, sign, started } from "./testing/documents";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let browser: Browser;

beforeEach(async () => {
  ({ browser } = await started(aDocument({ rev: 4, status: "in_progress", content: ACCEPTABLE })));
});

afterEach(() => browser.close());

/** The device at rest, after it met the server with a clock that is so far ahead of it, in ms. */
async function metWith(shift: number): Promise<OpenDevice> {
  browser.shift = shift;
  const device = await loggedIn(browser);
  await until(device, () => device.status().state === "idle");
  return device;
}

test("DEC-5: a device whose clock is a day ahead does not sign without a network either, and says why", async () => {
  const device = await metWith(DAY);
  browser.online = false;

  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "CLOCK_WRONG" } });
});

test.each<[string, boolean]>([
  ["set back", true],
  ["set back without a network", false],
])(
  "DEC-5: where the clock was %s since the server was heard, nothing is signed that it would not take",
  async (_, online) => {
    const device = await metWith(0);
    browser.online = online;
    browser.shift = -10 * MINUTE;

    expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "CLOCK_WRONG" } });

    browser.shift = -4 * MINUTE;
    expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ ok: true });
  },
);

test("DEC-5: a clock that is ahead is said on the sheet, and signs where the server hears of it later", async () => {
  const device = await metWith(10 * MINUTE);
  expect(await device.sheet(ID, "decide")).toMatchObject({ clock_ahead: true });

  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ problem: { code: "CLOCK_WRONG" } });
  browser.online = false;

  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ ok: true });
});

test("DEC-5: a clock that was set right signs at once, where the server can be asked", async () => {
  const device = await metWith(DAY);
  browser.shift = 0;

  expect(await sign(device, ID, "decide", PASSWORD)).toMatchObject({ ok: true });
  expect(await device.sheet(ID, "decide")).toMatchObject({ clock_ahead: false });
});

test("DEC-5: a device allows its clock as much as the server does", () => {
  const source = readFileSync(new URL("../../../sync_protocol/signed.py", import.meta.url), "utf8");

  expect(source).toContain(`CLOCK_TOLERANCE = timedelta(minutes=${TOLERANCE_MS / MINUTE})`);
});
