import type { DBSchema } from "idb";
import { beforeEach, expect, test, vi } from "vitest";

import { atomically, connect, HELD, StorageFailure } from "./databases";
import { newDisk } from "./testing/disk";

interface Schema extends DBSchema {
  things: { key: string; value: string };
}

const open = (name = "test") =>
  connect<Schema>(name, 1, (db) => {
    db.createObjectStore("things");
  });

beforeEach(newDisk);

test("T9: a connection that was lost is opened again, and what was stored is there", async () => {
  const connection = open();
  await connection.use((db) => db.put("things", "kept", "a"));
  await connection.use((db) => {
    db.close();
    return Promise.resolve();
  });

  expect(await connection.use((db) => db.get("things", "a"))).toBe("kept");
});

test("T9: a database that stays silent is a failure, never an empty database", async () => {
  const connection = open();

  const asked = connection.use(() => Promise.reject(new DOMException("connection lost", "UnknownError")));

  await expect(asked).rejects.toThrow(StorageFailure);
});

test("T21: a full disk is told at once", async () => {
  let tries = 0;
  const asked = open().use(() => {
    tries++;
    return Promise.reject(new DOMException("full", "QuotaExceededError"));
  });

  await expect(asked).rejects.toThrow(StorageFailure);
  expect(tries).toBe(1);
});

/** A write that a full disk does not take at first. */
function failing(times: number) {
  let tries = 0;
  return {
    tries: () => tries,
    work: () => (tries++ < times ? Promise.reject(new DOMException("full", "QuotaExceededError")) : Promise.resolve()),
  };
}

test("T21: on a full disk copies of the server's files make way, whosever they are, and it is tried once more", async () => {
  const [mine, others] = [open(`${HELD}files-a`), open(`${HELD}files-b`)];
  for (const held of [mine, others]) await held.use((db) => db.put("things", "a photo", "a"));
  await others.close();
  const [first, second] = [failing(1), failing(1)];

  await Promise.all([open().use(first.work), open("other").use(second.work)]);

  expect([first.tries(), second.tries()]).toEqual([2, 2]);
  for (const held of [mine, others]) expect(await held.use((db) => db.getAll("things"))).toEqual([]);
});

test("T21: where that made no room it is told, and a copy makes no room for itself", async () => {
  const held = open(`${HELD}files-a`);
  await held.use((db) => db.put("things", "a photo", "a"));
  const [copy, work] = [failing(1), failing(2)];

  await expect(held.use(copy.work)).rejects.toThrow(StorageFailure);
  expect(await held.use((db) => db.getAll("things"))).toEqual(["a photo"]);
  await expect(open().use(work.work)).rejects.toThrow(StorageFailure);

  expect([copy.tries(), work.tries()]).toEqual([1, 2]);
});

test("T21: a database that the full disk did not open is opened when there is room again", async () => {
  const error = new DOMException("full", "QuotaExceededError");
  const refused = Object.create(IDBOpenDBRequest.prototype, {
    error: { value: error },
    addEventListener: { value: (type: string, heard: () => void) => type === "error" && queueMicrotask(heard) },
    removeEventListener: { value: () => undefined },
  }) as IDBOpenDBRequest;
  vi.spyOn(indexedDB, "open").mockReturnValueOnce(refused);
  const connection = open();
  await expect(connection.use((db) => db.getAll("things"))).rejects.toThrow(StorageFailure);

  expect(await connection.use((db) => db.getAll("things"))).toEqual([]);
});

test("all of a transaction is stored, or none of it", async () => {
  const connection = open();

  const asked = connection.use((db) =>
    atomically(db, ["things"], "strict", async (tx) => {
      await tx.objectStore("things").put("half", "a");
      throw new RangeError("the other half");
    }),
  );

  await expect(asked).rejects.toThrow(RangeError);
  expect(await connection.use((db) => db.getAll("things"))).toEqual([]);
});

test("a tab with a newer app can upgrade while this one is open", async () => {
  const old = open();
  await old.use((db) => db.put("things", "kept", "a"));

  const newer = connect<Schema>("test", 2, () => undefined);

  expect(await newer.use((db) => db.get("things", "a"))).toBe("kept");
});
