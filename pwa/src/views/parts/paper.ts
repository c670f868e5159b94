/** What a print of the tablet needs of a form beside its boxes. */
import type { Document } from "../../protocol.gen";

const NUMBER = /^(?:[IVX]+\.)?(\d+)(?:\.([a-z]))?/;
const LAST = 10_000;

/** The names of boxes in the order of their numbers; those without one last, as `backend/domain/print_boxes.py` has it. */
export const inOrderOfNumbers = (boxes: readonly { readonly name: string; readonly number: string }[]): string[] =>
  boxes
    .map(({ name, number }, index) => {
      const [, digits, letter = ""] = NUMBER.exec(number) ?? [];
      return { name, index, at: digits === undefined ? LAST : Number(digits), letter };
    })
    .sort((a, b) => a.at - b.at || a.letter.localeCompare(b.letter) || a.index - b.index)
    .map(({ name }) => name);

/** The first word of the document's reference, which says what the edition calls the form; its type in a draft. */
export const prefixOf = ({ reference, type }: Pick<Document, "reference" | "type">): string =>
  reference?.split(".")[0] ?? type;
