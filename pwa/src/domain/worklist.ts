/**
 * What a person's day looks like: documents in groups, in the order in which they want attention.
 * Pure: `at` is the time in milliseconds.
 */
import type { Document, Status } from "../protocol.gen";
import { awaitsResult } from "./completion";
import { cloning } from "./copying";

export type Group = "needs_you" | "now" | "later" | "drafts" | "waiting" | "done";

/** What is asked of an item of the list; a view of a document on the device is more than that. */
export interface Listed {
  readonly document: Document;
  /** A decision of one's own that the server's data does not have yet. */
  readonly provisional: unknown;
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
    item.provisional !== null || item.document.imported?.decided_elsewhere === true || !OPEN.has(item.document.status)
  );
}

/** What documents may be waiting for: to be cloned (NEW-4), a result (CHK-9), an action (RFS-3); and those cloned. */
export const WAITS = ["to_process", "cloned", "result", "action"] as const;

export type Wait = (typeof WAITS)[number];

/** What a person narrows the list down to; empty for all. */
export interface Narrowed {
  readonly which: Status | Wait | "";
  readonly type: string;
}

/** Whether a document is among those that a person narrowed the list down to. With what was cloned are its clones. */
export function isAmong(document: Document, { which, type }: Narrowed): boolean {
  if (type !== "" && document.type !== type) return false;
  const { content, relations = [], status } = document;
  switch (which) {
    case "":
      return true;
    case "to_process":
      return cloning(document) === "to_process";
    case "cloned":
      return cloning(document) === "cloned" || relations.some(({ kind }) => kind === "clone_of");
    case "result":
      return status === "valid" && awaitsResult(content);
    case "action": {
      const { part2 } = (content ?? {}) as { part2?: { decision?: { action?: string } } };
      return status === "rejected" && !part2?.decision?.action;
    }
    default:
      return status === which;
  }
}

/** Texts as they are searched: once for each document, not for each key that somebody presses. */
export interface Searchable {
  readonly plain: readonly string[];
  readonly close: readonly string[];
}

export function searchable(texts: readonly string[]): Searchable {
  const plain = texts.map((text) => text.toLowerCase());
  return { plain, close: plain.map(closed) };
}

const closed = (text: string): string => text.replaceAll(/\s/g, "");

/**
 * Whether every word of a query is found in one of the texts. Spaces inside codes and references do not matter; `%` stands
 * for anything (FIND-1).
 */
export function matches(query: string): (texts: Searchable) => boolean {
  const asked = query.trim().toLowerCase();
  if (asked.includes("%")) {
    const parts = closed(asked).split("%").filter(Boolean);
    return ({ close }) => close.some((text) => inOrder(text, parts));
  }
  const words = asked.split(/\s+/);
  const whole = closed(asked);
  return ({ plain, close }) =>
    close.some((text) => text.includes(whole)) || words.every((word) => plain.some((text) => text.includes(word)));
}

function inOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
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
  return inOrderOf(doneAt(b.document) ?? "", doneAt(a.document) ?? "") || byReference(a, b);
}

const byReference = (a: Listed, b: Listed): number =>
  inOrderOf(a.document.reference ?? "", b.document.reference ?? "") || inOrderOf(a.document.id, b.document.id);

/** Instants, references and ids are plain characters: no language orders them, and thousands are ordered at once. */
const inOrderOf = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
