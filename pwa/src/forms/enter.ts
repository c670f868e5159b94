/** Enter in a box of one line leads to the next box, as the key of a keyboard on glass says; the last leads to `end`. */
const BOXES = "input, select, textarea, button[id]";
/** Those in which Enter, or the space bar, does something else. */
const CHOSEN = ["radio", "checkbox", "file"];

export function movesOn(event: KeyboardEvent, around: HTMLElement, end: string): void {
  const from = event.target;
  if (event.key !== "Enter" || event.defaultPrevented || event.isComposing) return;
  if (!(from instanceof HTMLInputElement) || CHOSEN.includes(from.type) || from.closest("dialog")) return;
  const boxes = [...around.querySelectorAll<HTMLElement>(BOXES)].filter(isInTurn);
  const next = boxes[boxes.indexOf(from) + 1] ?? document.querySelector<HTMLElement>(end);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Of the choices of one question, the Tab key stops at one: the chosen one, or the first. */
function isInTurn(box: HTMLElement): boolean {
  if (box.tabIndex < 0 || box.matches(":disabled") || box.offsetParent === null || box.closest("dialog")) return false;
  if (!(box instanceof HTMLInputElement) || box.type !== "radio" || box.checked) return true;
  const all = document.getElementsByName(box.name);
  return all[0] === box && ![...all].some((one) => one instanceof HTMLInputElement && one.checked);
}
