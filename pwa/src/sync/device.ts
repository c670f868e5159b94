/**
 * The one door from the views to what the device keeps and sends. `createDevice` (engine.ts) makes it;
 * views and forms know nothing else of store, sync, keys or network.
 */
import type {
  Certificate,
  Change,
  Document,
  DocumentType,
  OriginKind,
  Profile,
  Resolve,
  Result,
} from "../protocol.gen";
import type { Matter } from "../domain/conflicts";
import type { Typed } from "../domain/edits";
import type { Lists } from "../domain/env";
import type { Files } from "../domain/files";
import { StorageFailure } from "../store/databases";
import type { About } from "../store/people";
import type { EnrolledDevice, LateFile } from "./api";
import type { ListOffice } from "./list-office";
import type { Reference } from "./lists";
import type { Prints } from "./prints";

export type { About, EnrolledDevice, LateFile, ListOffice, Reference };

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly post_name: string;
  readonly email: string;
  /**
   * Operations of this person that have not left yet; null where the device cannot open what it keeps of them. What has
   * left is answered when the person is let in.
   */
  readonly pending: number | null;
}

export type Access =
  /** Nobody is at the tablet. `people` have work or data on it and can unlock it without a network. */
  | { readonly state: "signed_out"; readonly people: readonly KnownPerson[] }
  /** Somebody's data is on the tablet and the key to it is not in memory: the password opens it, also offline. */
  | { readonly state: "locked"; readonly person: KnownPerson; readonly people: readonly KnownPerson[] }
  /**
   * `session`: the server still knows the login, so reading is possible; sending goes on without it. `email` is what the
   * person logs in with, `device_id` what the server calls this device of the person's.
   */
  | {
      readonly state: "open";
      readonly profile: Profile;
      readonly session: boolean;
      readonly email: string;
      readonly device_id: string;
    };

export type SyncState =
  | "idle"
  | "pushing"
  | "pulling"
  | "offline"
  | "backoff"
  | "needs_login"
  | "blocked_storage"
  | "reset_required"
  | "update_required";

export interface SyncStatus {
  readonly state: SyncState;
  /** Whether the last try found no network: steady while the next one is under way, as `state` is not. */
  readonly offline: boolean;
  /** Operations that the server has not yet answered; shown on every screen. */
  readonly pending: number;
  /** Attached files that the server has not verified. */
  readonly files: number;
  /** When the oldest operation was made, RFC 3339. */
  readonly oldest: string | null;
  /** When the last pull was complete: what is shown is at least as new. */
  readonly last_complete: string | null;
  /** Everything is fetched anew; what has not come again yet is shown as it was. */
  readonly renewing: boolean;
  /** A message id of the catalogue that says why nothing moves, or null. */
  readonly why: string | null;
  readonly next_try: string | null;
  readonly progress: { readonly done: number; readonly of: number } | null;
}

/** What the document's line says of itself. */
export type RecordState =
  "on_device" | "sent" | "accepted" | "accepted_with_conflict" | "signed_not_received" | "needs_attention";

export interface DocumentView {
  /** The server's latest state with the device's pending operations on top. */
  readonly document: Document;
  readonly state: RecordState;
  readonly pending: number;
  /** Answers that a person has not yet read: refused or put aside, with the reason. */
  readonly refused: readonly Refused[];
  /** A decision signed here that the server has not yet countersigned. */
  readonly provisional: Provisional | null;
  /** Part I as the person changed it and has not submitted again (NEW-9). */
  readonly revision?: OwnChanges;
  /** What the person gives after the decision and has not signed yet (SIGN-7). */
  readonly completion?: OwnChanges;
}

/** Why an operation was not taken, with the operation's own id: that of an answer is one in its stream only. */
export interface Refused extends Result {
  readonly op_id: string;
}

/** The document with the person's own changes, which no signature has carried yet. */
export interface OwnChanges {
  readonly document: Document;
  /** The version that the changes began with: where the document has another now, somebody submitted meanwhile. */
  readonly version: number;
  /** The changed boxes and rows. */
  readonly paths: readonly string[];
}

