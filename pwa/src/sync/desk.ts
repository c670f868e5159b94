/**
 * What lies before the person who is let in: the server's records and the own operations on top, opened in memory for
 * as long as the key is there.
 */
import { uuidv7 } from "uuidv7";

import { MAX_OPERATION_BYTES, MAX_SIGNED_BYTES, OPERATIONS, PROTOCOL_VERSION } from "../protocol.gen";
import type { Body, OperationType, Profile } from "../protocol.gen";
import type { Signer, Stream } from "../store/outbox";
import type { Person, ServerFacts } from "../store/people";
import type { UserKey } from "../store/seal";
import { sideOf } from "../domain/workflow";
import { Refusal } from "./api";
import { openCopy, type FetchedPage } from "./copy";
import type { DocumentView, Provisional } from "./device";
import { nameOf, openRevisions, standing, withOwn, type Carrying } from "./revisions";
import { MOST_UNANSWERED, openOwn, type Made } from "./own";
import { openTyped } from "./typed";
import { VERSION } from "./version";
import { isAhead, isUnread, NOWHERE, SIGNED, view, type Held, type Horizon, type LocalOperation } from "./view";

/** What an operation is before it has a place in the stream. */
export interface Draft {
  readonly type: OperationType;
  readonly id: string;
  /** Asked again where another tab was first, since a signature names the one before it. */
  readonly args: (signer: Signer) => Promise<Signing> | Signing;
}

export interface Signing {
  readonly args: unknown;
  readonly signer?: Signer;
  readonly outcome?: string;
  readonly provisional?: Provisional;
}

/** The operation cannot be taken: it is too large, or too many wait. `code` is that of the problem. */
export class CannotKeep extends Error {
  override readonly name = "CannotKeep";
  readonly code: "OPERATION_SIZE" | "OUTBOX_FULL";

  constructor(code: CannotKeep["code"], detail: string) {
    super(detail);
    this.code = code;
  }
}

/** What has happened depends on nothing: it is kept also where what was done before it is refused. */
const FACTS = new Set(OPERATIONS.filter(({ kind }) => kind === "fact").map(({ type }) => type));

const mostBytes = (type: OperationType): number => (SIGNED.has(type) ? MAX_SIGNED_BYTES : MAX_OPERATION_BYTES);

export type Desk = Awaited<ReturnType<typeof openDesk>>;

export interface DeskParts {
  readonly person: Person;
  readonly profile: Profile;
  readonly userKey: UserKey;
  readonly server: () => ServerFacts;
  readonly now: () => number;
}

