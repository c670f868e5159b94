/**
 * What fills a box that nobody typed into, as the forms say it: what a new document begins with, what goes with an
 * organisation that is chosen, what follows from other boxes until somebody writes something else, what a person may take
 * over. What was written by hand is never written
 * over. `sync_protocol/fillings.py` does the same, by the same vectors.
 */
import {
  TAKEN,
  type BoxKind,
  type Change,
  type Document,
  type DocumentType,
  type Filling,
  type IsoDate,
  type Maker,
  type Picked,
  type Source,
  type Value,
} from "../protocol.gen";
import { changed } from "./apply";
import { assign, CannotSet } from "./assign";
import { catalogue, formOf } from "./catalogue";
import { isLocked } from "./copying";
import { belongs } from "./editions";
import { reading, testing } from "./conditions";
import { eachBinding, Env, tablesOf, type Lists } from "./env";

type Boxes = Readonly<Record<string, unknown>>;

/** What fills boxes of an edition of a form. */
export const fillingsIn = (type: DocumentType, edition: string): readonly Filling[] =>
  (catalogue.types[type]?.filled ?? []).filter((one) => belongs(one.editions, edition));

/** The boxes of a section or row, of which these are the names, as an entry of a list fills them. */
export function taken(names: readonly string[], list: string, entry: Picked): Readonly<Record<string, string>> {
  const { code, text = "", value: said = "", facts = {} } = entry;
  const known: Readonly<Record<string, string>> = {
    ...facts,
    ...(said && { value: said }),
    ...(text && { text }),
    code,
  };
  const filled: Record<string, string> = {};
  for (const { box, what, list: only = list } of TAKEN) {
    const found = known[what];
    if (found && only === list && names.includes(box)) filled[box] ??= found;
  }
  return filled;
}

/** The boxes that a new document begins with (NEW-5). */
export function begun(
  type: DocumentType,
  edition: string,
  { post, organisation }: Maker,
): Readonly<Record<string, string>> {
  const filled: Record<string, string> = {};
  for (const { kind, at, source } of fillingsIn(type, edition)) {
    if (kind !== "begins") continue;
    if (source[0] === "addressee") filled[at] = post;
    if (source[0] !== "own" || !organisation) continue;
    for (const [name, text] of Object.entries(taken(namesAt(type, at), source[1], organisation)))
      filled[`${at}/${name}`] = text;
    Object.assign(filled, goingWith(type, edition, at, organisation, post));
  }
  return filled;
}

/**
 * The boxes that go with an organisation that somebody chooses in the section at this path, in the place of `before`;
 * null for what is emptied. A box that says something else by now stays.
 */
export function chosen(
  { type, edition, content, post }: Pick<Document, "type" | "edition" | "content" | "post">,
  at: string,
  entry: Picked,
  before: Picked | null,
): Boxes {
  const was = before ? goingWith(type, edition, at, before, post) : {};
  const now = goingWith(type, edition, at, entry, post);
  const held = (box: string): unknown => {
    const steps = box.split("/");
    return boxesAt(content, steps.slice(0, -1).join("/"))[steps.at(-1) ?? ""];
  };
  const free = Object.keys({ ...was, ...now }).filter((box) => held(box) === undefined || held(box) === was[box]);
  return Object.fromEntries(free.filter((box) => held(box) !== now[box]).map((box) => [box, now[box] ?? null]));
}

function goingWith(
  type: DocumentType,
  edition: string,
  section: string,
  { facts = {} }: Picked,
  post: string,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { at, source } of fillingsIn(type, edition)) {
    if (source[0] !== "competent" || source[1] !== section) continue;
    const said = facts[source[2]] || (source[3] ? post : "");
    if (said) found[at] = said;
  }
  return found;
}

/** The names of the boxes of a section. */
function namesAt(type: DocumentType, path: string): readonly string[] {
  const boxes = (form: string) => catalogue.forms[form] ?? [];
  const form = path
    .split("/")
    .reduce((here, name) => boxes(here).find((box) => box.name === name)?.of ?? "", formOf(type));
  return boxes(form).map(({ name }) => name);
}

