import { afterEach, beforeEach, expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/bad_input.json";
import type { Device, Outcome } from "./device";
import type { Browser } from "./testing/browser";
import { aDocument, ID, loggedIn, PASSWORD, sign, started } from "./testing/documents";

interface Case {
  readonly name: string;
  readonly code: string;
  readonly fields?: readonly string[];
  readonly type?: string;
  readonly edition?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly add?: Readonly<Record<string, Record<string, unknown>>>;
  /** A text of so many characters in a box; so many rows of a table. */
  readonly text?: Readonly<Record<string, number>>;
  readonly rows?: Readonly<Record<string, number>>;
}

// TypeScript reads each case of the JSON as a type of its own.
const cases = vectors.cases as unknown as readonly Case[];
const DRAFT = aDocument({ status: "draft", content: { part1: { consignor: { name: "Camarones" } } } });

let browser: Browser;
let device: Device;

beforeEach(async () => {
  ({ browser } = await started(DRAFT));
  device = await loggedIn(browser);
});

afterEach(() => browser.close());

const rowsOf = ([table, most]: [string, number]): [string, Record<string, unknown>][] =>
  Array.from({ length: most }, (_, index) => [`${table}/k${String(index + 1)}`, {}]);

const changeOf = ({ set = {}, add = {}, text = {}, rows = {} }: Case) => ({
  set: { ...set, ...Object.fromEntries(Object.entries(text).map(([path, most]) => [path, "x".repeat(most)])) },
  add: { ...add, ...Object.fromEntries(Object.entries(rows).flatMap(rowsOf)) },
});

const problemOf = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.problem);

test("what no form can hold is refused by the device with the server's code, and nothing is kept", async () => {
  for (const { name, code, fields = [], type = "CVEDP", edition = "2019/1715", ...rest } of cases) {
    const change = changeOf({ name, code, ...rest });
    const made = problemOf(await device.create(type, change, "NLHBR1", edition));
    expect([name, made?.code]).toEqual([name, code]);
    if (code === "DOCUMENT_TYPE" || edition !== DRAFT.edition) continue;
    const changed = problemOf(await device.change(ID, change));
    expect([name, changed?.code]).toEqual([name, code]);
    for (const field of fields) expect(changed?.detail).toContain(field);
  }
  expect(device.status().pending).toBe(0);
  expect((await device.document(ID))?.document.content).toEqual(DRAFT.content);
  expect(await device.documents()).toHaveLength(1);
});

test("a text of a megabyte and half a character are refused by the device", async () => {
  const set = (value: string) => ({ set: { "part1/consignor/name": value } });

  expect(problemOf(await device.change(ID, set("x".repeat(2 ** 20))))?.code).toBe("OPERATION_SIZE");
  expect(problemOf(await device.change(ID, set("a\ud83d")))?.code).toBe("BOX");
  expect(device.status().pending).toBe(0);
});

test("what a document can hold can be signed: two thousand lines", async () => {
  const line = { description: "x".repeat(120), net_weight: "1" };
  const commodities = Array.from({ length: 2_000 }, (_, number) => ({ id: `k${String(number)}`, ...line }));
  ({ browser } = await started(aDocument({ status: "draft", content: { part1: { commodities } } })));
  device = await loggedIn(browser);

  const signed = await sign(device, ID, "submit", PASSWORD);
  await device.syncNow();

  expect(signed.ok).toBe(true);
  expect(device.status().pending).toBe(0);
});
