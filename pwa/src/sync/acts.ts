/** What a person does to documents on the device. Each act is an operation in the outbox, or a problem and nothing. */
import { uuidv7 } from "uuidv7";

import { unfit } from "../domain/apply";
import { unbase64url } from "../domain/base64url";
import { catalogue, editionOn } from "../domain/catalogue";
import { isCompletion } from "../domain/completion";
import { dayOfLaw } from "../domain/dates";
import { asChange, OF_ONE_BOX, type Edit } from "../domain/edits";
import { makeable, staysLocked } from "../domain/copying";
import type { Lists } from "../domain/env";
import { withFollowing } from "../domain/fillings";
import { isNobodys } from "../domain/posts";
import { isOfPartOne, parted, revise, type Revision } from "../domain/revision";
import { signedVersion } from "../domain/statement";
import { sideOf, transition } from "../domain/workflow";
import {
  MAX_OPERATION_BYTES,
  type Change,
  type Document,
  type DocumentType,
  type OriginKind,
  type Resolve,
  type Signed,
} from "../protocol.gen";
import type { ServerFacts } from "../store/people";
import { CannotKeep, type Desk, type Draft } from "./desk";
import {
  failed,
  isAsRead,
  notStored,
  DONE,
  type DocumentView,
  type Outcome,
  type Provisional,
  type SignedAction,
  type SigningSheet,
} from "./device";
import { KeyGone } from "./pen";
import { CARRYING, nameOf, type Carrying } from "./revisions";
import type { Session } from "./session";
import { asksAnew, obstacle, sign, signingSheet } from "./sign";
import { wasRefused, type LocalOperation } from "./view";

const PASSWORD_NEEDED = failed("PASSWORD_NEEDED", "This needs the password.");
const SHEET_CHANGED = failed("SHEET_CHANGED", "The sheet has changed since it was read.");
/** The post of a document cannot be changed: one that the server does not know would be the end of all that follows. */
const NO_POST = failed("POST", "No authority has this code.");
const NOT_HERE = failed("NOT_FOUND", "The document is not on this device.");

async function keep(desk: Desk, draft: Draft): Promise<Outcome> {
  try {
    await desk.append(draft);
    return DONE;
  } catch (error) {
    if (error instanceof CannotKeep) return failed(error.code, error.message);
    return notStored(error);
  }
}

/** Why the server would not take a change, in the order in which it looks, or null. */
function obstacleTo(
  document: Pick<Document, "type" | "edition" | "content" | "locked"> & { readonly rev?: number },
  change: Partial<Change>,
): Outcome<never> | null {
  if (new TextEncoder().encode(JSON.stringify(change)).length > MAX_OPERATION_BYTES)
    return failed("OPERATION_SIZE", "The change is larger than the server takes.");
  const { set = {}, unset = [], add = {}, remove = [] } = change;
  const locked = [...Object.keys(set), ...unset, ...Object.keys(add), ...remove].find((path) =>
    staysLocked(document, path),
  );
  if (locked !== undefined) return failed("LOCKED_BOX", `${locked} stays as it was in the certificate.`);
  const misfit = unfit(document, change);
  return misfit && failed("BOX", misfit.message);
}

export async function changeDocument(desk: Desk, id: string, change: Partial<Change>): Promise<Outcome> {
  const view = await desk.document(id);
  if (!view) return NOT_HERE;
  const { document, revision, completion } = view;
  const both = document.status !== "draft" && parted(change);
  if (both) {
    const first = await changeDocument(desk, id, both[0]);
    return first.ok ? changeDocument(desk, id, both[1]) : first;
  }
  const again = document.status !== "draft" && isOfPartOne(change);
  const after = isCompletion(document, change);
  const own = again ? revision : after ? completion : undefined;
  const problem = obstacleTo(own?.document ?? document, change);
  if (problem) return problem;
  if (again || after) {
    const act: Carrying = again ? "submit" : "complete";
    const settled = await desk.isSettled(id, act);
    const following = again ? whole(desk, own?.document ?? document, change) : change;
    // What is in the document by now is no change of it any more: it would take the place of what others did since.
    return stored(
      desk.revisions.keep(nameOf(id, act), (old) =>
        revise(settled && old?.submitted ? null : old, document, following),
      ),
    );
  }
  return keep(desk, { type: "document.set", id, args: () => ({ args: whole(desk, document, change) }) });
}

/** The change with what follows from it. */
function whole(desk: Desk, document: Document, change: Partial<Change>): Partial<Change> {
  const followed = isOfPartOne(change) ? withFollowing(document, change, dayOfLaw(desk.now())) : change;
  return obstacleTo(document, followed) ? change : followed;
}

/** What a crash left half done is done: what was signed is known to be, and what was typed becomes operations. */
export async function recover(desk: Desk): Promise<Outcome> {
  await knowSigned(desk);
  await forgetSigned(desk);
  await forgetGone(desk);
  return handOverTyped(desk);
}

/**
 * Changes that are as they were signed last: they went with that signature, whether or not it was written down. What was
 * signed before they began is another matter, though it said the same.
 */
