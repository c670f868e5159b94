import { afterEach, expect, test } from "vitest";

import * as outbox from "../store/outbox";
import type { Person } from "../store/people";
import { newDisk } from "../store/testing/disk";
import { unsent } from "./export";

const PERSON = { id: "a", device_id: "device-1", token: "token-1" } as Person;

const { getAll } = IDBObjectStore.prototype;
afterEach(() => (IDBObjectStore.prototype.getAll = getAll));

const rowOf = ({ client_id, last_seq, last_hash }: outbox.Stream): outbox.Row => ({
  client_id,
  seq: last_seq + 1,
  prev: last_hash,
  hash: `hash-${last_seq + 1}`,
  sealed_for_user: new Uint8Array(),
  sealed_for_server: new Uint8Array(),
  state: "pending",
  meta: { kid: "k", at: "2026-07-01T10:00:00.000Z" },
});

test("the file of unsent work has all of it, also what moves to another stream while it is written", async () => {
  newDisk();
  const box = outbox.openOutbox("a");
  await outbox.append(box, PERSON, (stream) => Promise.resolve({ row: rowOf(stream), signer: stream.signer }));
  const from = await outbox.currentStream(box, PERSON);
  const to = outbox.newStream(PERSON);
  const moving: Promise<boolean>[] = [];
  IDBObjectStore.prototype.getAll = function (...asked) {
    const answer = getAll.apply(this, asked);
    if (moving.length === 0)
      moving.push(outbox.restart(box, from, { ...to, last_seq: 1, last_hash: "hash-1" }, [1], [rowOf(to)]));
    return answer;
  };

  const { file } = await unsent([PERSON], { made_at: "2026-07-01T11:00:00.000Z", app: "1" });

  expect(await Promise.all(moving)).toEqual([true]);
  const lines = (await file.text()).trim().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { line: string }).line)).toEqual(["head", "operation", "proof"]);
  await box.close();
});
