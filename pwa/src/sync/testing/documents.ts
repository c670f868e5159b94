/** What the tests of the engine have in common: a document on the server, a person, and what a device says of it. */
import { expect } from "vitest";

import type { Document } from "../../protocol.gen";
import type { Device } from "../device";
import { until, type Browser, type OpenDevice } from "./browser";

export const PASSWORD = "stamp-ink-and-hoof";
export const ID = "019a0000-0000-7000-8000-000000000001";
export const GOODS = "Frozen shrimps of the test";

export const aDocument = (more: Partial<Document> = {}): Document => ({
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

export const satisfied = (check: string) => ({ set: { [`part2/${check}/result`]: "satisfactory" } });

/** Person `a`, logged in on a new tab that has fetched the documents. */
export async function loggedIn(browser: Browser): Promise<OpenDevice> {
  const device = await browser.tab();
  expect(await device.login("a@harbour.example", PASSWORD)).toEqual({ ok: true, value: undefined });
  await until(device, async () => (await device.documents()).length > 0);
  return device;
}

export async function resultOf(device: Device, check: string, id = ID): Promise<unknown> {
  const view = await device.document(id);
  const content = view?.document.content as { part2?: Record<string, { result?: string }> } | undefined;
  return content?.part2?.[check]?.result;
}

export const stateOf = async (device: Device, id = ID) => (await device.document(id))?.state;
