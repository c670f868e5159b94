import { tick } from "svelte";

import type { OpenForm } from "../../forms/open-form.svelte";

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
