import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";

import {
  answeredThrough,
  append,
  correct,
  currentStream,
  dismiss,
  everything,
  oldest,
  openOutbox,
  prune,
  restart,
  settle,
  streams,
  unanswered,
  waitingStreams,
  type Outbox,
  type Row,
  type Said,
  type Stream,
} from "./outbox";
import { newDisk } from "./testing/disk";

const ENROLLED = { device_id: "device-1", token: "token-1" };
const ALL = ["final", "sent", "pending"] as const;

let outbox: Outbox;

beforeEach(() => {
  newDisk();
  outbox = openOutbox("a");
});

const rowOf = (stream: Stream, text = "body"): Row => ({
  client_id: stream.client_id,
  seq: stream.last_seq + 1,
  prev: stream.last_hash,
  hash: `${text} ${stream.last_seq + 1}`,
  sealed_for_user: new Uint8Array([1]),
  sealed_for_server: new Uint8Array([2]),
  state: "pending",
  meta: { kid: "k", at: "2026-07-01T10:00:00.000Z" },
});

const add = async (to = outbox, text = "body") =>
  (await append(to, ENROLLED, (stream) => Promise.resolve({ row: rowOf(stream, text), signer: stream.signer }))).row;

const said = (last_seq: number, more: Partial<Said> = {}): Said => ({
  epoch: "e1",
  last_seq,
  answers: [],
  again: null,
  ...more,
});

const answer = (seq: number, refused = false) => ({ seq, refused, sealed: new Uint8Array([seq]) });

const states = async () => (await everything(outbox)).map(({ state }) => state);

test("numbers have no gap and hashes a chain, however many tabs write at once", async () => {
  const tabs = [outbox, openOutbox("a"), openOutbox("a")];

  await Promise.all(Array.from({ length: 30 }, (_, n) => add(tabs[n % 3], `operation ${n}`)));

  const rows = await everything(outbox);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  expect(rows.map(({ prev }) => prev)).toEqual(["", ...rows.slice(0, -1).map(({ hash }) => hash)]);
});

test("an operation that cannot be made leaves no number behind", async () => {
  const asked = append(outbox, ENROLLED, () => Promise.reject(new RangeError("no")));

  await expect(asked).rejects.toThrow(RangeError);
  expect((await add()).seq).toBe(1);
});

test("an append whose commit was not heard is not done twice", async () => {
  const first = await add();

  const again = append(outbox, ENROLLED, (stream) => Promise.resolve({ row: first, signer: stream.signer }));

  expect((await again).row).toEqual(first);
  expect(await everything(outbox)).toHaveLength(1);
});

test.each<readonly [what: string, write: (stream: string) => Promise<unknown>]>([
  ["appending", () => add()],
  ["what became of work, of which the server speaks once,", (id) => correct(outbox, id, answer(1))],
])("T10: %s waits until it is on the disk", async (_, write) => {
  const { client_id } = await add();
  const asked: unknown[] = [];
  const plain = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...how) {
    if (how[1] === "readwrite") asked.push(how[2]);
    return plain.apply(this, how);
  };

  await write(client_id);

  IDBDatabase.prototype.transaction = plain;
  expect(asked.length).toBeGreaterThan(0);
  expect(new Set(asked.map((one) => JSON.stringify(one)))).toEqual(new Set(['{"durability":"strict"}']));
});

test("what the server has is sent, what it answered is final, and the rest waits", async () => {
  for (let n = 0; n < 3; n++) await add();
  const { client_id } = await currentStream(outbox, ENROLLED);

  await settle(outbox, client_id, said(2, { answers: [answer(1)] }));

  expect(await states()).toEqual(["final", "sent", "pending"]);
  expect(await unanswered(outbox)).toBe(2);
  expect(await answeredThrough(outbox, await currentStream(outbox, ENROLLED))).toBe(1);
  expect((await oldest(outbox, client_id, ["sent", "pending"], 1)).map(({ seq }) => seq)).toEqual([2]);
});

test("an answer that comes late, or again, changes nothing that is final", async () => {
  await add();
  await add();
  const { client_id } = await currentStream(outbox, ENROLLED);
  await settle(outbox, client_id, said(2, { answers: [answer(1, true), answer(2)] }));

  await settle(outbox, client_id, said(1, { answers: [answer(1)] }));

  expect(await states()).toEqual(["final", "final"]);
  expect((await everything(outbox))[0]?.meta.refused).toBe(true);
});

test("T22: a server restored from a backup is offered again what it lost; an answer that it no longer has stands", async () => {
  for (let n = 0; n < 3; n++) await add();
  const { client_id } = await currentStream(outbox, ENROLLED);
  await settle(outbox, client_id, said(3, { answers: [answer(1, true), answer(2), answer(3)] }));

  await settle(outbox, client_id, said(1, { epoch: "e2", again: 1 }));
  expect(await states()).toEqual(["final", "pending", "pending"]);

  await settle(outbox, client_id, said(3, { epoch: "e2", answers: [{ seq: 2, refused: false, sealed: null }] }));
  expect((await everything(outbox))[1]?.meta.answer).toEqual(new Uint8Array([2]));
});

