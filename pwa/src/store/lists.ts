/**
 * Lists of the reference data, whole and as they came: one version of each, the newest that was fetched. They are the
 * device's, not a person's; a list that is not public is sealed with the key of the person for whom it was fetched.
 */
import type { DBSchema } from "idb";

import type { PublishedList } from "../protocol.gen";
import { atomically, connect, type Connection } from "./databases";

export interface StoredList {
  /** Empty for a public list. */
  readonly owner: string;
  readonly name: string;
  readonly published: PublishedList;
  /** The file's bytes; sealed where the list has an owner. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Schema extends DBSchema {
  lists: { key: [string, string]; value: StoredList };
  /** Which version of each is held: read often, without the lists themselves. */
  held: { key: [string, string]; value: { readonly owner: string; readonly name: string; readonly sha256: string } };
}

export type ListStore = Connection<Schema>;

export const openListStore = (): ListStore =>
  connect<Schema>("waarmerk-reference", 1, (db, from) => {
    if (from < 1) {
      db.createObjectStore("lists", { keyPath: ["owner", "name"] });
      db.createObjectStore("held", { keyPath: ["owner", "name"] });
    }
  });

export const list = (store: ListStore, owner: string, name: string): Promise<StoredList | undefined> =>
  store.use((db) => db.get("lists", [owner, name]));

/** The content hash of the version that is held, or undefined. */
export const heldVersion = async (store: ListStore, owner: string, name: string): Promise<string | undefined> =>
  (await store.use((db) => db.get("held", [owner, name])))?.sha256;

/** Takes the place of the version before, at once and wholly. */
export const putList = (store: ListStore, stored: StoredList): Promise<void> =>
  store.use((db) =>
    atomically(db, ["lists", "held"], "relaxed", async (tx) => {
      const { owner, name, published } = stored;
      await tx.objectStore("lists").put(stored);
      await tx.objectStore("held").put({ owner, name, sha256: published.sha256 });
    }),
  );

export const dropList = (store: ListStore, owner: string, name: string): Promise<void> =>
  store.use((db) =>
    atomically(db, ["lists", "held"], "relaxed", async (tx) => {
      await tx.objectStore("lists").delete([owner, name]);
      await tx.objectStore("held").delete([owner, name]);
    }),
  );
