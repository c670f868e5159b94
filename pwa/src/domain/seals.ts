/** CN-9: numbers of seals and containers, as they are pasted from a list of many. */

export interface SealRow {
  readonly container_number?: string;
  readonly seal_number?: string;
}

/** Four letters and seven digits, of which the last is a check digit (ISO 6346). */
const CONTAINER = /^[A-Z]{4}\d{7}$/;

const isContainer = (text: string): boolean => CONTAINER.test(text.replaceAll(/[\s-]/g, "").toUpperCase());

/**
 * A row for each line: container and seal with a tab, a semicolon or a comma between them, or only one of them. Without
 * such a sign, a space parts them where the first or the last is a container. What is no container is a seal.
 */
export function readSeals(text: string): readonly SealRow[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => rowOf(parted(line)))
    .filter((row) => Object.keys(row).length > 0);
}

function parted(line: string): readonly string[] {
  const cells = line.split(/[\t;,]/).map((cell) => cell.trim());
  if (cells.length > 1) return cells;
  const words = line.split(/\s+/);
  return words.length === 2 && words.some(isContainer) ? words : [line];
}

function rowOf(cells: readonly string[]): SealRow {
  const [first = "", second = ""] = cells;
  if (second === "")
    return isContainer(first) ? { container_number: first } : first === "" ? {} : { seal_number: first };
  if (first === "") return isContainer(second) ? { container_number: second } : { seal_number: second };
  return isContainer(second) && !isContainer(first)
    ? { container_number: second, seal_number: first }
    : { container_number: first, seal_number: second };
}