async function knowSigned(desk: Desk): Promise<void> {
  for (const id of desk.revisions.documents())
    for (const action of CARRYING) {
      const view = await desk.document(id);
      if (!view || toSign(view, action) === view.document) continue;
      const signed = desk.own.on(id).findLast(({ body }) => body.type === `document.${action}`);
      const { fingerprint } = await signingSheet(toSign(view, action), action);
      const since = desk.revisions.of(nameOf(id, action))?.version ?? 0;
      const isLater = signed && signedVersion(unbase64url((signed.body.args as Signed).statement)) >= since;
      if (isLater && !wasRefused(signed) && signed.provisional?.fingerprint === fingerprint)
        await desk.revisions.keep(nameOf(id, action), (old) => old && { ...old, submitted: true });
    }
}

/** Changes that were signed, once their operation is not kept any more: then no server asks for it again. */
async function forgetSigned(desk: Desk): Promise<void> {
  const signed = [...desk.revisions.documents()].flatMap((id) =>
    CARRYING.map((action) => ({ id, type: `document.${action}`, name: nameOf(id, action) })).filter(
      ({ name }) => desk.revisions.of(name)?.submitted,
    ),
  );
  if (signed.length === 0) return;
  await desk.own.refresh(); // another tab may have signed just now
  for (const { id, type, name } of signed) {
    const isKept = desk.own.on(id).some(({ body }) => body.type === type);
    if (desk.isOpen() && !isKept) await desk.revisions.keep(name, (old) => (old?.submitted ? null : old));
  }
}

/**
 * What was begun on documents that there will never be again (INV-41): the person deleted them, or read why they were not
 * made. One that left otherwise may come back, and what was begun on it with it.
 */
async function forgetGone(desk: Desk): Promise<void> {
  for (const id of new Set([...desk.typed.documents(), ...desk.revisions.documents()])) {
    if ((await desk.document(id)) !== null || !desk.own.on(id).some(endsForGood)) continue;
    for (const { path } of desk.typed.of(id)) await desk.typed.keep(id, { path });
    for (const act of CARRYING) await desk.revisions.keep(nameOf(id, act), () => null);
  }
}

const endsForGood = ({ body, result, dismissed }: LocalOperation): boolean =>
  (body.type === "document.delete" && result?.status === "applied") ||
  (body.type === "document.create" && result?.status === "rejected" && dismissed);

/** To be compared. */
const editsOf = (changes: Revision | null): string => JSON.stringify(changes?.edits ?? []);

/** What does not fit stays, for the person to see at its box. */
async function handOverTyped(desk: Desk): Promise<Outcome> {
  await desk.typed.forgetDone(desk.own.all());
  for (const id of desk.typed.documents()) {
    const edits = await handedOver(
      desk,
      id,
      desk.typed.of(id).flatMap(({ path, edit }) => (edit ? [[path, edit] as const] : [])),
    );
    for (const { path, edit, text } of desk.typed.of(id)) {
      // Typed on meanwhile, it is another edit, and still to come.
      const done = edits.some(([at, one]) => at === path && JSON.stringify(one) === JSON.stringify(edit));
      if (done) await desk.typed.keep(id, { path, ...(text !== undefined && { text }) });
    }
  }
  return DONE;
}

type Edits = readonly (readonly [path: string, edit: Edit])[];

/** Those of the edits that were kept: all together, or without those that do not fit. */
async function handedOver(desk: Desk, id: string, edits: Edits): Promise<Edits> {
  if (edits.length === 0) return [];
  const outcome = await changeDocument(desk, id, asChange(edits));
  if (outcome.ok) return edits;
  if (!OF_ONE_BOX.has(outcome.problem.code) || edits.length === 1) return [];
  const kept: Edits[] = [];
  for (const one of edits) kept.push(await handedOver(desk, id, [one]));
  return kept.flat();
}

/** Takes back what was changed and not signed: of a submitted Part I, or to complete the document. */
export const revertDocument = (desk: Desk, id: string, which: "revision" | "completion"): Promise<Outcome> =>
  stored(desk.revisions.keep(nameOf(id, which === "revision" ? "submit" : "complete"), () => null));

const stored = (work: Promise<void>): Promise<Outcome> => work.then(() => DONE, notStored);

/** What an act signs: with Part I, the person's changes of it (NEW-9); to complete it, what is given now (SIGN-7). */
function toSign({ document, revision, completion }: DocumentView, action: SignedAction): Document {
  const own = action === "submit" ? revision : action === "complete" ? completion : undefined;
  return own?.document ?? document;
}

/** `lists` are those of the authorities, as far as the device holds them. */
export async function createDocument(
  desk: Desk,
  lists: Lists,
  type: DocumentType,
  change: Partial<Change>,
  post = desk.profile().post ?? "",
  edition = editionOn(type, dayOfLaw(desk.now())),
): Promise<Outcome<string>> {
  const editions = catalogue.types[type]?.editions;
  if (!editions) return failed("DOCUMENT_TYPE", "This version of the app does not know this document.");
  if (edition === undefined || !editions.includes(edition)) return failed("EDITION", "There is no such edition.");
  const problem = obstacleTo({ type, edition, content: {} }, change);
  if (problem) return problem;
  if (post !== desk.profile().post && isNobodys(post, lists)) return NO_POST;
  const id = uuidv7();
  const args = { type, edition, post, change };
  const kept = await keep(desk, { type: "document.create", id, args: () => ({ args }) });
  return kept.ok ? { ok: true, value: id } : kept;
}

