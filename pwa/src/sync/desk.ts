/**
 * What lies before the person who is let in: the records and the own operations, opened in memory for as long as the
 * key is there. Everything that the person's databases take goes through here, so that memory and disk say the same.
 */
import { uuidv7 } from "uuidv7";

import { chainHash } from "../domain/chain";
import { associatedData, sealForServer } from "../domain/hpke";
import { MAX_OPERATION_BYTES, PROTOCOL_VERSION } from "../protocol.gen";
import type { Body, Document, OperationType, Profile, Result } from "../protocol.gen";
import * as outbox from "../store/outbox";
import type { Person, ServerFacts } from "../store/people";
import * as replica from "../store/replica";
import { CannotOpen, openJson, sealJson, type UserKey } from "../store/seal";
import type { DocumentView, Provisional } from "./device";
import { VERSION } from "./version";
import { isAhead, isUnread, view, wasRefused, type Held, type Horizon, type LocalOperation } from "./view";

/** What an operation is before it has a place in the stream. */
export interface Draft {
  readonly type: OperationType;
  readonly id: string;
  /** Asked again where another tab was first, since a signature names the one before it. */
  readonly args: (signer: outbox.Signer) => Promise<Signing> | Signing;
}

export interface Signing {
  readonly args: unknown;
  readonly signer?: outbox.Signer;
  readonly outcome?: string;
  readonly provisional?: Provisional;
}

