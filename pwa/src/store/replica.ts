/**
 * The server's records as last pulled. Disposable: dropping it loses nothing but time. Records and the token that says
 * how far the pull is are written in one transaction, so the token is never ahead of the records.
 *
 * IndexedDB takes about as long for a record as for fifty. What comes together is therefore sealed and kept together, on
 * a sheet; beside it stands what is on it.
 */
import type { DBSchema, IDBPTransaction } from "idb";

import type { FeedSum, RecordType } from "../protocol.gen";
import { atomically, connect, type Connection } from "./databases";

/** Of streams, by their `client_id`, the seq up to which operations are in the data. */
export type Seen = Readonly<Record<string, number>>;

/** What is known of a record without opening it. */
export interface Entry {
  readonly type: RecordType;
  readonly id: string;
  readonly rev: number;
  /** Feeds that hold it; none where it stays only for the operations that wait on it. */
  readonly feeds: readonly string[];
  /** Of each stream, the seq up to which operations are in the data, where that is further than in every record. */
  readonly seen: Seen;
  /** Which building of the copy brought it. */
  readonly building: number;
}

/** Null in the place of a record that left, or came again on another sheet. */
export interface Sheet {
  readonly id: string;
  readonly entries: readonly (Entry | null)[];
}

/** How far the pull is. `seen` holds of every record. */
export interface Position {
  readonly epoch: string;
  readonly checkpoint: string;
  readonly seen: Seen;
  /** Goes up by one each time the copy is begun anew. */
  readonly building: number;
  /** While the records of an earlier building stand in for what has not come yet: what is in them. */
  readonly earlier: Seen | null;
  /** The server's clock when it wrote the checkpoint. */
  readonly server_time: string;
  /** When it was last complete; of an earlier building while one stands in. */
  readonly complete_at: string | null;
}

/** One page of a pull, its data already sealed. */
export interface Page {
  readonly position: Position;
  /** With it, everything has come. */
  readonly last: boolean;
  readonly feeds_added: readonly string[];
  readonly feeds_removed: readonly string[];
  /** `feeds` are those that brought a record; each record is there once. */
  readonly sheets: readonly {
    readonly id: string;
    readonly records: readonly Omit<Entry, "building">[];
    readonly sealed: Uint8Array<ArrayBuffer>;
  }[];
  readonly leaves: readonly { readonly type: RecordType; readonly id: string; readonly feed: string }[];
}

interface Schema extends DBSchema {
  sheets: { key: string; value: Sheet };
  bodies: { key: string; value: Uint8Array<ArrayBuffer> };
  feeds: { key: string; value: { readonly feed: string } };
  state: { key: string; value: Position | readonly string[] | number };
}

export interface Replica extends Connection<Schema> {
  /** What stood on the sheets when it was last looked at, as of a count of changes that other tabs add to as well. */
  known: { readonly changes: number; readonly contents: Contents } | null;
}

type Stores = ("sheets" | "bodies" | "feeds" | "state")[];
type Write = IDBPTransaction<Schema, Stores, "readwrite">;
type Read = Pick<IDBPTransaction<Schema, Stores, "readonly" | "readwrite">, "objectStore">;

const STORES: Stores = ["sheets", "bodies", "feeds", "state"];

export const openReplica = (userId: string): Replica => ({
  ...connect<Schema>(`waarmerk-replica-${userId}`, 3, (db) => {
    // An earlier layout is not worth reading: all of it comes again.
    for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name);
    db.createObjectStore("sheets", { keyPath: "id" });
    db.createObjectStore("bodies");
    db.createObjectStore("feeds", { keyPath: "feed" });
    db.createObjectStore("state");
  }),
  known: null,
});

export const nameOf = ({ type, id }: Pick<Entry, "type" | "id">) => `${type}|${id}`;

/** What stands on the sheets, and which of them are to be written again. */
class Contents {
  readonly #sheets: Map<string, (Entry | null)[]>;
  readonly #places = new Map<string, readonly [sheet: string, index: number]>();
  readonly #changed = new Set<string>();

  constructor(sheets: readonly Sheet[]) {
    this.#sheets = new Map(sheets.map(({ id, entries }) => [id, [...entries]]));
    for (const { id, entries } of sheets) this.#find(id, entries);
  }

