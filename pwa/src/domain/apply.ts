/**
 * What an operation makes of a document, as far as a device can know: the person sees the own work at once. The server
 * decides (`backend/domain/operations.py`, `decisions.py`), and what it says replaces what stands here.
 */
import type { Action, Body, Change, Creation, Document, Resolve, Side, Signed } from "../protocol.gen";
import { assign, CannotSet } from "./assign";
import { unbase64url } from "./base64url";
import { catalogue, formOf } from "./catalogue";
import { decode, type Value } from "./cbor";
import { resolved } from "./conflicts";
import { madeFrom } from "./copying";
import { transition } from "./workflow";

/** What the person did, as the body of an operation says it. */
export interface Act {
  readonly body: Body;
  /** Of a decision: what was decided; "refused" refuses the consignment, any other accepts it for that purpose. */
  readonly outcome: string;
}

export const REFUSED = "refused";

/** What Part II decides: "refused", the outcome that is accepted, or empty where it says neither yet. */
export function outcomeOf(content: unknown): string {
  const { acceptable, outcome = "" } =
    (content as { part2?: { decision?: { acceptable?: boolean; outcome?: string } } } | undefined)?.part2?.decision ??
    {};
  return acceptable === false ? REFUSED : acceptable ? outcome : "";
}

export const decisionAction = (outcome: string): Action => (outcome === REFUSED ? "refuse" : "accept");

/** On which side of the counter somebody acts, for which organisation, and what others can be made from there. */
export interface Where {
  readonly side: Side;
  readonly organisation?: string | undefined;
  readonly origin: (id: string) => Document | null;
}

/** The document after what somebody did; unchanged where it does not fit, which is for the server to say. */
export function apply(document: Document | null, { body, outcome }: Act, where: Where): Document | null {
  if (body.type === "document.create") return document ?? created(body, where);
  if (document === null) return null;
  const after = (action: Action) => ({
    ...document,
    status: transition(document.status, action, where.side, document.type)?.end ?? document.status,
  });
  switch (body.type) {
    case "document.set":
      return changed(after("save_checks"), body.args as Change);
    case "document.submit":
      return { ...after("submit"), version: next(document) };
    case "document.decide":
      return { ...after(decisionAction(outcome)), version: next(document) };
    case "document.start":
      return { ...after("start"), version: next(document) };
    case "document.cancel":
      return after("cancel");
    case "document.recall":
      return after("recall");
    case "document.complete":
      return { ...document, content: contentOf((body.args as Signed).content) };
    case "document.delete":
      return after("delete");
    case "conflict.resolve":
      return resolved(document, body.args as Resolve);
    default:
      return document;
  }
}

/** The content of signed canonical bytes, as JSON holds it. */
const contentOf = (signed: string): unknown => plain(decode(unbase64url(signed)));

function plain(value: Value): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, plain(one as Value)]));
  return Array.isArray(value) ? value.map((one) => plain(one as Value)) : value;
}

const next = (document: Document): number => (document.version ?? 0) + 1;

function created(body: Body, where: Where): Document {
  const { type, edition, post, change, origin } = body.args as Creation;
  const source = origin ? where.origin(origin.document) : null;
  const empty: Document = {
    id: body.record.id,
    type: type,
    edition,
    rev: 0,
    status: "draft",
    post,
    ...(where.organisation && { organisation: where.organisation }),
    content: {},
    changed_at: body.at.device,
    ...(origin && source && madeFrom(origin.kind, source, { type, edition, post }, body.at.device)),
  };
  return changed(empty, change);
}

/** Boxes one by one, in the order in which the server takes them; one that does not fit is left out. */
export function changed(document: Document, change: Change): Document {
  let content = document.content ?? {};
  for (const [path, value] of boxesOf(change)) {
    const next = withBox(document, content, path, value);
    if (!(next instanceof CannotSet)) content = next;
  }
  return { ...document, content };
}

/** The first box of a change that the document cannot take, or null. */
export function unfit(document: Pick<Document, "type" | "edition" | "content">, change: Change): CannotSet | null {
  let content = document.content ?? {};
  for (const [path, value] of boxesOf(change)) {
    const next = withBox(document, content, path, value);
    if (next instanceof CannotSet) return next;
    content = next;
  }
  return null;
}

const boxesOf = (change: Change): (readonly [string, unknown])[] => [
  ...Object.entries(change.add ?? {}),
  ...Object.entries(change.set ?? {}),
  ...[...(change.unset ?? []), ...(change.remove ?? [])].map((path) => [path, null] as const),
];

function withBox(
  { type, edition }: Pick<Document, "type" | "edition">,
  content: object,
  path: string,
  value: unknown,
): object | CannotSet {
  try {
    return assign(catalogue, formOf(type), content, path, value, edition);
  } catch (error) {
    if (error instanceof CannotSet) return error;
    throw error;
  }
}
