/**
 * Part I of a submitted document, changed and not yet submitted again (NEW-9). The server keeps what was submitted; until
 * the next signature the changes are the person's own, box by box, so that they stand on top of whatever holds then.
 */
import type { Change, Document } from "../protocol.gen";
import { assign, CannotSet } from "./assign";
import { catalogue, formOf } from "./catalogue";

export interface Revision {
  /** The document's version when the first box was changed: another one now says that somebody submitted meanwhile. */
  readonly version: number;
  /** Boxes by path, in order: a value, an object for an added row, null for what is emptied or taken away. */
  readonly edits: readonly (readonly [path: string, value: unknown])[];
  /** Whether they were signed and handed in: they count again where the server refuses them. */
  readonly submitted: boolean;
}

const isInPartOne = (path: string): boolean => path.startsWith("part1/");

/** Whether a change is about Part I alone. */
export const isOfPartOne = (change: Partial<Change>): boolean => boxesOf(change).every(([path]) => isInPartOne(path));

/** A change of Part I and of more as two, each to be kept in its own way; null where it is of one of them alone. */
export function parted(change: Partial<Change>): readonly [partOne: Partial<Change>, rest: Partial<Change>] | null {
  const parts = [only(change, isInPartOne), only(change, (path) => !isInPartOne(path))] as const;
  return parts.every((part) => boxesOf(part).length > 0) ? parts : null;
}

function only({ set = {}, unset = [], add = {}, remove = [] }: Partial<Change>, isWanted: (path: string) => boolean) {
  const those = <T>(boxes: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(boxes).filter(([path]) => isWanted(path)));
  return { set: those(set), unset: unset.filter(isWanted), add: those(add), remove: remove.filter(isWanted) };
}

/** The revision after one more change; one begins where there is none. */
export function revise(revision: Revision | null, document: Document, change: Partial<Change>): Revision {
  const version = revision?.version ?? document.version ?? 0;
  let edits = revision?.edits ?? [];
  for (const [path, value] of boxesOf(change)) {
    const other = edits.filter(([at]) => at !== path && !(value === null && at.startsWith(`${path}/`)));
    edits = [...other, [path, value]];
  }
  return { version, edits, submitted: false };
}

/** The document with the changes on top; a box of a row that is gone meanwhile is left out. */
export function revised(document: Document, { edits }: Revision): Document {
  const { type, edition } = document;
  const content = edits.reduce<object>((held, [path, value]) => {
    try {
      return assign(catalogue, formOf(type), held, path, value, edition);
    } catch (error) {
      if (error instanceof CannotSet) return held;
      throw error;
    }
  }, document.content ?? {});
  return { ...document, content };
}

const boxesOf = ({ add = {}, set = {}, unset = [], remove = [] }: Partial<Change>): (readonly [string, unknown])[] => [
  ...Object.entries(add),
  ...Object.entries(set),
  ...[...unset, ...remove].map((path) => [path, null] as const),
];