  #find(id: string, entries: readonly (Entry | null)[]): void {
    for (const [index, entry] of entries.entries()) if (entry) this.#places.set(nameOf(entry), [id, index]);
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (const entries of this.#sheets.values()) for (const entry of entries) if (entry) yield entry;
  }

  sheets(): readonly Sheet[] {
    return [...this.#sheets].map(([id, entries]) => ({ id, entries: [...entries] }));
  }

  get(name: string): Entry | null {
    const [sheet, index] = this.#places.get(name) ?? ["", 0];
    return this.#sheets.get(sheet)?.[index] ?? null;
  }

  /** Null takes it away. */
  set(name: string, entry: Entry | null): void {
    const [sheet, index] = this.#places.get(name) ?? ["", 0];
    const entries = this.#sheets.get(sheet);
    if (!entries) return;
    entries[index] = entry;
    this.#changed.add(sheet);
    if (!entry) this.#places.delete(name);
  }

  add(id: string, entries: readonly (Entry | null)[]): void {
    for (const entry of entries) if (entry) this.set(nameOf(entry), null);
    this.#sheets.set(id, [...entries]);
    this.#changed.add(id);
    this.#find(id, entries);
  }

  /** Tells whether anything was written. */
  async write(tx: Write): Promise<boolean> {
    const wrote = this.#changed.size > 0;
    for (const id of this.#changed) {
      const entries = this.#sheets.get(id) ?? [];
      if (entries.some((entry) => entry !== null)) {
        await tx.objectStore("sheets").put({ id, entries });
        continue;
      }
      this.#sheets.delete(id);
      await Promise.all([tx.objectStore("sheets").delete(id), tx.objectStore("bodies").delete(id)]);
    }
    this.#changed.clear();
    return wrote;
  }
}

const changesIn = async (tx: Read): Promise<number> =>
  ((await tx.objectStore("state").get("changes")) as number | undefined) ?? 0;

async function contentsIn(replica: Replica, tx: Read): Promise<Contents> {
  const changes = await changesIn(tx);
  if (replica.known?.changes !== changes)
    replica.known = { changes, contents: new Contents(await tx.objectStore("sheets").getAll()) };
  return replica.known.contents;
}

/** Goes up by one with every change of what stands on the sheets, in whichever tab. */
export const changes = (replica: Replica): Promise<number> => replica.use((db) => changesIn(db.transaction(STORES)));

/** Changes what is here, all of it or nothing. */
const changing = <T>(replica: Replica, work: (tx: Write, contents: Contents) => Promise<T>): Promise<T> =>
  replica.use(async (db) => {
    try {
      const [changes, contents, result] = await atomically(db, STORES, "relaxed", async (tx) => {
        const found = await contentsIn(replica, tx);
        const done = await work(tx, found);
        const wrote = await found.write(tx);
        const count = (await changesIn(tx)) + Number(wrote);
        if (wrote) await tx.objectStore("state").put(count, "changes");
        return [count, found, done] as const;
      });
      replica.known = { changes, contents };
      return result;
    } catch (error) {
      replica.known = null;
      throw error;
    }
  });

export const position = (replica: Replica): Promise<Position | null> =>
  replica.use(async (db) => ((await db.get("state", "position")) as Position | undefined) ?? null);

export const sheets = (replica: Replica): Promise<readonly Sheet[]> =>
  replica.use(async (db) => (await contentsIn(replica, db.transaction(STORES))).sheets());

/** Of these sheets what is sealed, by their ids; those that went meanwhile are left out. */
export const bodies = (
  replica: Replica,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> =>
  replica.use(async (db) => {
    const store = db.transaction("bodies").store;
    const found = await Promise.all(ids.map(async (id) => [id, await store.get(id)] as const));
    return new Map(found.flatMap(([id, body]) => (body ? [[id, body] as const] : [])));
  });

/**
 * Stores one page. A record that no feed holds any more leaves, except one that is `pinned` because operations on it
 * wait: it leaves with a later page, when they have been answered. Records of an earlier building leave with the last
 * page. Tells whether any record left.
 */
export const applyPage = (replica: Replica, page: Page, pinned: ReadonlySet<string>): Promise<boolean> =>
  changing(replica, async (tx, contents) => {
    const homeless = new Set((await tx.objectStore("state").get("pinned")) as readonly string[] | undefined);
    const { building } = page.position;
    const leave = (entry: Entry, feed: string): void => {
      if (entry.building !== building) return;
      const feeds = entry.feeds.filter((other) => other !== feed);
      contents.set(nameOf(entry), { ...entry, feeds });
      if (feeds.length === 0) homeless.add(nameOf(entry));
    };
    for (const feed of page.feeds_added) await tx.objectStore("feeds").put({ feed });
    for (const feed of page.feeds_removed) {
      await tx.objectStore("feeds").delete(feed);
      for (const entry of [...contents]) if (entry.feeds.includes(feed)) leave(entry, feed);
    }
    for (const { id, records, sealed } of page.sheets) {
      contents.add(
        id,
        records.map((record) => placed(contents, { ...record, building }, homeless)),
      );
      await tx.objectStore("bodies").put(sealed, id);
    }
    for (const one of page.leaves) {
      const entry = contents.get(nameOf(one));
      if (entry) leave(entry, one.feed);
    }
    if (page.last && page.position.earlier)
      // What did not come again has left all feeds.
      for (const entry of [...contents].filter((one) => one.building !== building)) {
        contents.set(nameOf(entry), { ...entry, feeds: [], building });
        homeless.add(nameOf(entry));
      }
    const leaving = [...homeless].filter((name) => !pinned.has(name.slice(name.indexOf("|") + 1)));
    for (const name of leaving) {
      homeless.delete(name);
      contents.set(name, null);
    }
    await tx.objectStore("state").put([...homeless], "pinned");
    await tx.objectStore("state").put(page.last ? { ...page.position, earlier: null } : page.position, "position");
    return leaving.length > 0;
  });

/** What stands on the new sheet; null where what is here is newer: what left or was deleted does not come back older. */
function placed(contents: Contents, record: Entry, homeless: Set<string>): Entry | null {
  const name = nameOf(record);
  const found = contents.get(name);
  const held = found?.building === record.building ? found : null;
  const feeds = [...new Set([...(held?.feeds ?? []), ...record.feeds])];
  homeless.delete(name);
  if (!held || held.rev <= record.rev) return { ...record, feeds };
  contents.set(name, { ...held, feeds });
  return null;
}

/** Feeds whose records here are not those that the server counted: lost or changed on this device. */
export const mismatches = (
  replica: Replica,
  sums: readonly FeedSum[],
  part: (id: string, rev: number) => Promise<bigint>,
): Promise<readonly string[]> =>
  replica.use(async (db) => {
    const tx = db.transaction(STORES);
    // As it lies on the disk, whatever is known of it.
    const there = new Set(await tx.objectStore("bodies").getAllKeys());
    const whole = (await tx.objectStore("sheets").getAll()).filter(({ id }) => there.has(id));
    const contents = whole.flatMap(({ entries }) => entries.filter((entry) => entry !== null));
    const wrong: string[] = [];
    for (const { feed, count, sum } of sums) {
      const held = contents.filter(({ feeds }) => feeds.includes(feed));
      const parts = await Promise.all(held.map(({ id, rev }) => part(id, rev)));
      const total = BigInt.asUintN(
        64,
        parts.reduce((all, one) => all + one, 0n),
      );
      if (held.length !== count || total.toString() !== sum) wrong.push(feed);
    }
    return wrong;
  });

/** Begins the copy anew. What is here stays readable until the last page of the new one has come. */
export const renew = (replica: Replica): Promise<void> =>
  replica.use((db) =>
    atomically(db, ["feeds", "state"], "relaxed", async (tx) => {
      const held = (await tx.objectStore("state").get("position")) as Position | undefined;
      if (!held) return;
      const { building, seen, earlier } = held;
      const next: Position = { ...held, checkpoint: "", seen: {}, building: building + 1, earlier: earlier ?? seen };
      await Promise.all([
        tx.objectStore("feeds").clear(),
        tx.objectStore("state").delete("pinned"),
        tx.objectStore("state").put(next, "position"),
      ]);
    }),
  );

/** Forgets everything: nobody here can read it any more. */
export const drop = (replica: Replica): Promise<void> =>
  replica.use((db) =>
    atomically(db, STORES, "relaxed", async (tx) => {
      replica.known = null;
      const changes = await changesIn(tx);
      await Promise.all(STORES.map((name) => tx.objectStore(name).clear()));
      // Other tabs are to see that what they know is gone.
      await tx.objectStore("state").put(changes + 1, "changes");
    }),
  );
