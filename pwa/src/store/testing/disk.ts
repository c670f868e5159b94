/** The device's databases in memory, for tests. */
import "fake-indexeddb/auto";

import { IDBFactory } from "fake-indexeddb";

/** A device that nobody has used. */
export function newDisk(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Everything that lies on the disk, as text. */
export async function diskText(): Promise<string> {
  const found: unknown[] = [];
  for (const { name = "" } of await indexedDB.databases()) found.push(name, await onDatabase(name, readAll));
  return JSON.stringify(found, (_, value: unknown) => {
    if (value instanceof CryptoKey) return "a CryptoKey";
    return value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value;
  });
}

/** Loses the rows of one store, as a browser or a disk may. */
export const lose = (database: string, store: string): Promise<void> =>
  onDatabase(database, async (db) => {
    const tx = db.transaction(store, "readwrite");
    tx.objectStore(store).clear();
    await new Promise((done) => (tx.oncomplete = done));
  });

/** From now on these databases do not open. Returns the way to mend them. */
export function breakDatabases(...names: readonly string[]): () => void {
  const { open } = indexedDB;
  indexedDB.open = function (name, version) {
    if (names.includes(name)) throw new DOMException("a newer app wrote it", "VersionError");
    return open.call(this, name, version);
  };
  return () => {
    indexedDB.open = open;
  };
}

async function onDatabase<T>(name: string, work: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(`cannot open ${name}`));
  });
  const result = await work(db);
  db.close();
  return result;
}

const readAll = (db: IDBDatabase): Promise<unknown[]> =>
  Promise.all(
    Array.from(db.objectStoreNames, (store) => {
      const request = db.transaction(store).objectStore(store).getAll();
      return new Promise<unknown>((resolve) => (request.onsuccess = () => resolve(request.result)));
    }),
  );
