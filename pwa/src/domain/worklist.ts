/**
 * What a person's day looks like: documents in groups, in the order in which they want attention.
 * Pure: `at` is the time in milliseconds.
 */
import type { Document, Status } from "../protocol.gen";

export type Group = "needs_you" | "now" | "later" | "drafts" | "waiting" | "done";

/** What is asked of an item of the list; a view of a document on the device is more than that. */
export interface Listed {
  readonly document: Document;
  readonly state: string;
  /** Answers of the server that nobody has read yet. */
  readonly refused: readonly unknown[];
}

export interface Section<T> {
  readonly group: Group;
  readonly items: readonly T[];
}

/** A consignment that arrives within the hour is work of now. */
const SOON = 60 * 60_000;

const AUTHORITY: readonly Group[] = ["needs_you", "now", "later", "drafts", "done"];
const OPERATOR: readonly Group[] = ["needs_you", "drafts", "waiting", "done"];
const OPEN: ReadonlySet<Status> = new Set(["draft", "new", "in_progress", "pre_valid"]);

/** The groups that hold something, in order. An organisation waits for what a post has to do (ST-12). */
export function worklist<T extends Listed>(items: readonly T[], at: number, authority: boolean): readonly Section<T>[] {
  const placed = items
    .filter((item) => item.document.status !== "deleted")
    .map((item) => ({ item, group: group(item, at, authority) }));
  return (authority ? AUTHORITY : OPERATOR)
    .map((name) => ({
      group: name,
      items: placed
        .filter((one) => one.group === name)
        .map((one) => one.item)
        .toSorted(name === "done" ? latestFirst : begunThenByArrival),
    }))
    .filter((section) => section.items.length > 0);
}

export function isDone(item: Listed): boolean {
  return (
    item.state === "signed_not_received" ||
    item.document.imported?.decided_elsewhere === true ||
    !OPEN.has(item.document.status)
  );
}

/** Whether every word of a query is found in one of the texts. Spaces inside codes and references do not matter. */
export function matches(texts: readonly string[], query: string): boolean {
  const plain = texts.map((text) => text.toLowerCase());
  const close = plain.map((text) => text.replaceAll(/\s/g, ""));
  const asked = query.trim().toLowerCase();
  if (close.some((text) => text.includes(asked.replaceAll(/\s/g, "")))) return true;
  return asked.split(/\s+/).every((word) => plain.some((text) => text.includes(word)));
}

/** When the consignment arrives, in milliseconds; null where nobody said. */
export function arrivalOf(document: Document): number | null {
  return document.arrival ? Date.parse(document.arrival) : null;
}

/** When it was decided, or else last changed. */
export function doneAt(document: Document): string | null {
  return document.decision?.signed_at ?? document.changed_at ?? null;
}

function group(item: Listed, at: number, authority: boolean): Group {
  const { document } = item;
  if (item.refused.length > 0 || (document.conflicts?.length ?? 0) > 0) return "needs_you";
  if (isDone(item)) return "done";
  if (document.status === "draft") return "drafts";
  if (!authority) return "waiting";
  const arrival = arrivalOf(document);
  return document.status !== "new" || (arrival !== null && arrival <= at + SOON) ? "now" : "later";
}

function begunThenByArrival(a: Listed, b: Listed): number {
  const begun = Number(b.document.status === "in_progress") - Number(a.document.status === "in_progress");
  const arrival = (arrivalOf(a.document) ?? Infinity) - (arrivalOf(b.document) ?? Infinity);
  return begun || arrival || byReference(a, b);
}

function latestFirst(a: Listed, b: Listed): number {
  return (doneAt(b.document) ?? "").localeCompare(doneAt(a.document) ?? "") || byReference(a, b);
}

const byReference = (a: Listed, b: Listed): number =>
  (a.document.reference ?? "").localeCompare(b.document.reference ?? "") || a.document.id.localeCompare(b.document.id);
