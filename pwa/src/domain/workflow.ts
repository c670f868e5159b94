/** The lifecycle of documents, as `sync_protocol/workflow.py` has it; `vectors/workflow.json` holds both to it. */
import { TRANSITIONS, WATERMARKS, type Action, type Side, type Status, type Transition } from "../protocol.gen";

/** On which side of the counter somebody with a role stands. */
export const sideOf = (role: string): Side =>
  role === "operator" ? "operator" : role === "restricted_inspector" ? "restricted" : "authority";

const isFor = (row: Transition, type: string): boolean =>
  (row.types ?? [type]).includes(type) && !row.but?.includes(type);

/** The row for what this side does to a document of this type and status, or null where it cannot be done. */
export const transition = (start: Status, action: Action, side: Side, type: string): Transition | null =>
  TRANSITIONS.find(
    (row) => row.start === start && row.action === action && row.by.includes(side) && isFor(row, type),
  ) ?? null;

/** All that this side can do to a document of this type and status, in the order of the table. */
export const actionsOf = (start: Status, side: Side, type: string): readonly Action[] => [
  ...new Set(
    TRANSITIONS.filter((row) => row.start === start && row.by.includes(side) && isFor(row, type)).map(
      ({ action }) => action,
    ),
  ),
];

/** The message id of the mark on a print, empty where it has none (ST-13, PRINT-3). */
export function watermark(status: Status, installation: string): string {
  const of = (what: string) => WATERMARKS.find((one) => one.of === what)?.words;
  return of(installation) ?? of(status) ?? "";
}