/** Every box of a section as another section has it, null for an empty one; null where nothing is offered (NEW-6). */
export function takenOver(type: DocumentType, edition: string, content: unknown, at: string): Boxes | null {
  for (const one of fillingsIn(type, edition)) {
    if (one.kind !== "offered" || one.at !== at || one.source[0] !== "section") continue;
    const from = boxesAt(content, one.source[1]);
    if (Object.keys(from).length === 0) return null;
    return Object.fromEntries(namesAt(type, at).map((name) => [`${at}/${name}`, from[name] ?? null]));
  }
  return null;
}

const boxesAt = (content: unknown, path: string): Boxes =>
  path.split("/").reduce<Boxes>((here, step) => (here[step] ?? {}) as Boxes, (content ?? {}) as Boxes);

/** The boxes that follow from what has changed, each with its new value; null empties one. */
export function followed(
  { type, edition, content: before = {} }: Pick<Document, "type" | "edition" | "content">,
  after: object,
  on: IsoDate,
  lists: Lists,
): Boxes {
  const filled: Record<string, unknown> = {};
  let now = after;
  for (const one of fillingsIn(type, edition)) {
    const { source } = one;
    if (one.kind !== "follows" || !isReckoned(source)) continue;
    const was = amounts(before as object, one, source, on, lists);
    for (const [at, { amount, held }] of amounts(now, one, source, on, lists)) {
      const old = was.get(at) ?? { amount: null, held: null };
      if (amount === old.amount || held !== old.held || (held !== null && held !== old.amount)) continue;
      const next = written(amount, kindOf(source));
      try {
        now = assign(catalogue, formOf(type), now, at, next, edition);
      } catch (error) {
        if (error instanceof CannotSet) continue; // more than the box can hold
        throw error;
      }
      filled[at] = next;
    }
  }
  return filled;
}

const isReckoned = (source: Source): source is Value =>
  !["section", "own", "addressee", "competent"].includes(source[0]);

interface Amount {
  /** What the box would be filled with, and what it holds; decimals in millionths. */
  readonly amount: bigint | null;
  readonly held: bigint | null;
}

function amounts(
  document: object,
  { at, when }: Filling,
  source: Value,
  on: IsoDate,
  lists: Lists,
): Map<string, Amount> {
  const env = new Env(document, on, lists);
  const [amount, holds] = [reading(source), reading(["get", at, kindOf(source)])];
  const applies = when ? testing(when) : () => true;
  const found = new Map<string, Amount>();
  eachBinding(env, tablesOf(at), () => {
    const now = applies(env) === true ? amount(env) : null;
    found.set(env.place(at), { amount: now as bigint | null, held: holds(env) as bigint | null });
  });
  return found;
}

/** Only numbers follow. */
function kindOf(source: Value): BoxKind {
  switch (source[0]) {
    case "get":
    case "lit":
      return source[2];
    case "plus":
    case "sum":
    case "find":
      return source[3];
    case "on":
    case "day":
    case "count":
      return "int";
  }
}

/** An amount as JSON holds it in a box. */
function written(amount: bigint | null, kind: BoxKind): string | number | null {
  if (amount === null) return null;
  if (kind !== "decimal") return Number(amount);
  const plain = amount < 0n ? -amount : amount;
  const part = String(plain % 1_000_000n)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${amount < 0n ? "-" : ""}${String(plain / 1_000_000n)}${part && `.${part}`}`;
}

/** The change with the boxes that follow from it; what is locked stays as it is. */
export function withFollowing(document: Document, change: Partial<Change>, on: IsoDate): Partial<Change> {
  const after = changed(document, change).content ?? {};
  const boxes = Object.entries(followed(document, after, on, {})).filter(([at]) => !isLocked(document, at));
  if (boxes.length === 0) return change;
  const emptied = boxes.filter(([, next]) => next === null).map(([at]) => at);
  return {
    ...change,
    set: { ...change.set, ...Object.fromEntries(boxes.filter(([, next]) => next !== null)) },
    ...((change.unset?.length ?? 0) + emptied.length > 0 && { unset: [...(change.unset ?? []), ...emptied] }),
  };
}
