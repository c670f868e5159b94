/** What a person does to documents on the device. Each act is an operation in the outbox, or a problem and nothing. */
import { uuidv7 } from "uuidv7";

import { unfit } from "../domain/apply";
import { catalogue } from "../domain/catalogue";
import { sideOf, transition } from "../domain/workflow";
import type { Change, DocumentType } from "../protocol.gen";
import { StorageFailure } from "../store/databases";
import type { ServerFacts } from "../store/people";
import { CannotKeep, type Desk, type Draft } from "./desk";
import { failed, DONE, type Outcome, type Provisional } from "./device";
import type { Session } from "./session";
import { obstacle, sign, type SignedAction } from "./sign";

const NOT_HERE = failed("NOT_FOUND", "The document is not on this device.");

async function keep(desk: Desk, draft: Draft): Promise<Outcome> {
  try {
    await desk.append(draft);
    return DONE;
  } catch (error) {
    if (error instanceof CannotKeep) return failed(error.code, error.message);
    if (error instanceof StorageFailure) return failed("STORAGE_FULL", "The device cannot store it.");
    throw error;
  }
}

export async function changeDocument(desk: Desk, id: string, change: Partial<Change>): Promise<Outcome> {
  const view = await desk.document(id);
  if (!view) return NOT_HERE;
  const problem = unfit(view.document, change);
  if (problem) return failed("BOX", problem.message);
  return keep(desk, { type: "document.set", id, args: () => ({ args: change }) });
}

export async function createDocument(
  desk: Desk,
  type: DocumentType,
  change: Partial<Change>,
  post = desk.profile().post ?? "",
  edition = catalogue.types[type]?.editions.at(-1),
): Promise<Outcome<string>> {
  if (edition === undefined) return failed("DOCUMENT_TYPE", "This version of the app does not know this document.");
  const problem = unfit({ type, content: {} }, change);
  if (problem) return failed("BOX", problem.message);
  const id = uuidv7();
  const args = { type, edition, post, change };
  const kept = await keep(desk, { type: "document.create", id, args: () => ({ args }) });
  return kept.ok ? { ok: true, value: id } : kept;
}

/** Deletes a draft or new document (ST-4); from then on it is not on the device. */
export async function removeDocument(desk: Desk, id: string): Promise<Outcome> {
  const view = await desk.document(id);
  if (!view) return NOT_HERE;
  const { status, type } = view.document;
  if (transition(status, "delete", sideOf(desk.profile().role), type) === null)
    return failed("STATUS", `A document that is ${status} cannot be deleted.`);
  return keep(desk, { type: "document.delete", id, args: () => ({ args: {} }) });
}

/** With what a document is signed: the password, checked by the session; the server's address; the clock, in ms. */
export interface Signing {
  readonly session: Session;
  readonly password: string;
  readonly server: ServerFacts;
  readonly now: number;
}

export async function signDocument(
  desk: Desk,
  id: string,
  action: SignedAction,
  { session, password, server, now }: Signing,
): Promise<Outcome<Provisional>> {
  const view = await desk.document(id);
  if (!view) return NOT_HERE;
  const problem = obstacle(view.document, action, sideOf(desk.profile().role));
  if (problem) return { ok: false, problem };
  const unlocked = await session.signingKey(desk, password);
  if (!unlocked.ok) return unlocked;
  const pen = { ...unlocked.value, desk, server, now, append: (draft: Draft) => keep(desk, draft) };
  return sign(view.document, action, pen);
}

export { signingSheet } from "./sign";
