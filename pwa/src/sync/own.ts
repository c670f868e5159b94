/** The person's own operations: sealed in the outbox, opened in memory, in the order in which they were done. */
import { chainHash } from "../domain/chain";
import type { Body, Outcome, Result } from "../protocol.gen";
import * as outbox from "../store/outbox";
import type { Person } from "../store/people";
import { CannotOpen, openJson, sealJson, type UserKey } from "../store/seal";
import type { Provisional } from "./device";
import { inTurn } from "./in-turn";
import { wasRefused, type LocalOperation } from "./view";

/** What is sealed for the person: the body's exact bytes, and what is shown of it while it waits. */
export interface Kept {
  readonly body: string;
  readonly outcome: string;
  readonly provisional: Provisional | null;
}

/** A new operation, with the state of the device's signatures after it. */
export interface Made {
  readonly kept: Kept;
  readonly signer: outbox.Signer;
}

/** More wait than this, and no more is taken: a person has to see to it. */
export const MOST_UNANSWERED = 20_000;

export type Own = Awaited<ReturnType<typeof openOwn>>;

const utf8 = new TextEncoder();

const place = ({ client_id, seq, hash }: Pick<outbox.Row, "client_id" | "seq" | "hash">) =>
  [client_id, seq, hash].join("|");

const first = ({ client_id, seq, meta }: outbox.Row) => meta.first ?? ([client_id, seq] as const);

/** As it was done, in whatever stream it stands now: the names of streams ascend with their time. */
function inOrder(a: outbox.Row, b: outbox.Row): number {
  const [[stream, seq], [other, than]] = [first(a), first(b)];
  if (stream === other) return seq - than;
  return stream < other ? -1 : 1;
}

