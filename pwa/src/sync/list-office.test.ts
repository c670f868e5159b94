import { expect, test } from "vitest";

import { createReading } from "./reading";
import { createApi } from "./api";
import { createListOffice, type Proposal } from "./list-office";
import type { Reader } from "./reader";

const ABOUT = { version: "2026", source: "A test", valid_from: "2026-01-01", example: false };
const CORRECTION: Proposal = { list: "units", correction: { put: [{ code: "KGM", en: "kilo" }], remove: [] } };

/** A server that gives these answers one after the other; null is a line that was cut. */
function office(...answers: readonly (readonly [status: number, body: unknown] | null)[]) {
  const asked: { readonly method: string; readonly url: URL; readonly init: RequestInit }[] = [];
  const waiting = [...answers];
  const api = createApi((path, init = {}) => {
    asked.push({ method: init.method ?? "", url: new URL(path as string, "http://localhost"), init });
    const answer = waiting.shift();
    if (!answer) return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve(new Response(JSON.stringify(answer[1]), { status: answer[0] }));
  });
  const made = createListOffice(api, () => Promise.resolve(false), readHere);
  return { office: made, asked };
}

function readHere(): Reader {
  const reading = createReading();
  return {
    open(name, file) {
      reading.open(name, file);
      return Promise.resolve();
    },
    ask: (name, question) => Promise.resolve(reading.ask(name, question)),
    close: () => undefined,
  };
}

const preview = (hash: string) => [200, { hash, before: null, after: {}, counts: {}, changes: [] }] as const;

test("a correction is looked at with PATCH, a file with PUT and what it does not say of itself", async () => {
  const { office: one, asked } = office(preview("h"), preview("h"));
  const file = new Blob(["code,en\nKGM,kilo\n"], { type: "text/csv" });

  await one.preview(CORRECTION, { kind: "changed", from: 100 });
  await one.preview({ list: "units", file, about: ABOUT });

  expect(asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
    "PATCH /api/reference/units?preview=&from=100&kind=changed",
    "PUT /api/reference/units?version=2026&source=A+test&valid_from=2026-01-01&example=false&preview=&from=0",
  ]);
  expect(asked.map(({ init }) => new Headers(init.headers).get("Content-Type"))).toEqual([
    "application/json",
    "text/csv",
  ]);
});

test("faults come with their lines, and no answer is a problem like any other", async () => {
  const faults = [{ line: 3, column: "code", code: "empty", names: {}, reason: "It is empty." }];
  const { office: one } = office([422, { code: "NOT_ACCEPTED", detail: "No.", faults, count: 1 }], null);

  const refused = await one.preview(CORRECTION);
  const cut = await one.preview(CORRECTION);

  expect(refused).toEqual({ ok: false, problem: { code: "NOT_ACCEPTED", detail: "No.", faults, count: 1 } });
  expect(cut).toMatchObject({ ok: false, problem: { code: "UNREACHABLE", faults: [] } });
});

test("a confirmation whose answer was lost, and which was done, is not done twice", async () => {
  const { office: one, asked } = office(null, preview(""));

  const lost = await one.confirm(CORRECTION, "h");
  const again = await one.confirm(CORRECTION, "h");

  expect([lost.ok, again.ok]).toEqual([false, true]);
  expect(asked.map(({ url }) => url.searchParams.get("confirm"))).toEqual(["h", null]);
});

test("a confirmation whose request was lost is done the second time", async () => {
  const { office: one, asked } = office(null, preview("h"), preview("h"));

  await one.confirm(CORRECTION, "h");
  const again = await one.confirm(CORRECTION, "h");

  expect(again.ok).toBe(true);
  expect(asked.map(({ url }) => url.searchParams.get("confirm"))).toEqual(["h", null, "h"]);
});

test("a confirmation of what was never lost asks for no preview of its own", async () => {
  const { office: one, asked } = office([409, { code: "PREVIEW_STALE", detail: "Look again." }], preview("i"));

  const stale = await one.confirm(CORRECTION, "h");
  await one.confirm(CORRECTION, "i");

  expect(stale).toMatchObject({ ok: false, problem: { code: "PREVIEW_STALE" } });
  expect(asked.map(({ url }) => url.searchParams.get("confirm"))).toEqual(["h", "i"]);
});

test("the lines of a list are read from the version that holds, a page at a time, also what holds no longer", async () => {
  const entries = ["A", "B", "C"].map((code) => ({
    keys: [code],
    since: "2020-01-01",
    until: "2020-12-31",
    words: { en: `thing ${code}` },
  }));
  const file = {
    name: "units",
    version: "1",
    source: "",
    valid_from: "2020-01-01",
    example: true,
    match: ["exact"],
    entries,
  };
  const published = { ...ABOUT, name: "units", sha256: "s", bytes: 1, entries: 3 };
  const list = {
    name: "units",
    fields: [],
    worded: true,
    tree: false,
    derived: false,
    held: { published, rev: 1, at: "", person: "program", person_name: "" },
  };
  const { office: one, asked } = office([200, file]);

  const page = await one.lines(list, "", "en", 1, 1);
  const found = await one.lines(list, "thing c", "en", 0, 50);
  const line = await one.linesOf(list, ["B"]);

  expect(page).toMatchObject({ ok: true, value: { count: 3, entries: [{ keys: ["B"] }] } });
  expect(found).toMatchObject({ ok: true, value: { count: 1, entries: [{ keys: ["C"] }] } });
  expect(line).toMatchObject({ ok: true, value: [{ keys: ["B"] }] });
  expect(asked.map(({ url }) => url.pathname)).toEqual(["/api/reference/units/s"]);
});