export interface Provisional {
  readonly outcome: string;
  readonly signed_at: string;
  /** The link behind the QR: PUBLIC_URL/c#digits; empty for what gets no seal, or not from this device. */
  readonly qr: string;
  readonly fingerprint: string;
}

export type Problem = {
  /** Stable code, also the message id `problem-<code>` of the catalogue. */
  readonly code: string;
  readonly detail: string;
  readonly tries_left?: number;
};

export type Outcome<T = undefined> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const DONE: Outcome = { ok: true, value: undefined };

export const failed = (
  code: string,
  detail: string,
  tries_left?: number,
): { readonly ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, detail, ...(tries_left !== undefined && { tries_left }) },
});

/** What the device's storage did not take; any other error is raised. */
export function notStored(error: unknown): ReturnType<typeof failed> {
  if (error instanceof StorageFailure) return failed("STORAGE_FULL", "The device cannot store it.");
  throw error;
}

/** What will be signed, exactly: shown before the password is asked for (SIGN-5). */
export interface SigningSheet {
  /** The document as it is signed: a view draws this one, so that the fingerprint is of what is drawn. */
  readonly document: Document;
  readonly fingerprint: string;
  readonly version: number;
  readonly outcome: string;
  /** What two people say differently, of which the signature chooses what counts. */
  readonly settles: readonly Matter[];
  /** Whether the password is asked for also where it is remembered (SIGN-3). */
  readonly asks_anew: boolean;
  /** Five wrong passwords in a row: nobody signs here until the server has let the person in (SIGN-4). */
  readonly locked: boolean;
  /** The device's clock was ahead when the server was last reached: what is signed by it may come before its time. */
  readonly clock_ahead: boolean;
}

/** Whether a sheet says nothing that the one that a person read did not say (SIGN-5). */
export const isAsRead = (now: ReadSheet, read: ReadSheet): boolean =>
  now.fingerprint === read.fingerprint &&
  now.version === read.version &&
  otherWords(now).every((said) => otherWords(read).includes(said));

/** What is compared of a sheet. */
type ReadSheet = Pick<SigningSheet, "fingerprint" | "version" | "settles">;

const otherWords = ({ settles }: ReadSheet): readonly string[] =>
  settles.flatMap(({ conflicts }) =>
    conflicts.map(({ at, code, other, other_by }) => [at, code, other, other_by].join(" ")),
  );

/** What to do where the device is still under another password than the server's, or cannot open its own lock. */
export interface LoginWith {
  /** The password before: it opens what is on the device. */
  readonly old?: string;
  /** The device is set up anew: what is on it stays sealed for ever, except for what waits to be sent. */
  readonly anew?: boolean;
}

/** Everything unsent as one file; not `whole` where something on the device could not be read. */
export interface Unsent {
  readonly file: Blob;
  readonly whole: boolean;
}

/** `complete` gives what was open at the decision: a pending result, the action on refused goods (CHK-10, RFS-3). */
export type SignedAction = "decide" | "submit" | "cancel" | "recall" | "complete";

export type What = "access" | "status" | "documents" | "lists" | "typed" | "files";

export interface Device {
  /** What the server says of itself, or said when it was last reached; null where it never was. */
  about(): Promise<About | null>;
  access(): Access;
  status(): SyncStatus;
  /** All documents that the person may see and the device holds. */
  documents(): Promise<readonly DocumentView[]>;
  document(id: string): Promise<DocumentView | null>;
  byReference(reference: string): Promise<DocumentView | null>;
  /** A list of the reference data, to be searched; null where the device does not hold it yet. */
  reference(name: string): Promise<Reference | null>;
  /** Those of these lists that the device holds, as the rules read them. */
  lookUps(names: readonly string[]): Promise<Lists>;

  /** The reference lists as an administrator keeps them: needs a network. */
  listOffice(): Promise<ListOffice>;
  /** What the server prints. */
  prints(): Promise<Prints>;

