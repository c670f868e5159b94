import { expect, test } from "vitest";

import { catalogue } from "../domain/catalogue";
import { fieldsOf, labelOf, optionsOf, valueAt, type Field } from "../forms/definition";
import { setLocks } from "../forms/locks";
import type { OpenForm } from "../forms/open-form.svelte";
import { References, setReferences } from "../forms/references.svelte";
import { drawn, opened } from "../forms/testing/drawn";
import { shownText } from "../forms/value-text";
import type { Profile } from "../protocol.gen";
import type { SigningAction } from "../route";
import type { Device, DocumentView, SyncStatus } from "../sync/device";
import Decision from "./Decision.svelte";
import Inspection from "./Inspection.svelte";
import { setApp, type App } from "./parts/context";
import Sign from "./Sign.svelte";

const PROFILE = { name: "Inspector 1", role: "inspector", post: "NLRTM1" } as Profile;

function around(): void {
  const device = { access: () => ({ state: "closed" }) };
  setApp({ device, about: null, now: 0, wanted: () => null } as unknown as App);
  setLocks({ why: () => "", stays: () => false });
  setReferences(new References({} as Device));
}

const viewOf = (type: string, edition: string, content: object) =>
  ({
    state: "synced",
    refused: [],
    pending: 0,
    provisional: null,
    document: { id: "1", rev: 1, type, edition, status: "new", post: "NLRTM1", version: 1, content },
  }) as unknown as DocumentView;

/** A section in which every box holds something, each text another. */
function sampleOf(fields: readonly Field[], path: string): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, sampleAt(field, `${path}/${field.name}`)]));
}

function sampleAt(field: Field, path: string): unknown {
  switch (field.kind) {
    case "section":
      return sampleOf(fieldsOf(field), path);
    case "rows":
      return [{ id: "k1", ...sampleOf(fieldsOf(field), path) }];
    case "flag":
      return true;
    case "int":
      return 7;
    case "decimal":
      return "7.25";
    case "date":
      return "2026-07-14";
    case "instant":
      return "2026-07-14T08:30:00Z";
    case "enum":
      return optionsOf(field)[0];
    default:
      return path;
  }
}

/** Each box with what it holds in such a section; of tables that of their row, and of a file what it is known by. */
const held = (fields: readonly Field[], sample: unknown): readonly (readonly [Field, unknown])[] =>
  fields.flatMap((field) => {
    const value = valueAt(sample, field.name);
    const inner: unknown = field.kind === "rows" ? (value as readonly unknown[])[0] : value;
    if (field.kind !== "rows" && field.kind !== "section") return [[field, value] as const];
    const isFile = fieldsOf(field).some(({ name }) => name === "sha256");
    return held(
      isFile ? fieldsOf(field).filter(({ name }) => ["name", "sha256"].includes(name)) : fieldsOf(field),
      inner,
    );
  });

/** The text of a markup, without its tags. */
const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

function sheet(form: OpenForm, view: DocumentView, action: SigningAction): string {
  const given = { view, decided: view.document, profile: PROFILE, status: {} as SyncStatus, action };
  return textOf(drawn(form, Sign, given, around));
}

const forms = Object.entries(catalogue.types).flatMap(([type, { editions }]) =>
  editions.map((edition) => [type, edition] as const),
);

test.each(forms)("SIGN_5 %s %s: every box that is signed is on the sheet that is signed", (type, edition) => {
  const parts = opened(type, edition, {}).definition.fields;
  const content = sampleOf(parts, "");
  const form = opened(type, edition, content);
  const view = viewOf(type, edition, content);

  for (const action of ["decide", "cancel"] as const) {
    const text = sheet(form, view, action);

    for (const part of parts) {
      for (const [field, value] of held(fieldsOf(part), content[part.name]))
        expect(text, field.name).toContain(shownText(field, value, content));
      for (const field of fieldsOf(part)) expect(text).toContain(labelOf(field));
    }
  }
});

test("SIGN_5 with Part I nothing else is signed, and nothing else is on the sheet", () => {
  const [type, edition] = ["CHEDPP", "2019/1715"] as const;
  const content = sampleOf(opened(type, edition, {}).definition.fields, "");

  const text = sheet(opened(type, edition, content), viewOf(type, edition, content), "submit");

  expect(text).toContain("/part1/local_reference");
  expect(text).not.toMatch(/\/part[23]\//);
});

test("a day that cannot be read stays on the page of the laboratory when there are no tests, to be put right", () => {
  const path = "part2/laboratory/tested";
  const content = { part2: { laboratory: { done: false } } };
  const form = opened("CVEDP", "2019/1715", content);
  const given = { view: viewOf("CVEDP", "2019/1715", content), profile: PROFILE, section: "laboratory" };
  const isDrawn = (): boolean => drawn(form, Inspection, given, around).includes(`id="${path}"`);
  expect(isDrawn()).toBe(false);

  form.draft.note(path, "31-2-2026");

  expect(isDrawn()).toBe(true);
});

test("a day of an action that cannot be read stays on the page of the decision when the action is taken back", () => {
  const path = "part2/decision/action_by";
  const content = { part2: { decision: { acceptable: false } } };
  const form = opened("CVEDP", "2019/1715", content);
  const given = { view: viewOf("CVEDP", "2019/1715", content), profile: PROFILE };
  const isDrawn = (): boolean => drawn(form, Decision, given, around).includes(`id="${path}"`);
  expect(isDrawn()).toBe(false);

  form.draft.note(path, "31-2-2026");

  expect(isDrawn()).toBe(true);
});
