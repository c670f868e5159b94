/** CN-9: numbers of seals and containers, as they are pasted from a list of many. */

export interface SealRow {
  readonly container_number?: string;
  readonly seal_number?: string;
}

/** Four letters and seven digits, of which the last is a check digit (ISO 6346). */
const CONTAINER = /^[A-Z]{4}\d{7}$/;

const isContainer = (text: string): boolean => CONTAINER.test(text.replaceAll(/[\s-]/g, "").toUpperCase());

/**
 * A row for each line: container and seal with a tab, a semicolon or a comma between them, or only one of them; of
 * several seals a row each. Without such a sign, a space parts them where the first or the last is a container. What is
 * no container is a seal.
 */
export function readSeals(text: string): readonly SealRow[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap((line) => rowsOf(parted(line).filter((cell) => cell !== "")));
}

function parted(line: string): readonly string[] {
  const cells = line.split(/[\t;,]/).map((cell) => cell.trim());
  if (cells.length > 1) return cells;
  const words = line.split(/\s+/);
  return words.length === 2 && words.some(isContainer) ? words : [line];
}

/** The first container of a line, or else its first number, with each of the others as a seal of it. */
function rowsOf(cells: readonly string[]): readonly SealRow[] {
  const [first, ...more] = cells;
  if (first === undefined) return [];
  if (more.length === 0) return [isContainer(first) ? { container_number: first } : { seal_number: first }];
  const container_number = cells.find(isContainer) ?? first;
  const place = cells.indexOf(container_number);
  return cells.toSpliced(place, 1).map((seal_number) => ({ container_number, seal_number }));
}
