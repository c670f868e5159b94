import { afterEach, expect, test, vi } from "vitest";

import { Draft } from "../../forms/draft.svelte";
import { opened, unkept } from "../../forms/testing/drawn";
import { onceKept, sayUnkept } from "./focus-box";

afterEach(() => void vi.unstubAllGlobals());

/** A form into which somebody typed, and the place that says whether it is kept. */
async function typedInto(draft: Draft) {
  const form = opened("CVEDP", "2019/1715", {}, draft);
  const kept = { focus: vi.fn() };
  vi.stubGlobal("document", { getElementById: () => kept });
  await form.draft.choose("part1/country_of_origin", "NZ");
  return { form, kept };
}

test("SIGN_5 what stands on the screen and is not kept leads to the reason, and not to the sheet", async () => {
  const { form, kept } = await typedInto(unkept("LOCKED_BOX"));

  expect(await sayUnkept(form)).toBe(true);
  expect(kept.focus).toHaveBeenCalledOnce();
});

test("what is kept leads on, also where a text that is no value could not be written down before", async () => {
  const { form, kept } = await typedInto(new Draft(() => Promise.resolve({ ok: true, value: undefined })));
  form.draft.problem = { code: "STORAGE_FULL", detail: "" };

  expect(await sayUnkept(form)).toBe(false);
  expect(kept.focus).not.toHaveBeenCalled();
});

/** A draft whose disk answers when it is let. */
function slowDraft() {
  let answer = (): void => undefined;
  const draft = new Draft(() => new Promise((done) => (answer = () => done({ ok: true, value: undefined }))));
  return { draft, answer: () => answer() };
}

test("two taps while something is being kept lead on once", async () => {
  const { draft, answer } = slowDraft();
  const form = opened("CVEDP", "2019/1715", {}, draft);
  void form.draft.choose("part1/country_of_origin", "NZ");
  const person = { address: "/d/1/decision" };
  const went: string[] = [];
  const proceed = () =>
    onceKept(
      form,
      () => went.push((person.address = "/d/1/sign/decide")),
      () => person.address,
    );

  const taps = [proceed(), proceed()];
  await Promise.resolve();
  answer();
  await Promise.all(taps);

  expect(went).toEqual(["/d/1/sign/decide"]);
});

test("whoever went elsewhere while something was being kept stays there", async () => {
  const { draft, answer } = slowDraft();
  const form = opened("CVEDP", "2019/1715", {}, draft);
  void form.draft.choose("part1/country_of_origin", "NZ");
  const person = { address: "/d/1/decision" };

  const then = vi.fn();

  const tap = onceKept(form, then, () => person.address);
  await Promise.resolve();
  person.address = "/";
  answer();
  await tap;

  expect(then).not.toHaveBeenCalled();
});
