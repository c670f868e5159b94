/**
 * Files that the server has, held here as well for when there is no network: sealed like its records, and like them
 * disposable. What they take is limited; those that were looked at longest ago make way.
 */
import type { DBSchema } from "idb";

import { atomically, connect, HELD, type Connection } from "./databases";
import { open, seal, type UserKey } from "./seal";

type Bytes = Uint8Array<ArrayBuffer>;

export interface HeldFile {
  readonly sha256: string;
  /** Of the bytes as they lie here. */
  readonly size: number;
  /** When it was last looked at or came, in ms since 1970. */
  readonly used_at: number;
}

interface Schema extends DBSchema {
  files: { key: string; value: HeldFile };
  bytes: { key: string; value: ArrayBuffer };
}

export type HeldFiles = Connection<Schema>;

const placeOf = (sha256: string): string => `held|${sha256}`;

export const openHeldFiles = (userId: string): HeldFiles =>
  connect<Schema>(`${HELD}files-${userId}`, 1, (db) => {
    db.createObjectStore("files", { keyPath: "sha256" });
    db.createObjectStore("bytes");
  });

export const heldFiles = (store: HeldFiles): Promise<HeldFile[]> => store.use((db) => db.getAll("files"));

/** The bytes, or null where they are not here. Raises CannotOpen. */
export async function look(store: HeldFiles, sha256: string, { key }: UserKey, now: number): Promise<Bytes | null> {
  const found = await store.use((db) =>
    atomically(db, ["files", "bytes"], "relaxed", async (tx) => {
      const file = await tx.objectStore("files").get(sha256);
      if (file) await tx.objectStore("files").put({ ...file, used_at: now });
      return tx.objectStore("bytes").get(sha256);
    }),
  );
  return found ? open(key, new Uint8Array(found), placeOf(sha256)) : null;
}

/** Holds a file; where all together are more than `most` bytes, the oldest that are not `wanted` go. */
export async function hold(
  store: HeldFiles,
  sha256: string,
  bytes: Bytes,
  how: { readonly userKey: UserKey; readonly now: number; readonly most: number; readonly wanted: ReadonlySet<string> },
): Promise<void> {
  const sealed = (await seal(how.userKey.key, bytes, placeOf(sha256))).buffer;
  const file: HeldFile = { sha256, size: sealed.byteLength, used_at: how.now };
  await store.use((db) =>
    atomically(db, ["files", "bytes"], "relaxed", async (tx) => {
      const others = (await tx.objectStore("files").getAll()).filter((one) => one.sha256 !== sha256);
      let room = how.most - others.reduce((sum, { size }) => sum + size, file.size);
      const rank = (one: HeldFile) => Number(how.wanted.has(one.sha256));
      for (const one of others.sort((a, b) => rank(a) - rank(b) || a.used_at - b.used_at)) {
        if (room >= 0) break;
        room += one.size;
        await Promise.all([tx.objectStore("files").delete(one.sha256), tx.objectStore("bytes").delete(one.sha256)]);
      }
      await Promise.all([tx.objectStore("files").put(file), tx.objectStore("bytes").put(sealed, sha256)]);
    }),
  );
}

export const letGo = (store: HeldFiles, sha256: string): Promise<void> =>
  store.use((db) =>
    atomically(db, ["files", "bytes"], "relaxed", async (tx) => {
      await Promise.all([tx.objectStore("files").delete(sha256), tx.objectStore("bytes").delete(sha256)]);
    }),
  );
