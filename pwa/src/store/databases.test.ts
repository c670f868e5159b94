import type { DBSchema } from "idb";
import { beforeEach, expect, test } from "vitest";

import { atomically, connect, StorageFailure } from "./databases";
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
