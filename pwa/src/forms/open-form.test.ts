import { expect, test } from "vitest";

import type { Document } from "../protocol.gen";
import { definitionOf, type Definition } from "./definition";
import { Draft } from "./draft.svelte";
import { listOf, OpenForm } from "./open-form.svelte";
import { commodityText, placeText } from "./value-text";

const PART1 = {
  consignor: { name: "Haras" },
  consignee: { name: "Equine Import" },
  country_of_origin: "AR",
  arrival: "2026-07-14T08:30:00Z",
  number_of_animals: 6,
  commodities: [{ id: "a", cn_code: "01012100", description: "Registered horses", animals: 6 }],
  purpose: { group: "final_import" },
};

/** A form of live animals; what is typed is never kept, so that it stands on top of the document. */
function opened(content: object, open?: (path: string) => boolean): OpenForm {
  const document = { id: "1", type: "CVEDA", edition: "282/2004", rev: 1, status: "new", post: "NLRTM1", content };
  const draft = new Draft(() => Promise.resolve({ ok: false, problem: { code: "STORAGE_FULL", detail: "" } }));
  return new OpenForm(
    () => document as Document,
    definitionOf("CVEDA", "2019/1715") as Definition,
    draft,
    () => "2026-07-14",
    undefined,
    undefined,
    open,
  );
}

const paths = (form: OpenForm): readonly string[] => form.faults.map((fault) => fault.at);

test("what is typed stands on top of the document, and rows under their ids", async () => {
  const form = opened({ part1: PART1 });
  await form.draft.addRow("part2/decision/reasons/k7", { reason: "other" });
  form.draft.type("part2/decision/reasons/k7/explanation", "No passports.");
  expect(form.value("part2/decision/reasons/k7/explanation")).toBe("No passports.");
  form.draft.type("part2/decision/reasons/k7/explanation", null);
  expect(form.value("part2/decision/reasons/k7")).toEqual({ id: "k7", reason: "other" });
  await form.draft.removeRow("part2/decision/reasons/k7");
  expect(form.value("part2/decision/reasons")).toEqual([]);
});

test("a box of a row that somebody else took away meanwhile is passed over", () => {
  const form = opened({ part1: PART1 });
  form.draft.type("part2/decision/reasons/gone/explanation", "No passports.");
  expect(form.content).toEqual({ part1: PART1 });
});

test("DEC_3 every empty mandatory box is named once, and what is filled in is not", () => {
  const form = opened({ part1: { ...PART1, consignor: {} } });
  expect(paths(form)).toContain("part1/consignor/name");
  expect(paths(form)).toContain("part2/documentary/result");
  expect(paths(form)).not.toContain("part1/country_of_origin");
  const waiting = form.faults.filter((fault) => fault.text === "").map((fault) => fault.at);
  expect(new Set(waiting).size).toBe(waiting.length);
});

test("while one works, an empty box is no mistake before its check has a result", () => {
  const remark = "part2/welfare/remark";
  const begun = opened({ part1: PART1, part2: { welfare: { health_on_arrival: "not_satisfactory" } } });
  const done = opened({
    part1: PART1,
    part2: { welfare: { transport_conditions: "satisfactory", health_on_arrival: "not_satisfactory" } },
  });
  const untouched = opened({ part1: PART1 });
  expect(untouched.shownFaultsAt("part2/documentary/result")).toEqual([]);
  expect(done.shownFaultsAt(remark)).toHaveLength(1);
  expect(begun.shownFaultsAt("part2/identity/result")).toEqual([]);
  untouched.strict = true;
  expect(untouched.shownFaultsAt("part2/documentary/result")).toHaveLength(1);
});

test("ACP_2 an outcome that the purpose in Part I does not open is closed, with the reason", () => {
  const form = opened({ part1: PART1, part2: { decision: { acceptable: true } } });
  expect(form.closed("part2/decision/outcome", "final_import")).toBeNull();
  expect(form.closed("part2/decision/outcome", "transit")).toMatch(/purpose/);
});

test("a box is asked for where its condition holds, or where it has a value", () => {
  const path = "part2/identity/not_done_reason";
  expect(opened({ part1: PART1 }).asksFor(path)).toBe(false);
  expect(opened({ part2: { identity: { result: "not_done" } } }).asksFor(path)).toBe(true);
  expect(opened({ part2: { identity: { not_done_reason: "reduced_checks" } } }).asksFor(path)).toBe(true);
});

