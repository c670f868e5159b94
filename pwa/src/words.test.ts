import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";

import { makeWords } from "./fluent";

const SOURCE = import.meta.dirname;
const report = (fault: string): never => {
  throw new Error(fault);
};
const LOCALE = join(SOURCE, "../../locales/en");

const idsIn = (file: string): string[] =>
  new FluentResource(readFileSync(join(LOCALE, file), "utf8")).body.map((message) => message.id);

const catalogues = readdirSync(LOCALE).filter((file) => file.endsWith(".ftl"));
const known = new Set(catalogues.filter((file) => file !== "check.ftl").flatMap(idsIn));

const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$|\.gen\.ts$|^check\//.test(path))
  .map((path) => readFileSync(join(SOURCE, path), "utf8"));

/** Every id that the app asks for: whole ones, and the beginnings of those that end in a value. */
const asked = sources.flatMap((text) => [...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((found) => found[1] ?? ""));
const choices = sources.flatMap((text) =>
  [...text.matchAll(/\bt\(\s*[\w.!?=>()\s]+\?\s*"([^"]+)"\s*:\s*"([^"]+)"/g)].flatMap((found) => [
    found[1] ?? "",
    found[2] ?? "",
  ]),
);
const begun = sources.flatMap((text) => [...text.matchAll(/\bt\(\s*`([\w-]+-)\$\{/g)].map((found) => found[1] ?? ""));
/** Ids that are handed over as values: `t(status.why)`, `t(part)`. */
const named = sources.flatMap((text) =>
  [...text.matchAll(/"([a-z][\w]*(?:-[\w]+)*)"/g)].map((found) => found[1] ?? ""),
);

test("every message that the app asks for is in the catalogue", () => {
  expect([...asked, ...choices].filter((id) => !known.has(id))).toEqual([]);
});

test("every family of messages that the app asks for has members", () => {
  const lonely = begun.filter((start) => ![...known].some((id) => id.startsWith(start)));
  expect(lonely).toEqual([]);
});

test("no message of app.ftl is unused", () => {
  const used = new Set([...asked, ...choices, ...named]);
  const unused = idsIn("app.ftl").filter((id) => !used.has(id) && !begun.some((start) => id.startsWith(start)));
  expect(unused).toEqual([]);
});

/** Codes of which no screen says what is wrong, by why that is so. */
const UNSAID = new Set([
  // The app does by itself what is to be done: it goes on, begins anew, or waits.
  ...["CHAIN_FORK", "CHECKSUM", "LEASED", "OFFSET", "RESET", "TUS_VERSION", "UPGRADE_REQUIRED", "UPLOAD_ENDED"],
  // Requests of the app are not so.
  ...["METHOD_NOT_ALLOWED", "NOT_FROM_THE_APP", "WRONG_TYPE"],
  // The act was kept, and what stands against it is on the page of what is to be settled.
  ...["CHECKS_CHANGED", "DECIDED_MEANWHILE", "DELETED_MEANWHILE", "DELETION_ASKED", "PART_ONE_CHANGED", "TWO_VALUES"],
  ...["NOT_FOLLOWED", "REPEATED", "RESOLVED_MEANWHILE"],
  // A screen of their own asks what to do, or shows the thing anew.
  ...["OFFLINE", "PASSWORD_CHANGED", "PREVIEW_STALE"],
]);
const isSaid = (code: string): boolean => known.has(`problem-${code}`);

test("every code of the protocol that a person may come to see has its words", () => {
  const protocol = readFileSync(join(SOURCE, "../../docs/protocol.md"), "utf8");
  const codes = [...protocol.matchAll(/`([A-Z][A-Z_]{2,})`/g)].map((found) => found[1] ?? "");
  expect(codes.length).toBeGreaterThan(80);
  expect([...new Set(codes)].filter((code) => !isSaid(code) && !UNSAID.has(code))).toEqual([]);
});

test("every problem that the device itself names has its words", () => {
  const named = sources.flatMap((text) =>
    [...text.matchAll(/\b(?:failed\(|CannotKeep\(|code: )\s*"([A-Z][A-Z_]{2,})"/g)].map((found) => found[1] ?? ""),
  );
  expect(named).toContain("WORK_UNREADABLE");
  expect([...new Set(named)].filter((code) => !isSaid(code) && !UNSAID.has(code))).toEqual([]);
});

test("no message is defined twice", () => {
  const all = catalogues.filter((file) => file !== "check.ftl").flatMap(idsIn);
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
});

test.each(["en-GB", "nl", "hu", "fi", "nb"])("%s: a number in a sentence is grouped as it is elsewhere", (locale) => {
  const rows = "rows = { $count ->\n    [one] one row\n   *[other] { $count } rows\n}";
  const words = makeWords(locale, ["sum = { $count } kg", rows], report);

  expect(words.t("sum", { count: 24_000 })).toBe("24\u00a0000 kg");
  expect([1, 24_000].map((count) => words.t("rows", { count }))).toEqual(["one row", "24\u00a0000 rows"]);
});

test.each([
  ["en", "en-GB", "= 1 animal in Part I.", "1 missing", "1 wrong"],
  ["nl", "nl", "= 1 dier in deel I.", "1 ontbreekt", "1 fout"],
  ["fi", "fi", "= 1 eläin osassa I.", "1 puuttuu", "1 virhe"],
  ["hu", "hu", "= 1 állat az I. részben.", "1 hiányzik", "1 hibás"],
  ["nb", "nb", "= 1 dyr i del I.", "1 mangler", "1 feil"],
])("%s: one is one", (language, locale, sum, missing, wrong) => {
  const read = (file: string): string => readFileSync(join(LOCALE, "..", language, file), "utf8");
  const words = makeWords(locale, [read("app.ftl"), read("making.ftl")], report);

  expect(words.t("count-sum", { fit: 1, unfit: 0, dead: 0, declared: 1 })).toContain(sum);
  expect(words.t("missing-count", { count: 1 })).toBe(missing);
  expect(words.t("part1-step-wrong", { count: 1 })).toBe(wrong);
});

test("a missing message shows its id and is reported", () => {
  const faults: string[] = [];
  const words = makeWords("en-GB", ["known = Known"], (fault) => faults.push(fault));
  expect([words.t("known"), words.t("unknown")]).toEqual(["Known", "unknown"]);
  expect(faults).toHaveLength(1);
});

test("what a language lacks is said in English, and reported", () => {
  const faults: string[] = [];
  const english = makeWords("en-GB", ["known = Known\nnew = New: { $count }"], () => undefined);
  const words = makeWords("nl", ["known = Bekend"], (fault) => faults.push(fault), english);
  expect([words.t("known"), words.t("new", { count: 2 })]).toEqual(["Bekend", "New: 2"]);
  expect([words.has("new"), words.has("neither")]).toEqual([true, false]);
  expect(faults).toHaveLength(1);
});

test.each([
  ["en-GB", "24\u00a0150.50", "14 July 2026", "00:30", "Finland"],
  ["nl", "24\u00a0150,50", "14 juli 2026", "00:30", "Finland"],
  ["hu", "24\u00a0150,50", "2026. július 14.", "00:30", "Finnország"],
  ["fi", "24\u00a0150,50", "14. heinäkuuta 2026", "00.30", "Suomi"],
  ["nb", "24\u00a0150,50", "14. juli 2026", "00:30", "Finland"],
])("%s: numbers, days, times and countries in its own way", (locale, number, day, time, country) => {
  const words = makeWords(locale, [], () => undefined);
  const instant = "2026-07-13T22:30:00Z";
  expect([
    words.decimal("24150.5"),
    words.day(instant, "Europe/Brussels"),
    words.time(instant, "Europe/Brussels"),
    words.country("FI"),
  ]).toEqual([number, day, time, country]);
});

test.each([
  ["fi", ["Zimbabwe", "Åland"]],
  ["nb", ["Zimbabwe", "Åland"]],
  ["nl", ["Åland", "Zimbabwe"]],
  ["hu", ["cukor", "csirke"]],
])("%s: a list stands in the order of its alphabet", (locale, ordered) => {
  const words = makeWords(locale, [], () => undefined);
  expect([...ordered].reverse().sort(words.compare)).toEqual(ordered);
});

test("CN_5 a decimal has at least two decimals and keeps those that were given", () => {
  const words = makeWords("en-GB", [], () => undefined);
  expect(["1234.5", "24150", "1234.567"].map((value) => words.decimal(value))).toEqual([
    "1234.50",
    "24\u00a0150.00",
    "1234.567",
  ]);
});

test("DEC_5 an instant is told in the zone of Brussels, also on a device elsewhere", () => {
  const words = makeWords("en-GB", [], () => undefined);
  expect(words.time("2026-07-13T22:30:00Z", "Europe/Brussels")).toBe("00:30");
  expect(words.day("2026-07-13T22:30:00Z", "Europe/Brussels")).toBe("14 July 2026");
});

test.each(["Atlantic/Azores", "America/Guadeloupe", "Pacific/Auckland"])(
  "a day by itself is the same day on a device in %s",
  (zone) => {
    const before = process.env["TZ"];
    process.env["TZ"] = zone;
    const words = makeWords("en-GB", [], () => undefined);

    const said = [words.day("2026-01-15"), words.shortDay("2026-01-15"), words.day("2026-01-15", "Europe/Brussels")];

    process.env["TZ"] = before;
    expect(said).toEqual(["15 January 2026", "15 Jan", "15 January 2026"]);
  },
);