/**
 * Makes a document from another one (NEW-1, NEW-2, ST-6): `type` is that of a clone, `post` the authority that it is for
 * where it is not the person's own.
 */
export async function makeFrom(
  desk: Desk,
  lists: Lists,
  kind: OriginKind,
  id: string,
  type?: DocumentType,
  post?: string,
): Promise<Outcome<string>> {
  const view = await desk.document(id);
  if (!view) return NOT_HERE;
  const { document } = view;
  const target = type ?? document.type;
  const profile = desk.profile();
  if (!makeable(document, sideOf(profile.role)).some((one) => one.kind === kind && one.type === target))
    return failed("STATUS", `No ${kind} can be made of this document as a ${target}.`);
  const edition = kind === "replacement" ? document.edition : editionOn(target, dayOfLaw(desk.now()));
  if (edition === undefined) return failed("DOCUMENT_TYPE", "This version of the app does not know this document.");
  const to = post ?? (profile.post || document.post);
  if (to !== profile.post && isNobodys(to, lists)) return NO_POST;
  const made = uuidv7();
  const args = {
    type: target,
    edition,
    post: to,
    change: {},
    origin: { kind, document: id },
  };
  const kept = await keep(desk, { type: "document.create", id: made, args: () => ({ args }) });
  return kept.ok ? { ok: true, value: made } : kept;
}

/** Begins Part II of what the own side made (ST-3a). */
export const startDocument = (desk: Desk, id: string): Promise<Outcome> => request(desk, id, "start");

/** Deletes a draft or new document (ST-4); from then on it is not on the device. */
export const removeDocument = (desk: Desk, id: string): Promise<Outcome> => request(desk, id, "delete");

/** A person chose between values, or confirms what counts of two acts. */
export const resolveConflict = (desk: Desk, id: string, args: Resolve): Promise<Outcome> =>
  keep(desk, { type: "conflict.resolve", id, args: () => ({ args }) });

async function request(desk: Desk, id: string, action: "delete" | "start"): Promise<Outcome> {
  const view = await desk.document(id);
  if (!view) return NOT_HERE;
  const { status, type } = view.document;
  if (transition(status, action, sideOf(desk.profile().role), type) === null)
    return failed("STATUS", `This cannot be done with a document that is ${status}.`);
  return keep(desk, { type: `document.${action}`, id, args: () => ({ args: {} }) });
}

/** With what a document is signed: the password, or null where it is remembered; the server; the clock, in ms. */
export interface Signing {
  readonly session: Session;
  /** The sheet as the person read it. */
  readonly read: SigningSheet;
  readonly password: string | null;
  /** Whether it signs for the rest of the session (SIGN-3). */
  readonly remember: boolean;
  readonly server: ServerFacts;
  /** Whether the server answered just now. */
  readonly reached: boolean;
  readonly now: number;
}

export async function signDocument(
  desk: Desk,
  id: string,
  action: SignedAction,
  { session, read, password, remember, server, reached, now }: Signing,
): Promise<Outcome<Provisional>> {
  const view = await desk.document(id);
  if (!view) return NOT_HERE;
  const document = toSign(view, action);
  const act = CARRYING.find((one) => one === action);
  const changes = act ? nameOf(id, act) : null;
  const edits = changes !== null && editsOf(desk.revisions.of(changes));
  const problem = obstacle(document, action, sideOf(desk.profile().role));
  if (problem) return { ok: false, problem };
  if (!isAsRead(await signingSheet(document, action), read)) return SHEET_CHANGED;
  if (password === null && asksAnew(document, action, view.document)) return PASSWORD_NEEDED;
  const opened = await session.pen.open(desk, password);
  if (!opened.ok) return opened;
  const open = opened.value;
  const means = { open, desk, server, reached, now, append: (draft: Draft) => keep(desk, draft) };
  const signed = await sign(document, action, means).catch((error: unknown) => {
    if (error instanceof KeyGone) return PASSWORD_NEEDED;
    open.done(false);
    throw error;
  });
  open.done(remember && signed.ok);
  // What was changed while the signature was made is not in it. Where the disk does not take that, the signature is made
  // all the same, and the next start knows what it was of (`knowSigned`).
  if (signed.ok && changes !== null)
    await stored(desk.revisions.keep(changes, (old) => old && { ...old, submitted: editsOf(old) === edits }));
  return signed;
}

/** What will be signed (SIGN-5). Null for a document that is not on the device. */
export async function sheetFor(
  desk: Desk,
  id: string,
  action: SignedAction,
): Promise<Omit<SigningSheet, "locked" | "clock_ahead"> | null> {
  const view = await desk.document(id);
  return view && signingSheet(toSign(view, action), action, view.document);
}