test("a device that was enrolled anew writes another stream, and the old one is still sent by its own token", async () => {
  await add();

  const next = await currentStream(outbox, { device_id: "device-2", token: "token-2" });

  expect(next).toMatchObject({ last_seq: 0, token: "token-2", signer: { counter: 0 } });
  expect(await waitingStreams(outbox, ["pending"])).toMatchObject([{ token: "token-1" }]);
  expect(await streams(outbox)).toHaveLength(2);
});

test("going on in another stream loses nothing, and only the first tab does it", async () => {
  await add();
  await add();
  const from = await currentStream(outbox, ENROLLED);
  const to = { ...from, client_id: "other", last_seq: 1, last_hash: "h" };
  const moved = { ...rowOf({ ...to, last_seq: 0, last_hash: "" }), client_id: "other" };

  expect(await restart(outbox, from, to, [2], [moved])).toBe(true);
  expect(await restart(outbox, { ...from, last_seq: 1 }, { ...to, client_id: "third" }, [], [])).toBe(false);

  expect((await currentStream(outbox, ENROLLED)).client_id).toBe("other");
  expect(await unanswered(outbox)).toBe(2);
});

test("T23: a stream of before, of which nothing can move, knows the server's time and takes nobody's place", async () => {
  await add();
  const before = await currentStream(outbox, ENROLLED);
  const now = await currentStream(outbox, { device_id: "device-2", token: "token-2" });

  expect(await restart(outbox, { ...before, epoch: "e2" }, { ...now, client_id: "other" }, [], [])).toBe(true);

  expect(await streams(outbox)).toEqual([{ ...before, epoch: "e2" }, now]);
});

test("old answers are dropped, never what waits or what was refused and not read", async () => {
  for (let n = 0; n < 510; n++) await add();
  const { client_id } = await currentStream(outbox, ENROLLED);
  const answers = Array.from({ length: 508 }, (_, n) => answer(n + 1, n === 0));
  await settle(outbox, client_id, said(508, { answers }));

  await prune(outbox);
  expect((await everything(outbox)).map(({ seq }) => seq).slice(0, 3)).toEqual([1, 9, 10]);

  await dismiss(outbox, client_id, 1);
  await prune(outbox);
  expect((await everything(outbox)).map(({ seq }) => seq).slice(0, 2)).toEqual([9, 10]);
}, 30_000);

test("whatever the server says in whatever order: final, then sent, then pending", async () => {
  const step = fc.record({ last: fc.nat(6), answered: fc.nat(6), again: fc.constantFrom("nothing", "rest", "all") });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      newDisk();
      outbox = openOutbox("a");
      for (let n = 0; n < 6; n++) await add();
      const { client_id } = await currentStream(outbox, ENROLLED);

      for (const { last, answered, again } of steps) {
        const through = Math.min(last, answered);
        const answers = Array.from({ length: through }, (_, n) => answer(n + 1));
        await settle(outbox, client_id, said(last, { answers, again: { nothing: null, rest: last, all: 0 }[again] }));
      }

      const order = (await states()).map((state) => ALL.indexOf(state));
      expect(order).toEqual([...order].sort());
    }),
    { numRuns: 100 },
  );
}, 30_000);

test("invariant 44: what became of work is kept also while a restored server is offered it again", async () => {
  const { client_id } = await add();
  await add();
  await settle(outbox, client_id, said(2, { answers: [answer(1, true), answer(2)] }));
  await settle(outbox, client_id, said(2, { epoch: "e2", again: 0 }));

  await correct(outbox, client_id, { seq: 1, refused: false, sealed: new Uint8Array([9]) });
  await settle(outbox, client_id, said(2, { epoch: "e2", answers: [{ seq: 1, refused: false, sealed: null }] }));

  const [first] = await everything(outbox);
  expect(first).toMatchObject({ state: "final", meta: { answer: new Uint8Array([9]), refused: false } });
});

test("a later answer takes the place of a refusal, is read anew, and of nothing else", async () => {
  const { client_id } = await add();
  await add();
  await settle(outbox, client_id, said(2, { answers: [answer(1, true), answer(2)] }));
  await dismiss(outbox, client_id, 1);

  await correct(outbox, client_id, { ...answer(1, true), sealed: new Uint8Array([9]) });
  await correct(outbox, client_id, { ...answer(2, true), sealed: new Uint8Array([9]) });

  const [first, second] = await everything(outbox);
  expect(first?.meta).toMatchObject({ answer: new Uint8Array([9]), refused: true, dismissed: false });
  expect(second?.meta).toMatchObject({ answer: new Uint8Array([2]), refused: false });
});
