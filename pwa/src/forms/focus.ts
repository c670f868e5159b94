/** Leads the focus on before what has it goes: otherwise the keyboard begins again at the top of the page. */
export function focusOn(place: Element | null | undefined): void {
  if (place instanceof HTMLElement) place.focus();
}

/** The same, where nothing near is left: to the name of the view, without scrolling there. */
export const focusOnHeading = (): void => document.querySelector("h1")?.focus({ preventScroll: true });
