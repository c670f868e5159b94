import { onDestroy } from "svelte";

/**
 * Whether the component is still there, for what comes after an answer: the person may have left, and another one be at
 * the tablet. To be called while it starts.
 */
export function onScreen(): () => boolean {
  let left = false;
  onDestroy(() => (left = true));
  return () => !left;
}
