/**
 * What a person did, until the server's answer is safe here and the person has seen it. A database of its own, whose
 * layout is frozen: an upgrade may add, never change or drop, so that no new version of the app can lose the queue.
 *
 * Every row is sealed twice: for the person, who sees it here, and to the server's public key, so that it can leave
 * when the person cannot be asked for the password. The chain (`prev`, `hash`) shows the server gaps, edits and clones.
 */
import type { DBSchema, IDBPTransaction } from "idb";
import { uuidv7 } from "uuidv7";

import { atomically, connect, type Connection } from "./databases";

/**
 * `pending`: the server may not have it. `sent`: the server has it, but only the person can open the answer.
 * `final`: answered. Within a stream they stand in this order: final, sent, pending.
 */
export type RowState = "pending" | "sent" | "final";

type Bytes = Uint8Array<ArrayBuffer>;

export interface Row {
  readonly client_id: string;
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly sealed_for_user: Bytes;
  readonly sealed_for_server: Bytes;
  readonly state: RowState;
  readonly meta: {
    /** Key that sealed `sealed_for_user` and `answer`. */
    readonly kid: string;
    /** The device's time when it was made, RFC 3339. */
    readonly at: string;
    /** Where it stood first, of what goes on in another stream. */
    readonly first?: readonly [client_id: string, seq: number];
    /** The server's Result, sealed for the person. */
    readonly answer?: Bytes;
    readonly refused?: boolean;
    readonly dismissed?: boolean;
  };
}

/** Where a device's signatures stand: the count goes up by one with each, and each names the one before. */
export interface Signer {
  readonly counter: number;
  /** Digest of the previous signed message; null before the first. */
  readonly previous: Bytes | null;
}

/** A gapless chain of operations under one enrolment of the device. */
export interface Stream {
  readonly client_id: string;
  readonly device_id: string;
  /** Sends this stream's sealed operations, and can do nothing else. In clear, since it is used when nobody is let in. */
  readonly token: string;
  readonly last_seq: number;
  readonly last_hash: string;
  /** The server's epoch when it last answered; empty before. */
  readonly epoch: string;
  readonly signer: Signer;
}

interface Schema extends DBSchema {
  rows: { key: [string, number]; value: Row; indexes: { by_state: [RowState, string, number] } };
  streams: { key: string; value: Stream };
  /** `current`: the client_id of the stream that is written to. */
  meta: { key: "current"; value: string };
}

export type Outbox = Connection<Schema>;
export interface Answer {
  readonly seq: number;
  /** Null where there is none to show: acknowledged before, or for an operation that was sealed with a key now gone. */
  readonly sealed: Bytes | null;
  readonly refused: boolean;
}

/** Answered rows kept beyond need: after a restore from backup the server asks for them again. */
const KEPT = 500;

export const UNANSWERED = ["sent", "pending"] as const;

export const openOutbox = (userId: string): Outbox =>
  connect<Schema>(`waarmerk-outbox-${userId}`, 1, (db, from) => {
    if (from < 1) {
      const rows = db.createObjectStore("rows", { keyPath: ["client_id", "seq"] });
      rows.createIndex("by_state", ["state", "client_id", "seq"]);
      db.createObjectStore("streams", { keyPath: "client_id" });
      db.createObjectStore("meta");
    }
  });

/** What a stream is written and sent under. */
export interface Enrolled {
  readonly device_id: string;
  readonly token: string;
}

/**
 * The stream that is written to. A device that was enrolled anew gets a new one: the old one goes on under its own
 * token until it is empty.
 */
export const currentStream = (outbox: Outbox, enrolled: Enrolled): Promise<Stream> =>
  outbox.use(async (db) => {
    const found = await current(db.transaction(["streams", "meta"]));
    if (found?.device_id === enrolled.device_id) return found;
    return atomically(db, ["streams", "meta"], "strict", async (tx) => {
      const meanwhile = await current(tx);
      if (meanwhile?.device_id === enrolled.device_id) return meanwhile;
      const made = newStream(enrolled);
      await tx.objectStore("streams").put(made);
      await tx.objectStore("meta").put(made.client_id, "current");
      return made;
    });
  });

type Reading = Pick<IDBPTransaction<Schema, ("streams" | "meta")[], "readonly" | "readwrite">, "objectStore">;

async function current(tx: Reading): Promise<Stream | undefined> {
  const clientId = await tx.objectStore("meta").get("current");
  return clientId === undefined ? undefined : tx.objectStore("streams").get(clientId);
}