/** `onChange` is called whenever what is in memory is another; `serverKey` is what operations are sealed to. */
export async function openOwn(person: Person, userKey: UserKey, serverKey: () => string, onChange: () => void) {
  const box = outbox.openOutbox(person.id);
  const turn = inTurn();
  /** By hash: a body never changes. */
  const opened = new Map<string, Kept>();
  let all: readonly LocalOperation[] = [];
  /** Rows without an answer that cannot be opened any more: they are sent, and counted. */
  let unreadable: readonly outbox.Row[] = [];

  async function read(): Promise<void> {
    const rows = (await outbox.everything(box)).sort(inOrder);
    const found = await Promise.all(rows.map(opening));
    all = found.filter((one) => one !== null);
    unreadable = rows.filter((row, index) => found[index] === null && row.state !== "final");
    onChange();
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

  /** The row that follows the last one of a stream. */
  async function next(stream: outbox.Stream, kept: Kept): Promise<outbox.Row> {
    const body = utf8.encode(kept.body);
    const { client_id, last_hash: prev } = stream;
    const seq = stream.last_seq + 1;
    const where = { client_id, seq, hash: await chainHash(client_id, seq, prev, body) };
    const { associatedData, sealForServer } = await import("../domain/hpke");
    const [sealed_for_user, sealed_for_server] = await Promise.all([
      sealJson(userKey.key, kept, place(where)),
      sealForServer(serverKey(), body, associatedData(client_id, seq, where.hash)),
    ]);
    const at = (JSON.parse(kept.body) as Body).at.device;
    return { ...where, prev, sealed_for_user, sealed_for_server, state: "pending", meta: { kid: userKey.kid, at } };
  }

  async function append(make: (stream: outbox.Stream) => Promise<Made>): Promise<LocalOperation> {
    const { row, kept } = await outbox.append(box, person, async (stream) => {
      const made = await make(stream);
      return { ...made, row: await next(stream, made.kept) };
    });
    opened.set(row.hash, kept);
    const added = local(row, kept, null);
    const last = all.findLast((one) => one.client_id === row.client_id);
    // Another tab may have written what stands before it.
    if ((last?.seq ?? 0) !== row.seq - 1) await read();
    else {
      all = [...all, added];
      onChange();
    }
    return added;
  }

  async function settle(clientId: string, said: outbox.Said, results: readonly Result[]): Promise<void> {
    await outbox.settle(box, clientId, said);
    if (said.again !== null || unreadable.length > 0) return read();
    const told = new Map(results.map((result) => [result.seq, result]));
    all = all.map((one) => {
      if (one.client_id !== clientId || one.state === "final" || one.seq > said.last_seq) return one;
      const result = told.get(one.seq);
      return result ? { ...one, state: "final", result } : { ...one, state: "sent" };
    });
    onChange();
  }

  async function restart(from: outbox.Stream, epoch: string): Promise<void> {
    // A server of another time than the answers may lack what it answered; what it has it knows by its op_id.
    const anotherTime = from.epoch !== "" && from.epoch !== epoch;
    const states = anotherTime ? (["final", ...outbox.UNANSWERED] as const) : outbox.UNANSWERED;
    const rows = await outbox.oldest(box, from.client_id, states, MOST_UNANSWERED);
    let to = outbox.newStream(person);
    const places = new Map<number, number>();
    const moved: outbox.Row[] = [];
    for (const row of rows) {
      const kept = opened.get(row.hash);
      if (!kept) continue;
      const { after, ...said } = JSON.parse(kept.body) as Body;
      const body = { ...said, moved: { client_id: row.client_id, seq: row.seq } };
      const follows = after === undefined ? undefined : places.get(after);
      const again = await next(to, { ...kept, body: JSON.stringify({ ...body, ...(follows && { after: follows }) }) });
      places.set(row.seq, again.seq);
      const stays = { first: first(row), ...(row.meta.dismissed && { dismissed: true }) };
      moved.push({ ...again, meta: { ...again.meta, ...stays } });
      to = { ...to, last_seq: again.seq, last_hash: again.hash };
    }
    await outbox.restart(box, { ...from, epoch }, to, [...places.keys()], moved);
    await read();
  }

  async function learn(outcomes: readonly Outcome[]): Promise<void> {
    let learnt = false;
    const operationOf = ({ id, client_id }: Outcome) =>
      all.find(({ body, client_id: stream }) => body.op_id === id && stream === client_id);
    // Another tab may have written what it is about and not told of it; else it is another device's.
    if (!outcomes.every(operationOf)) await read();
    for (const outcome of outcomes) {
      const { client_id, result } = outcome;
      const one = operationOf(outcome);
      if (!one || !wasRefused(one) || (one.result?.status === result.status && one.result.code === result.code))
        continue;
      const { seq } = one;
      const refused = result.status === "rejected" || result.status === "quarantined";
      const sealed = await sealJson(userKey.key, result, `answer|${place(one)}`);
      await outbox.correct(box, client_id, { seq, refused, sealed });
      learnt = true;
    }
    if (learnt) await read();
  }

  await read();

  return {
    outbox: box,

    all: () => all,
    on: (id: string): readonly LocalOperation[] => all.filter(({ body }) => body.record.id === id),

    /** Operations that the server has not answered, and when the oldest was made. */
    unanswered(): { readonly count: number; readonly oldest: string | null } {
      const made = all.filter(({ state }) => state !== "final").map(({ body }) => body.at.device);
      const times = [...made, ...unreadable.map(({ meta }) => meta.at)];
      return {
        count: times.length,
        oldest: times.reduce<string | null>((a, b) => (a !== null && a < b ? a : b), null),
      };
    },

    /** Adds an operation, on the disk when it resolves; `make` is asked again where another tab was first. */
    append: (make: (stream: outbox.Stream) => Promise<Made>): Promise<LocalOperation> => turn(() => append(make)),

    /** Before these rows are sent: another tab may have written them and not told of it. */
    catchUp: (rows: readonly outbox.Row[]): Promise<void> =>
      turn(async () => {
        const known = new Set([...all, ...unreadable].map(({ hash }) => hash));
        if (rows.some(({ hash }) => !known.has(hash))) await read();
      }),

    /** The body as it was hashed, or null where it cannot be opened any more. */
    bodyOf: (hash: string): string | null => opened.get(hash)?.body ?? null,

    sealAnswer: (row: outbox.Row, result: Result) => sealJson(userKey.key, result, `answer|${place(row)}`),

    /** Stores what the server said to a push, with answers already sealed, and shows it. */
    settle: (clientId: string, said: outbox.Said, results: readonly Result[]): Promise<void> =>
      turn(() => settle(clientId, said, results)),

    /** What became in the end of operations that the server had put aside. */
    learn: (outcomes: readonly Outcome[]): Promise<void> => turn(() => learn(outcomes)),

    /** Goes on in a new stream with everything that can be opened and that a server of this epoch may lack. */
    restart: (from: outbox.Stream, epoch: string): Promise<void> => turn(() => restart(from, epoch)),

    dismiss: (opId: string): Promise<void> =>
      turn(async () => {
        for (const one of all.filter(({ body }) => body.op_id === opId).filter(wasRefused))
          await outbox.dismiss(box, one.client_id, one.seq);
        await read();
      }),

    /** Another tab may have written: what is in memory may be old. */
    refresh: (): Promise<void> => turn(read),

    async close(): Promise<void> {
      await turn(() => Promise.resolve());
      opened.clear();
      all = [];
      await box.close();
    },
  };
}
