/**
 * The server's records as last pulled. Disposable: dropping it loses nothing but time. Rows and the token that says
 * how far the pull is are written in one transaction, so the token is never ahead of the rows.
 */
import type { DBSchema, IDBPTransaction } from "idb";

import type { FeedSum, RecordType } from "../protocol.gen";
import { atomically, connect, type Connection } from "./databases";

export interface StoredRecord {
  readonly type: RecordType;
  readonly id: string;
  readonly rev: number;
  /** Feeds that hold it; none where it stays only for the operations that wait on it. */
  readonly feeds: readonly string[];
  /** Of each stream, the seq up to which operations are in the data, where that is further than in every record. */
  readonly seen: Seen;
  /** Which building of the copy brought it. */
  readonly building: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Of streams, by their `client_id`, the seq up to which operations are in the data. */
export type Seen = Readonly<Record<string, number>>;

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
  readonly puts: readonly (Omit<StoredRecord, "feeds" | "building"> & { readonly feed: string })[];
  readonly leaves: readonly { readonly type: RecordType; readonly id: string; readonly feed: string }[];
}

interface Schema extends DBSchema {
  records: { key: [RecordType, string]; value: StoredRecord; indexes: { by_feed: string } };
  feeds: { key: string; value: { readonly feed: string } };
  state: { key: string; value: Position | readonly string[] };
}

export type Replica = Connection<Schema>;
type Write = IDBPTransaction<Schema, ("records" | "feeds" | "state")[], "readwrite">;

export const openReplica = (userId: string): Replica =>
  connect<Schema>(`waarmerk-replica-${userId}`, 2, (db) => {
    // An earlier layout is not worth reading: all of it comes again.
    for (const name of db.objectStoreNames) db.deleteObjectStore(name);
    db.createObjectStore("records", { keyPath: ["type", "id"] }).createIndex("by_feed", "feeds", { multiEntry: true });
    db.createObjectStore("feeds", { keyPath: "feed" });
    db.createObjectStore("state");
  });

export const position = (replica: Replica): Promise<Position | null> =>
  replica.use(async (db) => ((await db.get("state", "position")) as Position | undefined) ?? null);

export const records = (replica: Replica, type: RecordType): Promise<StoredRecord[]> =>
  replica.use((db) => db.getAll("records", IDBKeyRange.bound([type], [type, []])));

export const record = (replica: Replica, type: RecordType, id: string): Promise<StoredRecord | undefined> =>
  replica.use((db) => db.get("records", [type, id]));

/**
 * Stores one page. A record that no feed holds any more leaves, except one that is `pinned` because operations on it
 * wait: it leaves with a later page, when they have been answered. Records of an earlier building leave with the last
 * page. Tells whether any record left.
 */
export const applyPage = (replica: Replica, page: Page, pinned: ReadonlySet<string>): Promise<boolean> =>
  replica.use((db) =>
    atomically(db, ["records", "feeds", "state"], "relaxed", async (tx) => {
      const homeless = new Set((await tx.objectStore("state").get("pinned")) as readonly string[] | undefined);
      const { building } = page.position;
      for (const feed of page.feeds_added) await tx.objectStore("feeds").put({ feed });
      for (const feed of page.feeds_removed) {
        await tx.objectStore("feeds").delete(feed);
        for (const held of await tx.objectStore("records").index("by_feed").getAll(feed))
          if (held.building === building) await leave(tx, held, feed, homeless);
      }
      await Promise.all(byRecord(page.puts).map((puts) => place(tx, puts, building, homeless)));
      for (const { type, id, feed } of page.leaves) {
        const held = await tx.objectStore("records").get([type, id]);
        if (held?.building === building) await leave(tx, held, feed, homeless);
      }
      if (page.last && page.position.earlier) await takeOver(tx, building, homeless);
      const leaving = [...homeless]
        .map((name) => name.split("|") as [RecordType, string])
        .filter(([, id]) => !pinned.has(id));
      for (const key of leaving) {
        homeless.delete(key.join("|"));
        await tx.objectStore("records").delete(key);
      }
      await tx.objectStore("state").put([...homeless], "pinned");
      await tx.objectStore("state").put(page.last ? { ...page.position, earlier: null } : page.position, "position");
      return leaving.length > 0;
    }),
  );

const nameOf = ({ type, id }: Pick<StoredRecord, "type" | "id">) => `${type}|${id}`;

/** A record travels once for each feed that holds it. */
function byRecord(puts: Page["puts"]): Page["puts"][] {
  const groups = new Map<string, Page["puts"][number][]>();
  for (const put of puts) {
    const group = groups.get(nameOf(put));
    if (group) group.push(put);
    else groups.set(nameOf(put), [put]);
  }
  return [...groups.values()];
}

async function place(tx: Write, puts: Page["puts"], building: number, homeless: Set<string>): Promise<void> {
  const [first] = puts;
  if (!first) return;
  const found = await tx.objectStore("records").get([first.type, first.id]);
  const held = found?.building === building ? found : undefined;
  const { feed: _, ...newest } = puts.reduce((a, b) => (b.rev > a.rev ? b : a));
  const feeds = [...new Set([...(held?.feeds ?? []), ...puts.map(({ feed }) => feed)])];
  // What left or was deleted does not come back with an older state.
  await tx.objectStore("records").put({ ...(held && held.rev > newest.rev ? held : newest), feeds, building });
  homeless.delete(nameOf(first));
}

async function leave(tx: Write, held: StoredRecord, feed: string, homeless: Set<string>): Promise<void> {
  const feeds = held.feeds.filter((other) => other !== feed);
  await tx.objectStore("records").put({ ...held, feeds });
  if (feeds.length === 0) homeless.add(nameOf(held));
}

/** What did not come again has left all feeds. */
async function takeOver(tx: Write, building: number, homeless: Set<string>): Promise<void> {
  for (const held of await tx.objectStore("records").getAll())
    if (held.building !== building) {
      await tx.objectStore("records").put({ ...held, feeds: [], building });
      homeless.add(nameOf(held));
    }
}

/** Feeds whose records here are not those that the server counted: lost or changed on this device. */
export async function mismatches(
  replica: Replica,
  sums: readonly FeedSum[],
  part: (id: string, rev: number) => Promise<bigint>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { feed, count, sum } of sums) {
    const held = await replica.use((db) => db.getAllFromIndex("records", "by_feed", feed));
    const parts = await Promise.all(held.map(({ id, rev }) => part(id, rev)));
    const total = BigInt.asUintN(
      64,
      parts.reduce((all, one) => all + one, 0n),
    );
    if (held.length !== count || total.toString() !== sum) wrong.push(feed);
  }
  return wrong;
}

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
    atomically(db, ["records", "feeds", "state"], "relaxed", async (tx) => {
      await Promise.all([
        tx.objectStore("records").clear(),
        tx.objectStore("feeds").clear(),
        tx.objectStore("state").clear(),
      ]);
    }),
  );
