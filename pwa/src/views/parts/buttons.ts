/** The buttons of a document's page: which there are is the table of the lifecycle's to say, not a view's. */
import { offered, type Who } from "../../domain/offers";
import type { Action, Document } from "../../protocol.gen";

export type Button = "complete" | "checks" | "part1" | "start" | "decide" | "replace" | "recall" | "cancel" | "delete";

/** By which button an act is done; null for what happens by itself. */
export const BUTTON: Readonly<Record<Action, Button | null>> = {
  submit: "part1",
  save_checks: "checks",
  start: "start",
  accept: "decide",
  refuse: "decide",
  cancel: "cancel",
  replace: "replace",
  recall: "recall",
  complete: "complete",
  delete: "delete",
  expire: null,
};

/** What is done next comes first; what ends a document, last. */
const ORDER: readonly Button[] = [
  "complete",
  "checks",
  "part1",
  "start",
  "decide",
  "replace",
  "recall",
  "cancel",
  "delete",
];

/** The buttons for what somebody can do with a document now, each once. `at` is the time in milliseconds. */
export function buttons(document: Document, who: Who, at: number): readonly Button[] {
  const shown = new Set(offered(document, who, at).map((action) => BUTTON[action]));
  return ORDER.filter((one) => shown.has(one));
}
