/** What a person edits on the screen, box by box, before it is an operation. */
import type { Change } from "../protocol.gen";

export type Edit =
  | { readonly op: "set"; readonly value: unknown }
  | { readonly op: "unset" }
  | { readonly op: "add"; readonly row: Record<string, unknown> }
  | { readonly op: "remove" };

/** What stands in one box and is no operation yet: a value that is to be one, a text that cannot be read, or both. */
export interface Typed {
  readonly path: string;
  readonly edit?: Edit;
  readonly text?: string;
}

export function asChange(edits: readonly (readonly [path: string, edit: Edit])[]): Partial<Change> {
  const set: Record<string, unknown> = {};
  const add: Record<string, Record<string, unknown>> = {};
  const unset: string[] = [];
  const remove: string[] = [];
  for (const [path, edit] of edits) {
    if (edit.op === "set") set[path] = edit.value;
    else if (edit.op === "add") add[path] = edit.row;
    else (edit.op === "unset" ? unset : remove).push(path);
  }
  return {
    ...(Object.keys(set).length ? { set } : {}),
    ...(unset.length ? { unset } : {}),
    ...(Object.keys(add).length ? { add } : {}),
    ...(remove.length ? { remove } : {}),
  };
}

/** Problems of one box, by their codes: what was to be kept with it may be kept without it. */
export const OF_ONE_BOX: ReadonlySet<string> = new Set(["BOX", "LOCKED_BOX", "OPERATION_SIZE"]);

/** Whether a change does what this edit wants, so that it need not be done again. */
export function isDoneBy(change: Partial<Change>, path: string, edit: Edit): boolean {
  switch (edit.op) {
    case "set":
      return JSON.stringify(change.set?.[path]) === JSON.stringify(edit.value);
    case "add":
      return change.add?.[path] !== undefined;
    case "unset":
      return change.unset?.includes(path) ?? false;
    case "remove":
      return change.remove?.includes(path) ?? false;
  }
}
