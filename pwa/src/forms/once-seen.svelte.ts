import type { Attachment } from "svelte/attachments";

/** No hand answers sooner, in ms, what it has just got to see; a glove that bounces is through by then. */
const SEEN = 400;

/**
 * For an answer, or lines to choose from, that come where a finger is: they take no tap, and no Enter, before they can
 * have been read. `what` is what stands there, and begins it anew; null for what takes a tap at once.
 */
export function onceSeen(what: () => unknown = () => true): Attachment<HTMLElement> {
  const now = $derived(what());
  return (place) => {
    if (now === null) return;
    // Not `disabled`: the focus would go.
    place.ariaDisabled = "true";
    // Those of what stands inside come by here first.
    place.addEventListener("click", swallow, { capture: true });
    const rest = (): void => {
      place.ariaDisabled = null;
      place.removeEventListener("click", swallow, { capture: true });
    };
    const timer = setTimeout(rest, SEEN);
    return () => {
      clearTimeout(timer);
      rest();
    };
  };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