test("a number is printed once: at the section, not again at its boxes", () => {
  const form = opened({});
  expect([form.number("part2/physical/remark"), form.ownNumber("part2/physical/remark")]).toEqual(["29", ""]);
  expect(form.ownNumber("part2/decision/reasons")).toBe("37");
});

test("a place is told with the section around it", () => {
  expect(placeText(opened({}).trail("part2/physical/remark"))).toBe("Physical check: Remark");
});

test("CHK_7 a test's commodity is told as the line of Part I that it points to", () => {
  expect(commodityText({ part1: PART1 }, "a")).toBe("0101 21 00 Registered horses");
  expect(commodityText({ part1: PART1 }, "gone")).toBe("gone");
});

test("CN_5 what cannot be read stays, is said at its box and in the list, and is not passed over", () => {
  const form = opened({ part1: { ...PART1, total_net_weight: "12" } });
  const path = "part1/total_net_weight";
  form.draft.note(path, "12 kg or so");
  expect(form.value(path)).toBe("12");
  expect(form.shownFaultsAt(path).map((fault) => fault.text)).toEqual(["This is no number."]);
  form.draft.note(path, null);
  expect(paths(form)).not.toContain(path);
});

test("CN_5 what was typed and cannot be read is not called missing as well", () => {
  const form = opened({ part1: { ...PART1, arrival: undefined } });
  const path = "part1/arrival";
  expect(paths(form)).toContain(path);
  form.draft.note(path, "soon");
  expect(form.faults.filter(({ at }) => at === path).map(({ code }) => code)).toEqual(["UNREAD"]);
});

test("what was typed in a row that went is no fault any more", () => {
  const form = opened({ part1: PART1 });
  form.draft.note("part1/commodities/gone/animals", "many");
  expect(paths(form)).not.toContain("part1/commodities/gone/animals");
});

test("CN_2 a line's number is said wherever it is referred to, where there are several", () => {
  const commodities = [
    { id: "b", cn_code: "0105" },
    { id: "a", cn_code: "01012100", description: "Registered horses" },
  ];
  expect(commodityText({ part1: { commodities } }, "a")).toBe("1. 0101 21 00 Registered horses");
  expect(commodityText({ part1: { commodities } }, "b")).toBe("2. 0105");
});

test("a box stays on the form while what was typed in it cannot be read, so that it can be put right", () => {
  const form = opened({ part1: PART1 });
  const path = "part2/identity/not_done_reason";
  expect(form.asksFor(path)).toBe(false);
  form.draft.note(path, "because");
  expect(form.asksFor(path)).toBe(true);
});

test("PRACTICE_2_3 that the goods are still to come is asked of the first submission alone", () => {
  const content = { part1: { arrival: "2026-07-13T21:59:59Z" } };
  const document = { id: "1", type: "CHEDPP", edition: "2019/1715", rev: 1, status: "draft", post: "NLRTM4", content };
  const draft = new Draft(() => Promise.resolve({ ok: false, problem: { code: "STORAGE_FULL", detail: "" } }));
  const definition = definitionOf("CHEDPP", "2019/1715") as Definition;
  const faults = (submitting: boolean) =>
    new OpenForm(
      () => document as Document,
      definition,
      draft,
      () => "2026-07-14",
      () => ({}),
      () => submitting,
    ).faults.filter(({ at }) => at === "part1/arrival");
  expect(faults(true).map(({ code }) => code)).toEqual(["PRACTICE-2.3"]);
  expect(faults(false)).toEqual([]);
});

test("CN_9 a list of seals that was not added is in the way of signing, and said at its table once one asks", () => {
  const form = opened({ part1: PART1 });
  const table = "part1/seals";
  form.draft.note(listOf(table), "MSKU1234565; S1");

  expect(form.faults.find(({ at }) => at === table)).toMatchObject({ code: "UNADDED", warning: false });
  expect(form.shownFaultsAt(table)).toEqual([]);
  form.strict = true;
  expect(form.shownFaultsAt(table)).toHaveLength(1);
  form.draft.note(listOf(table), " \n");
  expect(paths(form)).not.toContain(table);
});

test("what was left half-written in a box that others have closed is in nobody's way", () => {
  const path = "part2/laboratory/tested";
  const isClosed = (at: string): boolean => at.startsWith("part2/");
  const [shut, ajar] = [opened({ part1: PART1 }, (at) => !isClosed(at)), opened({ part1: PART1 })];
  for (const form of [shut, ajar]) form.draft.note(path, "31-2-2026");

  expect(paths(shut)).not.toContain(path);
  expect(paths(ajar)).toContain(path);
  shut.draft.note("part1/arrival", "soon");
  expect(paths(shut)).toContain("part1/arrival");
});