export const newStream = ({ device_id, token }: Enrolled): Stream => ({
  client_id: uuidv7(),
  device_id,
  token,
  last_seq: 0,
  last_hash: "",
  epoch: "",
  signer: { counter: 0, previous: null },
});

/** Every stream, oldest first. */
export const streams = (outbox: Outbox): Promise<Stream[]> => outbox.use((db) => db.getAll("streams"));

/**
 * Adds one operation, on the disk when it resolves. Hashing and sealing cannot wait inside a transaction of IndexedDB,
 * so `prepare` works on the stream as it was, and is asked again where another tab was first.
 */
export async function append<T extends { readonly row: Row; readonly signer: Signer }>(
  outbox: Outbox,
  enrolled: Enrolled,
  prepare: (stream: Stream) => Promise<T>,
): Promise<T> {
  for (;;) {
    const prepared = await prepare(await currentStream(outbox, enrolled));
    const { row, signer } = prepared;
    const stored = await outbox.use((db) =>
      atomically(db, ["rows", "streams", "meta"], "strict", async (tx) => {
        const rows = tx.objectStore("rows");
        // The connection may have been lost after the commit, and this be the second run.
        if ((await rows.get([row.client_id, row.seq]))?.hash === row.hash) return true;
        const stream = await current(tx);
        if (stream?.client_id !== row.client_id || stream.last_seq !== row.seq - 1) return false;
        await rows.add(row);
        await tx.objectStore("streams").put({ ...stream, last_seq: row.seq, last_hash: row.hash, signer });
        return true;
      }),
    );
    if (stored) return prepared;
  }
}

/** The rows of a stream in one state, from one seq through another. */
const within = (state: RowState, clientId: string, from = 0, through = Infinity) =>
  IDBKeyRange.bound([state, clientId, from], [state, clientId, through]);

/** Streams with rows in one of these states, oldest first. */
export const waitingStreams = (outbox: Outbox, states: readonly RowState[] = UNANSWERED): Promise<readonly Stream[]> =>
  outbox.use(async (db) => {
    const all = await db.getAll("streams");
    const counts = await Promise.all(
      all.map(async ({ client_id }) => {
        const found = states.map((state) => db.countFromIndex("rows", "by_state", within(state, client_id)));
        return (await Promise.all(found)).some((count) => count > 0);
      }),
    );
    return all.filter((_, index) => counts[index]);
  });

/** Every row, by stream and seq. */
export const everything = (outbox: Outbox): Promise<Row[]> => outbox.use((db) => db.getAll("rows"));

/** The oldest rows of the stream in one of the states, in order. */
export const oldest = (
  outbox: Outbox,
  clientId: string,
  states: readonly RowState[],
  limit: number,
): Promise<readonly Row[]> =>
  outbox.use(async (db) => {
    const found = await Promise.all(
      states.map((state) => db.getAllFromIndex("rows", "by_state", within(state, clientId), limit)),
    );
    return found
      .flat()
      .sort((a, b) => a.seq - b.seq)
      .slice(0, limit);
  });

