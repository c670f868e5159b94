/**
 * Opens IndexedDB. A lost connection (iOS closes them at will) is opened again a few times and then reported;
 * it is never taken for an empty database.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from "idb";

/** The device's storage does not answer, or is full. What was stored before is untouched. */
export class StorageFailure extends Error {
  override readonly name = "StorageFailure";
}

export interface Connection<S extends DBSchema> {
  /** Runs `work`, again on a new connection where the old one was lost: `work` must bear being run twice. */
  use<T>(work: (db: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const TRIES = 4;
const LOST = new Set(["InvalidStateError", "AbortError", "UnknownError"]);
const FULL = new Set(["QuotaExceededError"]);

/** Databases whose names begin so hold copies of the server's files: on a full disk they make way for everything else. */
export const HELD = "waarmerk-held-";

const pause = (milliseconds: number) => new Promise<void>((resume) => setTimeout(resume, milliseconds));
const nameOf = (error: unknown) => (error instanceof Error ? error.name : "");

let makingRoom: Promise<boolean> | null = null;

/** Empties what makes way, whosever it is. False where nothing was in it. */
const makeRoom = (): Promise<boolean> =>
  (makingRoom ??= madeRoom()
    .catch(noRoom)
    .finally(() => (makingRoom = null)));

async function madeRoom(): Promise<boolean> {
  const names = (await indexedDB.databases()).flatMap(({ name = "" }) => (name.startsWith(HELD) ? [name] : []));
  return (await Promise.all(names.map(emptied))).includes(true);
}

function noRoom(error: unknown): false {
  console.error(error);
  return false;
}

/** Emptied and not deleted: a tab that sleeps would not let go of it, and nobody could open it until then. */
async function emptied(name: string): Promise<boolean> {
  const db = await openDB<DBSchema>(name);
  try {
    const names = [...db.objectStoreNames];
    return await atomically(db, names, "strict", async (tx) => {
      const stores = names.map((one) => tx.objectStore(one));
      const counts = await Promise.all(stores.map((store) => store.count()));
      await Promise.all(stores.map((store) => store.clear()));
      return counts.some((count) => count > 0);
    });
  } finally {
    db.close();
  }
}

/** `upgrade` gets the version found, 0 for a new database, and must be total: every older version leads to this one. */
export function connect<S extends DBSchema>(
  name: string,
  version: number,
  upgrade: (db: IDBPDatabase<S>, from: number) => void,
): Connection<S> {
  let opening: Promise<IDBPDatabase<S>> | null = null;

  const open = (): Promise<IDBPDatabase<S>> =>
    (opening ??= openDB<S>(name, version, {
      upgrade,
      // Another tab runs a newer app and wants to upgrade: make way, and open again at the next use.
      blocking: (_current, _wanted, event) => {
        opening = null;
        (event.target as IDBDatabase).close();
      },
      terminated: () => {
        opening = null;
      },
    }).catch((error: unknown) => {
      opening = null; // it is tried again: the disk may have room by then
      throw error;
    }));

  return {
    async use(work) {
      let mayAskForRoom = !name.startsWith(HELD);
      for (let attempt = 1; ; attempt++) {
        try {
          return await work(await open());
        } catch (error) {
          if (FULL.has(nameOf(error))) {
            if (!mayAskForRoom || !(await makeRoom())) throw new StorageFailure(`${name} is full`, { cause: error });
            mayAskForRoom = false;
            continue;
          }
          if (!LOST.has(nameOf(error))) throw error;
          if (attempt === TRIES) throw new StorageFailure(`${name} does not answer`, { cause: error });
          opening = null;
          await pause(25 * 2 ** attempt);
        }
      }
    },
    async close() {
      const closing = opening;
      opening = null;
      await closing?.then(
        (db) => db.close(),
        () => undefined,
      );
    },
  };
}

type Write<S extends DBSchema, N extends StoreNames<S>> = IDBPTransaction<S, N[], "readwrite">;

/**
 * Runs `work` in one transaction: all of it is stored, or none of it. `strict` waits until it is on the disk.
 * `work` may await nothing but the transaction's own requests.
 */
export async function atomically<S extends DBSchema, N extends StoreNames<S>, T>(
  db: IDBPDatabase<S>,
  stores: N[],
  durability: "strict" | "relaxed",
  work: (tx: Write<S, N>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(stores, "readwrite", { durability });
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    undo(tx);
    // Where the commit itself failed, that is the reason; `error` may only say that the transaction was aborted.
    await tx.done.catch(() => undefined);
    throw tx.error ?? error;
  }
}

/** Without it, what `work` wrote before it threw would be stored. */
function undo(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It had ended already: nothing is left to undo.
  }
}
