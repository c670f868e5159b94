import { tick } from "svelte";

import type { OpenForm } from "../../forms/open-form.svelte";
import type { App } from "./context";

/** Leads to the box that a view was asked for with, and says from then on what is missing. False where none was named. */
export function leadIn(app: App, form: OpenForm): boolean {
  const box = app.wanted();
  if (box === null) return false;
  form.strict = true;
  void showBox(form, box);
  return true;
}

/** Says at every box what is missing, and leads to the list of it: a person asked. By itself it takes no focus. */
export async function sayMissing(form: OpenForm): Promise<void> {
  form.strict = true;
  await tick();
  document.getElementById("missing")?.focus();
}

/** Leads to why typing is not kept, where some is not: less would be signed than stands on the screen. False where all is. */
export async function sayUnkept({ draft }: OpenForm): Promise<boolean> {
  if (!draft.problem || draft.edits.size === 0) return false;
  await tick();
  document.getElementById("kept")?.focus();
  return true;
}

/**
 * Keeps what was typed, before a view leads on with `then`. Not where some is not kept, which is said, or where the
 * person is elsewhere by now: they stay there, and a second tap does not lead there twice.
 */
export async function onceKept(form: OpenForm, then: () => void, address = () => location.pathname): Promise<void> {
  const here = address();
  await form.draft.flush();
  const isHere = (): boolean => address() === here;
  if (isHere() && !(await sayUnkept(form)) && isHere()) then();
}

/** Unfolds what a box stands in, and leads to it. */
export async function showBox(form: OpenForm, path: string): Promise<void> {
  form.revealed = path;
  await tick();
  requestAnimationFrame(() => focusBox(path));
}

/** Puts the caret into a box, or the focus on its first choice, and brings it to the middle of the screen. */
function focusBox(path: string): void {
  const place = document.getElementById(path);
  const control = place?.matches("input, textarea, select, button")
    ? place
    : (place?.querySelector<HTMLElement>("input:checked") ??
      place?.querySelector<HTMLElement>("input:enabled, textarea, select, button"));
  for (let around = place?.parentElement; around; around = around.parentElement)
    if (around instanceof HTMLDetailsElement) around.open = true;
  control?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "center" });
}
