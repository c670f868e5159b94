/** Changes of Part I that were not submitted again: a sealed record for each document, in a database of its own. */
import type { DBSchema } from "idb";

import { atomically, connect, type Connection } from "./databases";

type Sealed = Uint8Array<ArrayBuffer>;

export interface Stored {
  readonly id: string;
  readonly sealed: Sealed;
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

export const one = (store: Revisions, id: string): Promise<Stored | undefined> =>
  store.use((db) => db.get("revisions", id));

/**
 * Puts a record in the place of the one that was found, or takes that away; on the disk when it resolves. False where
 * another tab was first: what it wrote is to be changed instead.
 */
export const replace = (store: Revisions, id: string, found: Sealed | null, next: Sealed | null): Promise<boolean> =>
  store.use((db) =>
    atomically(db, ["revisions"], "strict", async (tx) => {
      const there = (await tx.objectStore("revisions").get(id))?.sealed ?? null;
      // The connection may have been lost after the commit, and this be the second run.
      if (isSame(there, next)) return true;
      if (!isSame(there, found)) return false;
      if (next) await tx.objectStore("revisions").put({ id, sealed: next });
      else await tx.objectStore("revisions").delete(id);
      return true;
    }),
  );

/** What was sealed twice is never the same. */
const isSame = (a: Sealed | null, b: Sealed | null): boolean =>
  a === b || (a !== null && a.length === b?.length && a.every((byte, index) => byte === b[index]));
