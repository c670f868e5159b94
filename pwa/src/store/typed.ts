/** What is being typed and is no operation yet: a sealed record for each box, in a database of its own. */
import type { DBSchema } from "idb";

import { atomically, connect, type Connection } from "./databases";

export interface Stored {
  /** Says nothing of the box: where it stands is sealed with what it holds. */
  readonly token: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

interface Schema extends DBSchema {
  boxes: { key: string; value: Stored };
}

export type TypedStore = Connection<Schema>;

export const openStore = (userId: string): TypedStore =>
  connect<Schema>(`waarmerk-typed-${userId}`, 1, (db, from) => {
    if (from < 1) db.createObjectStore("boxes", { keyPath: "token" });
  });

export const everything = (store: TypedStore): Promise<readonly Stored[]> => store.use((db) => db.getAll("boxes"));

/** Stores and forgets in one go; on the disk when it resolves. */
export const write = (store: TypedStore, put: readonly Stored[], forget: readonly string[]): Promise<void> =>
  store.use((db) =>
    atomically(db, ["boxes"], "strict", async (tx) => {
      for (const token of forget) await tx.objectStore("boxes").delete(token);
      for (const one of put) await tx.objectStore("boxes").put(one);
    }),
  );
