/** Changes of Part I that were not submitted again: a sealed record for each document, in a database of its own. */
import type { DBSchema } from "idb";

import { atomically, connect, type Connection } from "./databases";

interface Stored {
  readonly id: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

interface Schema extends DBSchema {
  revisions: { key: string; value: Stored };
}

export type Revisions = Connection<Schema>;

export const openStore = (userId: string): Revisions =>
  connect<Schema>(`waarmerk-revisions-${userId}`, 1, (db, from) => {
    if (from < 1) db.createObjectStore("revisions", { keyPath: "id" });
  });

export const everything = (store: Revisions): Promise<readonly Stored[]> => store.use((db) => db.getAll("revisions"));

/** On the disk when it resolves. */
export const put = (store: Revisions, record: Stored): Promise<void> =>
  store.use((db) =>
    atomically(db, ["revisions"], "strict", async (tx) => {
      await tx.objectStore("revisions").put(record);
    }),
  );

export const remove = (store: Revisions, id: string): Promise<void> =>
  store.use((db) =>
    atomically(db, ["revisions"], "strict", async (tx) => {
      await tx.objectStore("revisions").delete(id);
    }),
  );