/** Number of operations without an answer from the server, in any stream; or of those in these states. */
export const unanswered = (outbox: Outbox, states: readonly RowState[] = UNANSWERED): Promise<number> =>
  outbox.use(async (db) => {
    const counts = states.map((state) =>
      db.countFromIndex("rows", "by_state", IDBKeyRange.bound([state], [state, []])),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });

/** Every answer up to this seq is safe here. */
export const answeredThrough = (outbox: Outbox, { client_id, last_seq }: Stream): Promise<number> =>
  outbox.use(async (db) => {
    const keys = await Promise.all(
      UNANSWERED.map((state) => db.getAllKeysFromIndex("rows", "by_state", within(state, client_id), 1)),
    );
    return Math.min(last_seq, ...keys.flat().map(([, seq]) => seq - 1));
  });

/** What a push taught: how far the server is, and its answers. */
export interface Said {
  readonly epoch: string;
  readonly last_seq: number;
  readonly answers: readonly Answer[];
  /** What was answered above this seq is asked for again, since the server was restored from a backup; else null. */
  readonly again: number | null;
}

/**
 * Stores what the server said. Rows that it has, but whose answer only the person could open, become `sent`. A server
 * restored from a backup is offered again what it no longer has, also what it had answered.
 */
export const settle = (outbox: Outbox, clientId: string, said: Said): Promise<void> =>
  outbox.use((db) =>
    atomically(db, ["rows", "streams"], "strict", async (tx) => {
      const rows = tx.objectStore("rows");
      const stream = await tx.objectStore("streams").get(clientId);
      if (!stream) return;
      for (const row of await rows.index("by_state").getAll(within("pending", clientId, 0, said.last_seq)))
        await rows.put({ ...row, state: "sent" });
      for (const answer of said.answers) {
        const row = await rows.get([clientId, answer.seq]);
        if (row && row.state !== "final" && row.seq <= said.last_seq) await rows.put(answered(row, answer));
      }
      for (const state of said.again === null ? [] : (["final", "sent"] as const))
        for (const row of await rows.index("by_state").getAll(within(state, clientId, (said.again ?? 0) + 1)))
          await rows.put({ ...row, state: row.seq <= said.last_seq ? "sent" : "pending" });
      if (stream.epoch !== said.epoch) await tx.objectStore("streams").put({ ...stream, epoch: said.epoch });
    }),
  );

const answered = (row: Row, { sealed, refused }: Answer): Row => ({
  ...row,
  state: "final",
  // Offered again after it was acknowledged, the server no longer has its answer: the one kept here stands.
  meta: { ...row.meta, ...(sealed && { answer: sealed, refused }) },
});

/**
 * What was put aside has its answer in the end: it takes the place of the first one, and is to be read anew. The page that
 * told it comes once: it must not be on the disk before.
 */
export const correct = (outbox: Outbox, clientId: string, answer: Answer): Promise<void> =>
  outbox.use((db) =>
    atomically(db, ["rows"], "strict", async (tx) => {
      const row = await tx.objectStore("rows").get([clientId, answer.seq]);
      if (!row?.meta.refused) return; // it may be offered again just now, to a server that was restored
      await tx.objectStore("rows").put(answered({ ...row, meta: { ...row.meta, dismissed: false } }, answer));
    }),
  );

/** The person has read why it was refused. */
export const dismiss = (outbox: Outbox, clientId: string, seq: number): Promise<void> =>
  outbox.use((db) =>
    atomically(db, ["rows"], "relaxed", async (tx) => {
      const row = await tx.objectStore("rows").get([clientId, seq]);
      if (row) await tx.objectStore("rows").put({ ...row, meta: { ...row.meta, dismissed: true } });
    }),
  );

/**
 * Goes on in another stream, because the server knows this one otherwise (a copied or restored device). The given rows
 * take the place of those moved; what nobody here can open stays, counted and exported. `from` has the epoch that the
 * server is in now. False where another tab was faster.
 */
export const restart = (
  outbox: Outbox,
  from: Stream,
  to: Stream,
  moved: readonly number[],
  rows: readonly Row[],
): Promise<boolean> =>
  outbox.use((db) =>
    atomically(db, ["rows", "streams", "meta"], "strict", async (tx) => {
      const old = await tx.objectStore("streams").get(from.client_id);
      if (old?.last_seq !== from.last_seq) return false;
      for (const seq of moved) await tx.objectStore("rows").delete([from.client_id, seq]);
      for (const row of rows) await tx.objectStore("rows").add(row);
      const all = await tx.objectStore("streams").getAll();
      await tx.objectStore("streams").put({ ...old, epoch: from.epoch });
      // Where nothing moves, there is no reason to leave the stream that is written to.
      if (rows.length === 0 && (await tx.objectStore("meta").get("current")) !== from.client_id) return true;
      await tx.objectStore("streams").put({ ...to, signer: lastOf(all, to.device_id) ?? to.signer });
      await tx.objectStore("meta").put(to.client_id, "current");
      return true;
    }),
  );

/** Where the signatures of a device stand: they go on in one chain, in whichever of its streams. */
function lastOf(all: readonly Stream[], deviceId: string): Signer | null {
  const signers = all.filter(({ device_id }) => device_id === deviceId).map(({ signer }) => signer);
  return signers.reduce<Signer | null>((last, one) => (last && last.counter >= one.counter ? last : one), null);
}

/** Drops the oldest answered rows beyond those kept; never one that is unanswered, or refused and not yet read. */
export const prune = (outbox: Outbox): Promise<void> =>
  outbox.use((db) =>
    atomically(db, ["rows"], "relaxed", async (tx) => {
      if ((await tx.objectStore("rows").count()) <= KEPT) return;
      const rows = await tx.objectStore("rows").getAll();
      const done = rows.filter((row) => row.state === "final" && (!row.meta.refused || row.meta.dismissed));
      for (const row of done.slice(0, Math.max(0, done.length - KEPT)))
        await tx.objectStore("rows").delete([row.client_id, row.seq]);
    }),
  );
