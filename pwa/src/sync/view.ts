/** What the person sees of a document: the server's state with the own operations on top that are not in it yet. */
import { apply, type Where } from "../domain/apply";
import { OPERATIONS, type Body, type Document, type Result } from "../protocol.gen";
import type { RowState } from "../store/outbox";
import type { DocumentView, Provisional, RecordState } from "./device";

/** An operation of the person, opened. */
export interface LocalOperation {
  readonly client_id: string;
  readonly seq: number;
  readonly hash: string;
  readonly state: RowState;
  readonly body: Body;
  readonly result: Result | null;
  readonly dismissed: boolean;
  /** Of a decision: what was decided; of all that is signed: what the device has to show for it. */
  readonly outcome: string;
  readonly provisional: Provisional | null;
}

/**
 * How far operations are in the data that was pulled, in every record or in one: of each stream those up to this seq.
 * It is what had been answered before the data was asked for, and never what the server says of a stream: that may be
 * the work of a copy of this device.
 */
export type Horizon = Readonly<Record<string, number>>;

export const NOWHERE: Horizon = {};

const reaches = (horizon: Horizon, { client_id, seq }: LocalOperation): boolean => seq <= (horizon[client_id] ?? 0);

/** A document as pulled, and how far the own operations are in it. */
export interface Held {
  readonly document: Document;
  readonly seen: Horizon;
  /** Which building of the copy brought it. */
  readonly building: number;
}

export const wasRefused = ({ result }: LocalOperation): boolean =>
  result !== null && (result.status === "rejected" || result.status === "quarantined");

/** Refused, and the person has not read why. */
export const isUnread = (operation: LocalOperation): boolean => wasRefused(operation) && !operation.dismissed;

export const SIGNED: ReadonlySet<string> = new Set(OPERATIONS.filter(({ signed }) => signed).map(({ type }) => type));

const isDecision = ({ body }: LocalOperation): boolean => body.type === "document.decide";

/** Whether the pulled data does not have the operation yet: it stays on top, so that what was done never flickers. */
export function isAhead(operation: LocalOperation, seen: Horizon, horizon: Horizon): boolean {
  if (operation.state === "final" && wasRefused(operation)) return false;
  return !reaches(seen, operation) && !reaches(horizon, operation);
}

/**
 * Null where neither the server nor the person's own work knows of the document, and where it is deleted: then it opens
 * for nobody (ST-4). `operations` are the person's own on it, in order; `where` is where the person stands.
 */
export function view(
  held: Held | null,
  operations: readonly LocalOperation[],
  horizon: Horizon,
  where: Where,
): DocumentView | null {
  const done = (document: Document | null, one: LocalOperation) => apply(document, one, where);
  const ahead = operations.filter((one) => isAhead(one, held?.seen ?? NOWHERE, horizon));
  const unread = operations.filter(isUnread);
  // A document that the server refused to make is shown until its maker has read why.
  const document =
    ahead.reduce<Document | null>(done, held?.document ?? null) ?? unread.reduce<Document | null>(done, null);
  if (document === null || document.status === "deleted") return null;
  const waiting = operations.filter((one) => one.state !== "final");
  return {
    document,
    state: stateOf(document, ahead, waiting, unread),
    pending: waiting.length,
    refused: unread.flatMap(({ body, result }) => (result ? { ...result, op_id: body.op_id } : [])),
    provisional: ahead.findLast(isDecision)?.provisional ?? null,
  };
}

function stateOf(
  document: Document,
  ahead: readonly LocalOperation[],
  waiting: readonly LocalOperation[],
  unread: readonly LocalOperation[],
): RecordState {
  if (unread.length > 0) return "needs_attention";
  if (waiting.some(({ body }) => SIGNED.has(body.type))) return "signed_not_received";
  if (waiting.some(({ state }) => state === "pending")) return "on_device";
  if (ahead.length > 0 || waiting.length > 0) return "sent";
  return document.conflicts?.length ? "accepted_with_conflict" : "accepted";
}
