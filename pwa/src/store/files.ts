/**
 * The bytes of files until the server has verified them. A database of its own, whose layout is frozen like the
 * outbox's: an upgrade may add, never change or drop. Pieces lie as ArrayBuffers, since what lies as a Blob cannot be
 * read again on WebKit. Each file has a key of its own, which is sealed twice: for the person, and for the server, so
 * that it can leave when the person cannot be asked for the password.
 */
import type { DBSchema } from "idb";

import { hex } from "../domain/hex";
import { keyPlace, piecesOf, placeOf } from "../domain/files";
import { FILE_PIECE_BYTES } from "../protocol.gen";
import { atomically, connect, type Connection } from "./databases";
import { CannotOpen, contentKey, open, seal, type UserKey } from "./seal";

type Bytes = Uint8Array<ArrayBuffer>;

export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  /** The file's key, sealed for the person by the key `kid`, and to the server. */
  readonly kid: string;
  readonly key_for_user: Bytes;
  readonly key_for_server: Bytes;
  /** When it was kept, RFC 3339. */
  readonly at: string;
  /** Where its upload is, and in which epoch of the server it began; null before and after it was lost. */
  readonly upload: { readonly url: string; readonly epoch: string } | null;
  /** When the server had verified it, in ms since 1970; null before. */
  readonly verified_at: number | null;
  /** Tries in a row that failed, when it is tried again in ms since 1970, and the code of the last failure. */
  readonly failures: number;
  readonly next_try: number;
  readonly trouble: string | null;
  /** The person took it away: it does not leave, and goes once nothing can bring it back. Left out before there was this. */
  readonly unwanted?: boolean;
}

/** Of a file that the person attaches, now or once more. */
const WANTED = { unwanted: false, failures: 0, next_try: 0, trouble: null } as const;

interface Piece {
  readonly sha256: string;
  readonly index: number;
  readonly sealed: ArrayBuffer;
}

interface Schema extends DBSchema {
  files: { key: string; value: StoredFile };
  pieces: { key: [string, number]; value: Piece };
}

export type FileStore = Connection<Schema>;

/** What is here are not the bytes that were kept. */
export class Damaged extends Error {
  override readonly name = "Damaged";
}

export const openFiles = (userId: string): FileStore =>
  connect<Schema>(`waarmerk-files-${userId}`, 1, (db, from) => {
    if (from < 1) {
      db.createObjectStore("files", { keyPath: "sha256" });
      db.createObjectStore("pieces", { keyPath: ["sha256", "index"] });
    }
  });

export const sha256Of = async (bytes: BufferSource): Promise<string> =>
  hex(await crypto.subtle.digest("SHA-256", bytes));

/**
 * Keeps a file, on the disk when it resolves. One that is here already stays as it lies, where it can be read; else these
 * bytes take its place, and it is sent from the beginning. Raises StorageFailure.
 */
export async function keep(
  store: FileStore,
  bytes: Bytes,
  how: {
    readonly userKey: UserKey;
    readonly toServer: (key: Bytes, about: Bytes) => Promise<Bytes>;
    readonly at: string;
  },
): Promise<string> {
  const sha256 = await sha256Of(bytes);
  const before = await one(store, sha256);
  if (before && (await read(store, sha256, how.userKey).catch(unreadable))) {
    await change(store, sha256, WANTED);
    return sha256;
  }
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const [key, key_for_user, key_for_server] = await Promise.all([
    contentKey(raw),
    seal(how.userKey.key, raw, keyPlace(sha256)),
    how.toServer(raw, new TextEncoder().encode(keyPlace(sha256))),
  ]);
  const count = piecesOf(bytes.length);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const part = bytes.subarray(index * FILE_PIECE_BYTES, (index + 1) * FILE_PIECE_BYTES);
    pieces.push({ sha256, index, sealed: (await seal(key, part, placeOf(sha256, index, count))).buffer });
  }
  const file: StoredFile = {
    sha256,
    size: bytes.length,
    kid: how.userKey.kid,
    key_for_user,
    key_for_server,
    at: how.at,
    upload: null,
    verified_at: null,
    ...WANTED,
  };
  await store.use((db) =>
    atomically(db, ["files", "pieces"], "strict", async (tx) => {
      const found = await tx.objectStore("files").get(sha256);
      // Another tab may have been first: its pieces are sealed by its key.
      if (found && found.at !== before?.at) return;
      await Promise.all(pieces.map((piece) => tx.objectStore("pieces").put(piece)));
      await tx.objectStore("files").put(file);
    }),
  );
  return sha256;
}

export const everything = (store: FileStore): Promise<readonly StoredFile[]> => store.use((db) => db.getAll("files"));

export const one = (store: FileStore, sha256: string): Promise<StoredFile | undefined> =>
  store.use((db) => db.get("files", sha256));

/** A piece as it is sent, or undefined where the file went meanwhile. */
export const piece = async (store: FileStore, sha256: string, index: number): Promise<Bytes | undefined> => {
  const found = await store.use((db) => db.get("pieces", [sha256, index]));
  return found && new Uint8Array(found.sealed);
};

/** The bytes of a file, or null where it is not here. Raises CannotOpen, and Damaged where they are others. */
export async function read(store: FileStore, sha256: string, userKey: UserKey): Promise<Bytes | null> {
  const file = await one(store, sha256);
  if (!file) return null;
  const key = await contentKey(await open(userKey.key, file.key_for_user, keyPlace(sha256)));
  const bytes = new Uint8Array(file.size);
  const count = piecesOf(file.size);
  for (let index = 0; index < count; index++) {
    const sealed = await piece(store, sha256, index);
    if (!sealed) throw new Damaged(`piece ${index} of ${count} is gone`);
    bytes.set(await open(key, sealed, placeOf(sha256, index, count)), index * FILE_PIECE_BYTES);
  }
  if ((await sha256Of(bytes)) !== sha256) throw new Damaged("these are other bytes than those that were kept");
  return bytes;
}

/** Of `read`: what cannot be read is as if it were not here. */
export function unreadable(error: unknown): null {
  if (error instanceof CannotOpen || error instanceof Damaged) return null;
  throw error;
}

/** Changes what is known of a file; nothing happens where it is gone. On the disk when it resolves. */
export const change = (store: FileStore, sha256: string, how: Partial<StoredFile>): Promise<void> =>
  store.use((db) =>
    atomically(db, ["files"], "strict", async (tx) => {
      const file = await tx.objectStore("files").get(sha256);
      if (file) await tx.objectStore("files").put({ ...file, ...how });
    }),
  );

/** Takes it away as it was found; nothing happens where the person attached it again meanwhile. */
export const remove = (store: FileStore, { sha256, unwanted }: StoredFile): Promise<void> =>
  store.use((db) =>
    atomically(db, ["files", "pieces"], "strict", async (tx) => {
      if (unwanted && !(await tx.objectStore("files").get(sha256))?.unwanted) return;
      await tx.objectStore("files").delete(sha256);
      await tx.objectStore("pieces").delete(IDBKeyRange.bound([sha256, 0], [sha256, Infinity]));
    }),
  );
