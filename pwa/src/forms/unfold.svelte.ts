import type { Attachment } from "svelte/attachments";

/**
 * Unfolds a `<details>` at first and whenever `wanted` comes true. Only a person folds it: its attribute is not bound,
 * because a browser tells of a tap a moment later, and what is drawn anew in between would fold it under the thumb.
 */
export function unfold(wanted: () => boolean): Attachment<HTMLDetailsElement> {
  const now = $derived(wanted());
  return (details) => {
    if (now) details.open = true;
  };
}