/** What is sealed for the person: the body's exact bytes, and what is shown of it while it waits. */
interface Kept {
  readonly body: string;
  readonly outcome: string;
  readonly provisional: Provisional | null;
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

const MOST_UNANSWERED = 20_000;

const utf8 = new TextEncoder();

export type Desk = Awaited<ReturnType<typeof openDesk>>;

export interface DeskParts {
  readonly person: Person;
  readonly profile: Profile;
  readonly userKey: UserKey;
  readonly server: () => ServerFacts;
  readonly now: () => number;
}

/** Opens the person's databases and reads the own operations; records are read when they are first asked for. */
export async function openDesk({ person, profile, userKey, server, now }: DeskParts) {
  let who = profile;
  const box = outbox.openOutbox(person.id);
  const copy = replica.openReplica(person.id);
  const opened = new Map<string, Kept>();
  let operations: LocalOperation[] = [];
  /** Rows without an answer that cannot be opened any more: they are sent, and counted. */
  let unreadable: readonly outbox.Row[] = [];
  let held: Map<string, Held> | null = null;
  let horizon: Horizon = { client_id: "", last_seq: 0 };
  let position: replica.Position | null = null;
  let views = new Map<string, DocumentView | null>();
  const operationsInTurn = inTurn();
  const recordsInTurn = inTurn();

  const place = ({ client_id, seq, hash }: Pick<outbox.Row, "client_id" | "seq" | "hash">) =>
    [client_id, seq, hash].join("|");

  async function readOperations(): Promise<void> {
    const rows = await outbox.everything(box);
    const read = await Promise.all(rows.map(opening));
    operations = read.filter((one) => one !== null);
    unreadable = rows.filter((row, index) => read[index] === null && row.state !== "final");
    views = new Map();
  }

  /** Null for a row sealed with a key that went with a forgotten password: it can be sent, and no longer shown. */
  async function opening(row: outbox.Row): Promise<LocalOperation | null> {
    try {
      const kept = opened.get(row.hash) ?? (await openJson<Kept>(userKey.key, row.sealed_for_user, place(row)));
      opened.set(row.hash, kept);
      const { answer } = row.meta;
      const result = answer ? await openJson<Result>(userKey.key, answer, `answer|${place(row)}`) : null;
      return local(row, kept, result);
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }

  const local = (row: outbox.Row, kept: Kept, result: Result | null): LocalOperation => ({
    client_id: row.client_id,
    seq: row.seq,
    hash: row.hash,
    state: row.state,
    body: JSON.parse(kept.body) as Body,
    result,
    dismissed: row.meta.dismissed ?? false,
    outcome: kept.outcome,
    provisional: kept.provisional,
  });

  const sealedAs = ({ type, id, rev }: Pick<replica.StoredRecord, "type" | "id" | "rev">) =>
    ["record", type, id, rev].join("|");

  async function readPosition(): Promise<void> {
    position = await replica.position(copy);
    horizon = { client_id: position?.client_id ?? "", last_seq: position?.last_seq ?? 0 };
  }

  /** Reads what changed on the disk since: another tab may have pulled. */
  async function readRecords(): Promise<Map<string, Held>> {
    const known = held;
    await readPosition();
    const rows = await replica.records(copy, "document");
    try {
      held = new Map(await Promise.all(rows.map((row) => openRecord(row, known?.get(row.id)))));
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      // Sealed with a key that went with a forgotten password: the server has all of it.
      return dropReplica();
    }
    views = new Map();
    return held;
  }

  async function openRecord(row: replica.StoredRecord, same: Held | undefined): Promise<[string, Held]> {
    if (same?.document.rev === row.rev) return [row.id, { ...same, seen: row.seen }];
    return [row.id, { document: await openJson<Document>(userKey.key, row.sealed, sealedAs(row)), seen: row.seen }];
  }

  async function dropReplica(): Promise<Map<string, Held>> {
    await replica.drop(copy);
    held = new Map();
    position = null;
    horizon = { client_id: "", last_seq: 0 };
    views = new Map();
    return held;
  }

  const records = async () => held ?? recordsInTurn(async () => held ?? readRecords());

  const operationsOn = (id: string) => operations.filter(({ body }) => body.record.id === id);

  function viewOf(id: string, all: Map<string, Held>, own: readonly LocalOperation[]): DocumentView | null {
    const known = views.get(id);
    if (known !== undefined) return known;
    const made = view(all.get(id) ?? null, own, horizon);
    views.set(id, made);
    return made;
  }

  async function sealed(
    stream: Pick<outbox.Stream, "client_id">,
    at: { seq: number; prev: string },
    kept: Kept,
    made: string,
  ): Promise<outbox.Row> {
    const body = utf8.encode(kept.body);
    const hash = await chainHash(stream.client_id, at.seq, at.prev, body);
    const where = { client_id: stream.client_id, seq: at.seq, hash };
    const [sealed_for_user, sealed_for_server] = await Promise.all([
      sealJson(userKey.key, kept, place(where)),
      sealForServer(server().about.server_key, body, associatedData(where.client_id, where.seq, where.hash)),
    ]);
    return {
      ...where,
      prev: at.prev,
      sealed_for_user,
      sealed_for_server,
      state: "pending",
      meta: { kid: userKey.kid, at: made },
    };
  }

  /** Raises CannotKeep, StorageFailure. */
  async function write(draft: Draft): Promise<LocalOperation> {
    if (operations.filter(({ state }) => state !== "final").length >= MOST_UNANSWERED)
      throw new CannotKeep("OUTBOX_FULL", "too many operations wait for the server");
    const all = await records();
    const op_id = uuidv7();
    const at = new Date(now()).toISOString();
    const { row, kept } = await outbox.append(box, person, async (stream) => {
      const signing = await draft.args(stream.signer);
      const before = all.get(draft.id);
      const after = operationsOn(draft.id)
        .filter((one) => one.client_id === stream.client_id && isAhead(one, before?.seen ?? 0, horizon))
        .at(-1);
      const body: Body = {
        op_id,
        type: draft.type,
        v: 1,
        record: { type: "document", id: draft.id },
        base: { rev: before?.document.rev ?? 0 },
        ...(after && { after: after.seq }),
        args: signing.args,
        actor: person.id,
        at: { device: at, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, offset_ms: server().offset_ms },
        app: VERSION,
        schema: PROTOCOL_VERSION,
      };
      const text = JSON.stringify(body);
      if (utf8.encode(text).length > MAX_OPERATION_BYTES)
        throw new CannotKeep("OPERATION_SIZE", "the operation is larger than the server takes");
      const kept: Kept = { body: text, outcome: signing.outcome ?? "", provisional: signing.provisional ?? null };
      const next = { seq: stream.last_seq + 1, prev: stream.last_hash };
      return { row: await sealed(stream, next, kept, at), signer: signing.signer ?? stream.signer, kept };
    });
    opened.set(row.hash, kept);
    const made = local(row, kept, null);
    // Another tab may have written what stands before it.
    const last = operations.findLast((one) => one.client_id === row.client_id);
    if ((last?.seq ?? 0) === row.seq - 1) operations = [...operations, made];
    else await readOperations();
    views.delete(draft.id);
    return made;
  }

  /** Documents that stay, whatever feeds they leave, while own work on them waits or was refused and nobody read why. */
  const pinned = (): ReadonlySet<string> =>
    new Set(operations.filter((one) => isUnread(one) || isAhead(one, 0, horizon)).map(({ body }) => body.record.id));

  async function restart(from: outbox.Stream): Promise<boolean> {
    const rows = await outbox.oldest(box, from.client_id, ["sent", "pending"], MOST_UNANSWERED);
    let to = { ...outbox.newStream(from), signer: from.signer };
    const places = new Map<number, number>();
    const moved: outbox.Row[] = [];
    for (const row of rows) {
      const kept = opened.get(row.hash);
      if (!kept) continue;
      const { after, ...body } = JSON.parse(kept.body) as Body;
      const follows = after === undefined ? undefined : places.get(after);
      const again = { ...kept, body: JSON.stringify({ ...body, ...(follows && { after: follows }) }) };
      const next = await sealed(to, { seq: to.last_seq + 1, prev: to.last_hash }, again, row.meta.at);
      places.set(row.seq, next.seq);
      moved.push(next);
      to = { ...to, last_seq: next.seq, last_hash: next.hash };
    }
    const done = await outbox.restart(box, from, to, [...places.keys()], moved);
    await readOperations();
    return done;
  }

  await readOperations();
  await readPosition();

  return {
    person,
    userKey,
    profile: () => who,
    /** The server says of the person what it did not say before. */
    setProfile(next: Profile): void {
      who = next;
    },
    outbox: box,
    replica: copy,

    async documents(): Promise<readonly DocumentView[]> {
      const all = await records();
      const own = new Map<string, LocalOperation[]>();
      for (const one of operations) {
        const id = one.body.record.id;
        own.set(id, [...(own.get(id) ?? []), one]);
      }
      return [...new Set([...all.keys(), ...own.keys()])].flatMap((id) => viewOf(id, all, own.get(id) ?? []) ?? []);
    },

    async document(id: string): Promise<DocumentView | null> {
      return viewOf(id, await records(), operationsOn(id));
    },

    /** Adds an operation; on the disk when it resolves. One after the other, as the person did them. */
    append(draft: Draft): Promise<LocalOperation> {
      return operationsInTurn(() => write(draft));
    },

    /** Operations that the server has not answered, and when the oldest was made. */
    unanswered(): { readonly count: number; readonly oldest: string | null } {
      const made = operations.filter(({ state }) => state !== "final").map(({ body }) => body.at.device);
      const all = [...made, ...unreadable.map(({ meta }) => meta.at)];
      return { count: all.length, oldest: all.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null) };
    },

    position: () => position,

    /** The body as it was hashed, or null where it cannot be opened any more. */
    bodyOf: (hash: string): string | null => opened.get(hash)?.body ?? null,

    sealAnswer: (row: outbox.Row, result: Result) => sealJson(userKey.key, result, `answer|${place(row)}`),

    sealRecord: (record: Pick<replica.StoredRecord, "type" | "id" | "rev">, data: unknown) =>
      sealJson(userKey.key, data, sealedAs(record)),

    /** Stores what the server said to a push, with answers already sealed, and shows it. */
    settle: (clientId: string, said: outbox.Said, results: readonly Result[]): Promise<void> =>
      operationsInTurn(async () => {
        await outbox.settle(box, clientId, said);
        if (said.rewound || unreadable.length > 0) return readOperations();
        const told = new Map(results.map((result) => [result.seq, result]));
        operations = operations.map((one) => {
          if (one.client_id !== clientId || one.state === "final" || one.seq > said.last_seq) return one;
          const result = told.get(one.seq);
          return result ? { ...one, state: "final", result } : { ...one, state: "sent" };
        });
        views = new Map();
      }),

    /** Stores a page and shows it. `data` holds what was sealed, by the record's id. */
    take: (page: replica.Page, data: ReadonlyMap<string, Document>): Promise<void> =>
      recordsInTurn(async () => {
        const left = await replica.applyPage(copy, page, pinned());
        position = page.position;
        horizon = { client_id: page.position.client_id, last_seq: page.position.last_seq };
        views = new Map();
        if (held === null) return;
        if (left) {
          await readRecords();
          return;
        }
        for (const put of page.puts) {
          const document = data.get(put.id);
          if (document) held.set(put.id, { document, seen: put.seen });
        }
      }),

    dropReplica: () => recordsInTurn(dropReplica),

    /** Goes on in a new stream with everything unanswered that can be opened. False where another tab was faster. */
    restart: (from: outbox.Stream): Promise<boolean> => operationsInTurn(() => restart(from)),

    dismiss: (id: string, seq: number): Promise<void> =>
      operationsInTurn(async () => {
        for (const one of operationsOn(id).filter((other) => other.seq === seq && wasRefused(other)))
          await outbox.dismiss(box, one.client_id, one.seq);
        await readOperations();
      }),

    /** Another tab wrote: what is in memory may be old. */
    readOperations: () => operationsInTurn(readOperations),
    readRecords: () =>
      recordsInTurn(async () => {
        const before = position;
        await readPosition();
        const same = before?.checkpoint === position?.checkpoint && before?.last_seq === position?.last_seq;
        if (held && !same) await readRecords();
      }),

    async close(): Promise<void> {
      await Promise.all([operationsInTurn(nothing), recordsInTurn(nothing)]);
      opened.clear();
      operations = [];
      held = null;
      views = new Map();
      await Promise.all([box.close(), copy.close()]);
    },
  };
}

const nothing = (): Promise<void> => Promise.resolve();

/** Runs what it is given one after the other: memory and disk change in the same order. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