/** Opens the person's databases; records are read when they are first asked for. */
export async function openDesk({ person, profile, userKey, server, now }: DeskParts) {
  const views = new Map<string, DocumentView | null>();
  /** Of documents without own work: they stay the same for as long as the document does. */
  const plain = new WeakMap<Held, DocumentView | null>();
  const own = await openOwn(
    person,
    userKey,
    () => server().about.server_key,
    () => views.clear(),
  );
  const copy = await openCopy(person.id, userKey, () => views.clear());
  const revisions = await openRevisions(person.id, userKey, () => views.clear());
  const typed = await openTyped(person.id, userKey, () => own.all().at(-1)?.hash ?? "");
  let who = profile;
  let closed = false;

  function plainViewOf(held: Held): DocumentView | null {
    const known = plain.get(held);
    if (known !== undefined) return known;
    const where = { side: sideOf(who.role), organisation: who.organisation, origin: () => null };
    const made = view(held, [], NOWHERE, where);
    plain.set(held, made);
    return made;
  }

  function viewOf(
    id: string,
    all: ReadonlyMap<string, Held>,
    operations: readonly LocalOperation[],
  ): DocumentView | null {
    const held = all.get(id) ?? null;
    const changes = { revision: revisions.of(id), completion: revisions.of(nameOf(id, "complete")), operations };
    if (held && operations.length === 0 && !changes.revision && !changes.completion) return plainViewOf(held);
    const known = views.get(id);
    if (known !== undefined) return known;
    const origin = (other: string) => all.get(other)?.document ?? null;
    const horizon = copy.horizon(held);
    const bare = view(held, operations, horizon, {
      side: sideOf(who.role),
      organisation: who.organisation,
      origin,
    });
    const made = bare && withOwn(bare, changes, held?.seen ?? NOWHERE, horizon);
    views.set(id, made);
    return made;
  }

  /**
   * Documents that stay, whatever feeds they leave, while own work on them waits or was refused and nobody read why.
   * What the page itself has of the own work keeps nothing: a document that was deleted here goes with it.
   */
  const pinned = (horizon: Horizon): ReadonlySet<string> =>
    new Set(
      own
        .all()
        .filter((one) => isUnread(one) || one.state !== "final" || isAhead(one, NOWHERE, horizon))
        .map(({ body }) => body.record.id),
    );

  async function make(draft: Draft, stream: Stream, op_id: string, at: string): Promise<Made> {
    const { args, signer = stream.signer, outcome = "", provisional = null } = await draft.args(stream.signer);
    const before = (await copy.documents()).get(draft.id) ?? null;
    const horizon = copy.horizon(before);
    const waiting = own.on(draft.id).filter((one) => isAhead(one, before?.seen ?? NOWHERE, horizon));
    const after = FACTS.has(draft.type) ? undefined : waiting.findLast((one) => one.client_id === stream.client_id);
    const body: Body = {
      op_id,
      type: draft.type,
      v: 1,
      record: { type: "document", id: draft.id },
      base: { rev: before?.document.rev ?? 0 },
      ...(after && { after: after.seq }),
      args,
      actor: person.id,
      at: { device: at, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, offset_ms: server().offset_ms },
      app: VERSION,
      schema: PROTOCOL_VERSION,
    };
    const text = JSON.stringify(body);
    if (new TextEncoder().encode(text).length > mostBytes(draft.type))
      throw new CannotKeep("OPERATION_SIZE", "the operation is larger than the server takes");
    return { kept: { body: text, outcome, provisional }, signer };
  }

  return {
    person,
    userKey,
    own,
    copy,
    revisions,
    typed,
    profile: () => who,

    /** The device's clock, in ms. */
    now,

    /** The server says of the person what it did not say before. */
    setProfile(next: Profile): void {
      who = next;
    },

    async documents(): Promise<readonly DocumentView[]> {
      const all = await copy.documents();
      const operations = new Map<string, LocalOperation[]>();
      for (const one of own.all()) {
        const { id } = one.body.record;
        const before = operations.get(id);
        if (before) before.push(one);
        else operations.set(id, [one]);
      }
      const changed = revisions.documents();
      const made = [...operations.keys()].filter((id) => !all.has(id));
      // Asked after every act, of thousands: those without own work are only collected.
      const viewAt = (id: string, held: Held): DocumentView | null => {
        const mine = operations.get(id);
        return mine || changed.has(id) ? viewOf(id, all, mine ?? []) : plainViewOf(held);
      };
      return [
        ...Array.from(all, ([id, held]) => viewAt(id, held)),
        ...made.map((id) => viewOf(id, all, operations.get(id) ?? [])),
      ].filter((one) => one !== null);
    },

    /** What the documents come to where the server refuses own work that is not in them yet, and that work. */
    async underneath(): Promise<unknown> {
      const all = await copy.documents();
      const unsettled = pinned(copy.position()?.seen ?? NOWHERE);
      const contents = Array.from(all.values(), ({ document }) => document.content);
      return [contents, own.all().filter(({ body }) => unsettled.has(body.record.id))];
    },

    async document(id: string): Promise<DocumentView | null> {
      return viewOf(id, await copy.documents(), own.on(id));
    },

    /** Whether the changes that are kept went with a signature of this act which the document at hand has by now. */
    async isSettled(id: string, act: Carrying): Promise<boolean> {
      const held = (await copy.documents()).get(id) ?? null;
      const [changes, seen, horizon] = [revisions.of(nameOf(id, act)), held?.seen ?? NOWHERE, copy.horizon(held)];
      if (closed || !changes) return false;
      return standing(changes, `document.${act}`, own.on(id), seen, horizon) === "settled";
    },

    /** False once it is being closed: what is in memory is less than what is kept from then on. */
    isOpen: (): boolean => !closed,

    /** Adds an operation; on the disk when it resolves. Raises CannotKeep, StorageFailure. */
    async append(draft: Draft): Promise<void> {
      if (own.unanswered().count >= MOST_UNANSWERED)
        throw new CannotKeep("OUTBOX_FULL", "too many operations wait for the server");
      const op_id = uuidv7();
      const at = new Date(now()).toISOString();
      await own.append((stream) => make(draft, stream, op_id, at));
    },

    /**
     * Stores a page of a pull and shows it. Raises Refusal once the desk is closed: the own work, which says what stays
     * and what the page's outcomes are about, is not in memory any more, and the page comes again.
     */
    take: (page: FetchedPage): Promise<void> =>
      copy.take(page, () => {
        if (closed) throw new Refusal(401, { code: "LOGIN_REQUIRED", detail: "Nobody is let in." });
        return pinned(page.position.seen);
      }),

    async close(): Promise<void> {
      closed = true;
      await typed.close();
      await Promise.all([own.close(), copy.close(), revisions.close()]);
      views.clear();
    },
  };
}