  /** Online: the server checks the password, the device is enrolled on the first time. Offline: the known person's key opens. */
  login(email: string, password: string, how?: LoginWith): Promise<Outcome>;
  unlock(personId: string, password: string): Promise<Outcome>;
  lock(): Promise<void>;
  /** Ends the session on the server; what is unsent stays on the device and leaves by the device's token. */
  logout(): Promise<void>;

  /** Durable when it resolves: the operation is in the outbox. */
  change(id: string, change: Partial<Change>): Promise<Outcome>;
  /** What is typed in the document's boxes and no operation yet, in the order of typing: also ahead of a crash. */
  typed(id: string): readonly Typed[];
  /** Writes down what stands in a box, key by key; on the disk when it resolves. Neither edit nor text forgets the box. */
  keepTyped(id: string, typed: Typed): Promise<Outcome>;
  /** Takes back changes that were not signed: of a submitted Part I, or what was to complete a decided document. */
  revert(id: string, which: "revision" | "completion"): Promise<Outcome>;
  /**
   * `post`: the authority that the document is for, where it is not the person's own. `edition`: the form's, where it is
   * not the current one.
   */
  create(type: DocumentType, change: Partial<Change>, post?: string, edition?: string): Promise<Outcome<string>>;
  /**
   * Makes a document from another one: copied as new, as replacement, or cloned (NEW-1, NEW-2, ST-6); `makeable` of
   * domain/copying.ts says what can be made. `type` is that of a clone, `post` as for `create`.
   */
  make(kind: OriginKind, id: string, type?: DocumentType, post?: string): Promise<Outcome<string>>;
  /** Deletes a draft or new document (ST-4): from then on `document` finds nothing. Where somebody else changed it
   * meanwhile, it comes back with a conflict that both see. */
  remove(id: string): Promise<Outcome>;
  /** Begins Part II of what the own side made, once Part I is complete: it gets its reference (ST-3a). */
  start(id: string): Promise<Outcome>;
  sheet(id: string, action: SignedAction): Promise<SigningSheet>;
  /**
   * Signs what was read, and nothing else: SHEET_CHANGED where the document says something else by now (SIGN-5). With
   * the device's key under the password; a wrong one counts (SIGN-4). `remember`: it signs for the rest of the session;
   * a password of null is the one that is remembered (SIGN-3).
   */
  sign(
    id: string,
    action: SignedAction,
    read: SigningSheet,
    password: string | null,
    remember?: boolean,
  ): Promise<Outcome<Provisional>>;
  /** When the password was given that is remembered, in ms since 1970; null where none is. Changes with `access`. */
  remembered(): number | null;
  forgetPassword(): void;
  /** With the server and on this device; needs a network. */
  changePassword(old: string, password: string): Promise<Outcome>;
  /** The person's devices, or those of somebody else by the e-mail address, for administrators. Needs a network. */
  devices(email?: string): Promise<Outcome<readonly EnrolledDevice[]>>;
  /** From then on nothing that is signed on it counts. Needs a network. */
  revoke(deviceId: string): Promise<Outcome>;
  /** Settles what two people say differently on a document; durable when it resolves. */
  resolve(id: string, choice: Resolve): Promise<Outcome>;
  /** The person has read why this operation was refused. */
  dismiss(opId: string): Promise<void>;

  /** The files that documents refer to. */
  readonly files: Files;
  /** The proof that the log has a certificate; the log signs at once where it has not yet. Needs a network. */
  logProof(certificate: Pick<Certificate, "shard" | "index">): Promise<Outcome<Blob>>;
  /** Files that the server should have by now, of the person's own side; none where it cannot be asked. */
  lateFiles(): Promise<readonly LateFile[]>;

  syncNow(): Promise<void>;
  /** There may be a network again: tried, unless the browser knows that there is none. */
  wake(): void;
  exportUnsent(): Promise<Unsent>;
  diagnostics(): Promise<string>;
  /** Asks for permission and subscribes this device to notices. */
  enablePush(): Promise<Outcome>;

  /** Calls the listener after every change of these; `typed` is what another tab typed. Returns the way to stop. */
  onChange(listener: (what: What) => void): () => void;
}
