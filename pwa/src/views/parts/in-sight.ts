/** Of a strip that scrolls sideways, the part where one is stays in its middle, also when the screen is turned. */
export function currentInSight(strip: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const current = strip.querySelector("[aria-current]");
    if (!current) return;
    const [around, own] = [strip.getBoundingClientRect(), current.getBoundingClientRect()];
    // Sideways alone: the page stays where somebody reads it.
    strip.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2);
  });
  observer.observe(strip);
  return () => observer.disconnect();
}
