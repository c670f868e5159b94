/** What the tests of the engine have in common: a document on the server, a person, and what a device says of it. */
import { expect } from "vitest";

import { aDocument as smallest } from "../../domain/document.testing";
import type { Document } from "../../protocol.gen";
import type { Device, SignedAction } from "../device";
import { Browser, until, type OpenDevice } from "./browser";
import { Server } from "./server";

export const PASSWORD = "stamp-ink-and-hoof";
export const ID = "019a0000-0000-7000-8000-000000000001";
export const GOODS = "Frozen shrimps of the test";

export const aDocument = (more: Partial<Document> = {}): Document =>
  smallest({
    id: ID,
    version: 1,
    reference: "CHEDP.NL.2026.0000001",
    content: { part1: { commodities: [{ id: "k1", description: GOODS }] } },
    ...more,
  });

/** Boxes of a document that can be signed as acceptable. */
export const ACCEPTABLE = { part2: { decision: { acceptable: true, outcome: "internal_market" } } };

export const satisfied = (check: string) => ({ set: { [`part2/${check}/result`]: "satisfactory" } });

/** A server that knows person `a` and these documents, and a browser that reaches it. */
export async function started(...documents: readonly Document[]): Promise<{ server: Server; browser: Browser }> {
  const server = await Server.start();
  server.person("a", PASSWORD);
  for (const one of documents) server.put(one);
  return { server, browser: new Browser(server) };
}

/** Person `a`, logged in on a new tab that has fetched the documents. */
export async function loggedIn(browser: Browser): Promise<OpenDevice> {
  const device = await browser.tab();
  expect(await device.login("a@harbour.example", PASSWORD)).toEqual({ ok: true, value: undefined });
  await until(device, async () => (await device.documents()).length > 0);
  return device;
}

/** Signs what the device shows of a document at this moment. */
export const sign = async (
  device: Device,
  id: string,
  action: SignedAction,
  password: string | null,
  remember = false,
) => device.sign(id, action, await device.sheet(id, action), password, remember);

/** The person reads the first of the refusals of a document. */
export const dismissed = async (device: Device, id = ID): Promise<void> =>
  device.dismiss((await device.document(id))?.refused[0]?.op_id ?? "");

export async function resultOf(device: Device, check: string, id = ID): Promise<unknown> {
  const view = await device.document(id);
  const content = view?.document.content as { part2?: Record<string, { result?: string }> } | undefined;
  return content?.part2?.[check]?.result;
}

export const stateOf = async (device: Device, id = ID) => (await device.document(id))?.state;
