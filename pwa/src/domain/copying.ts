/**
 * What a document starts with that is made from another one: copied, replaced, cloned (NEW-1 to NEW-3, ST-6).
 * `sync_protocol/copying.py` does the same, by the same vectors.
 */
import {
  BEGINNINGS,
  CLONES,
  LOCKED_IN_CLONES,
  ORIGIN_ROW,
  type Document,
  type DocumentType,
  type OriginKind,
  type RelationKind,
  type Side,
  type Status,
} from "../protocol.gen";
import { assign, CannotSet } from "./assign";
import { catalogue, formOf } from "./catalogue";
import { transition } from "./workflow";

type Content = Readonly<Record<string, unknown>>;

/** The new document's content. What its edition has no box for, or what does not fit that, is left behind. */
export function begun(
  kind: OriginKind,
  content: unknown,
  type: DocumentType,
  reference: string,
  edition: string,
): Content {
  const withBox = (into: Content, path: string, value: unknown) => boxed(type, edition, into, path, value);
  const beginning = BEGINNINGS.find((one) => one.kind === kind);
  let made: Content = {};
  for (const [path, value] of boxes(content, "")) {
    const below = (start: string) => `${path}/`.startsWith(start);
    if (beginning?.takes.some(below) && !beginning.without.some(below)) made = withBox(made, path, value);
  }
  return kind === "clone" ? withBox(made, ORIGIN_ROW, { number: reference }) : made;
}

function boxed(type: DocumentType, edition: string, content: Content, path: string, value: unknown): Content {
  try {
    return assign(catalogue, formOf(type), content, path, value, edition);
  } catch (error) {
    if (error instanceof CannotSet) return content;
    throw error;
  }
}

/** Every box with its value, and every row before its boxes. */
function* boxes(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (Array.isArray(value))
    for (const row of value as readonly Content[]) {
      yield [`${path}/${String(row.id)}`, {}];
      yield* boxes(row, `${path}/${String(row.id)}`);
    }
  else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value))
      if (name !== "id") yield* boxes(one, path === "" ? name : `${path}/${name}`);
  } else if (path !== "") yield [path, value];
}

/**
 * The boxes of a clone that cannot be changed, by the type of its source and its own content (NEW-3). What the source
 * left empty can be filled in.
 */
export const lockedBoxes = (source: DocumentType, content: unknown): readonly string[] =>
  LOCKED_IN_CLONES.filter(({ path, sources }) => (sources ?? [source]).includes(source) && isFilled(content, path)).map(
    ({ path }) => path,
  );

function isFilled(content: unknown, path: string): boolean {
  const value = atPath(content, path);
  if (value === null || value === undefined) return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** What stands at a path, undefined or null where nothing does. */
export function atPath(content: unknown, path: string): unknown {
  return path.split("/").reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return (here as readonly Content[]).find((row) => row.id === step);
    return typeof here === "object" ? (here as Content | null)?.[step] : undefined;
  }, content);
}

/** Whether a box or row of a clone stays as it was in the clone's source. */
export const isLocked = (document: Pick<Document, "locked">, path: string): boolean =>
  document.locked?.some((one) => path === one || path.startsWith(`${one}/`)) ?? false;

/** The rule of boxes that may be chosen again though their value came from a certificate. */
export const FREED = "NEW-3a";

/**
 * Whether a change of a box is refused on the device. A clone that the server has not made yet may have a box that is
 * left open for its value (NEW-3a): there the server says, by its lists.
 */
export const staysLocked = (document: Pick<Document, "locked" | "type"> & { readonly rev?: number }, path: string) =>
  isLocked(document, path) &&
  !(document.rev === 0 && catalogue.types[document.type]?.rules.some(({ code, at }) => code === FREED && at === path));

const UNDECIDED: ReadonlySet<Status> = new Set(["draft", "new", "in_progress", "pre_valid"]);
const MADE_FROM: Readonly<Partial<Record<OriginKind, RelationKind>>> = { replacement: "replaces", clone: "clone_of" };

/** A document made from another, as the server will make it: its content, its link, what stays locked. */
export function madeFrom(
  kind: OriginKind,
  source: Document,
  { type, edition, post }: Pick<Document, "type" | "edition" | "post">,
  at: string,
): Partial<Document> {
  const taken = begun(kind, source.content, type, source.reference ?? "", edition);
  const content = kind === "replacement" ? taken : addressed(taken, type, edition, post);
  const { id, status, reference } = source;
  const relation = MADE_FROM[kind];
  return {
    content,
    ...(relation && {
      relations: [
        {
          kind: relation,
          document: id,
          type: source.type,
          status,
          post: source.post,
          at,
          ...(reference && { reference }),
        },
      ],
    }),
    ...(kind === "clone" && { locked: lockedBoxes(source.type, content) }),
  };
}

/** It enters at the authority that it is for, and not where its source did (NEW-5). */
const addressed = (content: Content, type: DocumentType, edition: string, post: string): Content =>
  (catalogue.types[type]?.filled ?? []).reduce(
    (made, { at, source }) => (source[0] === "addressee" ? boxed(type, edition, made, at, post) : made),
    content,
  );

/** Whether a certificate is no longer its authority's to cancel or replace: its clone has been decided (NEW-2). */
export const isSettledByClone = ({ relations = [] }: Pick<Document, "relations">): boolean =>
  relations.some(({ kind, status }) => kind === "cloned_as" && !UNDECIDED.has(status) && status !== "cancelled");

export interface Makeable {
  readonly kind: OriginKind;
  readonly type: DocumentType;
}

/** What a person on this side can make from a document: the buttons to offer. */
export function makeable(document: Document, side: Side): readonly Makeable[] {
  const { type, status, relations = [] } = document;
  const has = (kind: RelationKind, open: boolean) =>
    relations.some((one) => one.kind === kind && (!open || UNDECIDED.has(one.status)));
  const replaceable =
    transition(status, "replace", side, type) !== null && !has("replaced_by", true) && !isSettledByClone(document);
  const clonable = status === "valid" && !has("cloned_as", false);
  return [
    { kind: "copy", type },
    ...(replaceable ? [{ kind: "replacement" as const, type }] : []),
    ...CLONES.filter(({ source }) => clonable && source === type).map(({ target }) => ({
      kind: "clone" as const,
      type: target,
    })),
  ];
}

/** NEW-4: whether a certificate or declaration waits to be cloned, or has been; null for what is never cloned. */
export function cloning(document: Document): "to_process" | "cloned" | null {
  if (document.relations?.some(({ kind }) => kind === "cloned_as")) return "cloned";
  return document.status === "valid" && CLONES.some(({ source }) => source === document.type) ? "to_process" : null;
}
