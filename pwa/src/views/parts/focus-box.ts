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

/** Says at every box what is missing; the list of it appears anew, and takes the focus. */
export async function sayMissing(form: OpenForm): Promise<void> {
  form.strict = false;
  await tick();
  form.strict = true;
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
