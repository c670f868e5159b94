/** Elements in a few words. Text is always text: nothing here makes HTML from it. */

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | EventListener>;

/** An element; attributes that begin with `on` are listeners. */
export function h(tag: string, attributes: Attributes, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === "string") element.setAttribute(name, value);
    else element.addEventListener(name.slice(2), value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing of the page's sprite: `s-` shapes are filled, `i-` icons are lines. The word stands beside it. */
export function icon(name: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", name.startsWith("s-") ? "sh" : "ic");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** Draws anew what is on the screen; what was ticked stays. */
export function redrawn(draw: () => void): void {
  const inputs = () => document.querySelectorAll<HTMLInputElement>(".tick input");
  const ticked = [...inputs()].map(({ checked }) => checked);
  draw();
  inputs().forEach((input, place) => (input.checked = ticked[place] === true));
}

/** When what was drawn just now is on the screen: what is slow and not looked at waits for it. */
export const painted = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
