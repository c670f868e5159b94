import { expect, test } from "vitest";

import { catalogue } from "../domain/catalogue";
import Box from "./Box.svelte";
import { fieldsOf, type Field } from "./definition";
import LockedBox from "./LockedBox.svelte";
import Reasons from "./Reasons.svelte";
import { drawn, opened } from "./testing/drawn";

/** Each box of a form, with its path. */
const boxes = (fields: readonly Field[], path = ""): readonly (readonly [string, Field])[] =>
  fields.flatMap((field) => {
    const at = `${path}${field.name}`;
    const inner = field.kind === "rows" ? `${at}/k1/` : `${at}/`;
    return field.kind === "rows" || field.kind === "section" ? boxes(fieldsOf(field), inner) : [[at, field] as const];
  });

const counted = Object.entries(catalogue.types).flatMap(([type, { editions }]) =>
  editions.flatMap((edition) =>
    boxes(opened(type, edition, {}).definition.fields)
      .filter(([, { unit }]) => unit)
      .map(([path, field]) => [type, edition, path, field] as const),
  ),
);

test("there are boxes with a unit of every kind of number", () => {
  expect(new Set(counted.map(([, , , { kind }]) => kind))).toEqual(new Set(["int", "decimal"]));
});

test.each(counted)("%s %s: %s is drawn with its unit, which is read out with it", (type, edition, path, field) => {
  const markup = drawn(opened(type, edition, {}), Box, { field, path });

  expect(markup).toMatch(new RegExp(`<span id="${path}-unit"[^>]*>${field.unit ?? ""}<`));
  expect(markup).toMatch(new RegExp(`aria-describedby="[^"]*${path}-unit`));
});

test("minutes are said in hours too, so that nobody takes one for the other", () => {
  const path = "part1/particulars/journey_minutes";
  const form = opened("CVEDA", "2019/1715", { part1: { particulars: { journey_minutes: 1560 } } });

  const markup = drawn(form, Box, { field: form.trail(path).at(-1) as Field, path });

  expect(markup).toContain("26 h 0 min");
});

const REMARK = "part1/local_reference";

test.each([
  ["A\nB", true],
  ["A B", false],
])("a box of one line that holds %j has room for each of its lines: %s", (text, roomy) => {
  const form = opened("CVEDP", "2019/1715", { part1: { local_reference: text } });

  const markup = drawn(form, Box, { field: form.trail(REMARK).at(-1) as Field, path: REMARK });

  expect(markup.includes("<textarea")).toBe(roomy);
  expect(markup).toContain(text);
});

test("a locked box says its unit once", () => {
  const path = "part1/total_net_weight";
  const form = opened("CVEDP", "2019/1715", { part1: { total_net_weight: "24150" } });

  const markup = drawn(form, LockedBox, { field: form.trail(path).at(-1) as Field, path, why: "It was decided." });

  expect(markup.match(/\bkg\b/g)).toHaveLength(1);
});

test("RFS_1 each of two rows with one reason is drawn, as each is signed", () => {
  const path = "part2/decision/reasons";
  const reasons = [
    { id: "mine", reason: "other", explanation: "No label" },
    { id: "theirs", reason: "other" },
  ];
  const form = opened("CVEDP", "2019/1715", { part2: { decision: { acceptable: false, reasons } } });

  const markup = drawn(form, Reasons, { field: form.trail(path).at(-1) as Field, path });

  for (const { id } of reasons) expect(markup).toContain(`id="${path}/${id}/explanation"`);
  expect(markup.match(/type="checkbox"[^>]* checked/g)).toHaveLength(1);
});
