/** How long a view may take to be as long as it was. */
const PATIENCE_MS = 2_000;

/** Scrolls to where a person left a view, as soon as the view is that long again; not once they scroll themselves. */
export function scrollBack(top: number): void {
  const ended = new AbortController();
  const { signal } = ended;
  const growth = new ResizeObserver(() => {
    window.scrollTo(0, top); // or as far as it goes
    if (document.documentElement.scrollHeight - window.innerHeight >= top) ended.abort();
  });
  signal.addEventListener("abort", () => growth.disconnect());
  for (const own of ["wheel", "touchstart", "pointerdown", "keydown", "popstate"])
    window.addEventListener(own, () => ended.abort(), { signal, passive: true });
  setTimeout(() => ended.abort(), PATIENCE_MS);
  growth.observe(document.body);
}
