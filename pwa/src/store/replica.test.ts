import { beforeEach, expect, test } from "vitest";

import { recordSum } from "../domain/chain";
import {
  applyPage,
  bodies,
  drop,
  mismatches,
  openReplica,
  position,
  renew,
  sheets,
  type Page,
  type Replica,
} from "./replica";
import { lose, newDisk } from "./testing/disk";

let replica: Replica;

beforeEach(() => {
  newDisk();
  replica = openReplica("a");
});

const BEGUN = {
  epoch: "e1",
  checkpoint: "t1",
  seen: { c1: 4 },
  building: 0,
  earlier: null,
  server_time: "2026-07-01T10:00:00Z",
  complete_at: null,
};

interface Rough extends Omit<Partial<Page>, "sheets"> {
  readonly puts?: readonly Page["sheets"][number]["records"][number][];
}

let sheet = 0;

/** A page of one sheet, if of any. */
const page = ({ puts = [], ...more }: Rough = {}): Page => ({
  position: BEGUN,
  last: false,
  feeds_added: [],
  feeds_removed: [],
  sheets: puts.length > 0 ? [{ id: `sheet ${++sheet}`, records: puts, sealed: new Uint8Array([sheet]) }] : [],
  leaves: [],
  ...more,
});

const put = (id: string, rev: number, ...feeds: readonly string[]) => ({
  type: "document" as const,
  id,
  rev,
  feeds: feeds.length > 0 ? feeds : ["post:X"],
  seen: {},
});

const leave = (id: string, feed = "post:X") => ({ type: "document" as const, id, feed });
const nobody = new Set<string>();
const held = async () =>
  (await sheets(replica))
    .flatMap(({ entries }) => entries.flatMap((entry) => (entry ? [[entry.id, entry.rev, ...entry.feeds]] : [])))
    .sort(([a], [b]) => String(a).localeCompare(String(b)));

test("T2: rows and the token that says how far they are come together or not at all", async () => {
  const [whole] = page({ puts: [put("a", 1)] }).sheets;
  const unstorable = { id: "b", records: [put("b", 1)], sealed: (() => 1) as unknown as Uint8Array<ArrayBuffer> };

  const both = { ...page(), sheets: [...(whole ? [whole] : []), unstorable] };
  await expect(applyPage(replica, both, nobody)).rejects.toThrow();

  expect(await position(replica)).toBeNull();
  expect(await held()).toEqual([]);
});

test("a page again changes nothing", async () => {
  const one = page({ puts: [put("a", 1, "post:X", "refused"), put("b", 2)] });
  await applyPage(replica, one, nobody);
  const before = await held();

  await applyPage(replica, one, nobody);

  expect(await held()).toEqual(before);
  expect(before).toEqual([
    ["a", 1, "post:X", "refused"],
    ["b", 2, "post:X"],
  ]);
});

test("an older state does not take the place of a newer one", async () => {
  await applyPage(replica, page({ puts: [put("a", 3)] }), nobody);

  await applyPage(replica, page({ puts: [put("a", 2, "refused")] }), nobody);

  expect(await held()).toEqual([["a", 3, "post:X", "refused"]]);
});

test("a sheet goes with the last record on it, and another tab sees what this one wrote", async () => {
  const other = openReplica("a");
  await applyPage(replica, page({ puts: [put("a", 1), put("b", 1)] }), nobody);
  const [first] = await sheets(other);
  await applyPage(other, page({ puts: [put("a", 2)] }), nobody);
  expect(await held()).toEqual([
    ["a", 2, "post:X"],
    ["b", 1, "post:X"],
  ]);

  await applyPage(replica, page({ leaves: [leave("b")] }), nobody);

  const ids = (await sheets(other)).map(({ id }) => id);
  expect(ids).toHaveLength(1);
  expect([...(await bodies(other, [...ids, first?.id ?? ""])).keys()]).toEqual(ids);
});

test("a record leaves with the last feed that held it", async () => {
  await applyPage(replica, page({ puts: [put("a", 1, "post:X", "refused")] }), nobody);

  expect(await applyPage(replica, page({ leaves: [leave("a")] }), nobody)).toBe(false);
  expect(await held()).toEqual([["a", 1, "refused"]]);
  expect(await applyPage(replica, page({ feeds_removed: ["refused"] }), nobody)).toBe(true);
  expect(await held()).toEqual([]);
});

test("T25: a pinned record stays until it is pinned no more, or comes back", async () => {
  await applyPage(replica, page({ puts: [put("a", 1), put("b", 1)] }), nobody);
  await applyPage(replica, page({ leaves: [leave("a"), leave("b")] }), new Set(["a", "b"]));
  expect(await held()).toEqual([
    ["a", 1],
    ["b", 1],
  ]);

  await applyPage(replica, page({ puts: [put("b", 2)] }), new Set(["a"]));
  await applyPage(replica, page(), nobody);

  expect(await held()).toEqual([["b", 2, "post:X"]]);
});

test("a lost record, and one of another revision, show in the feed's sum", async () => {
  await applyPage(replica, page({ puts: [put("a", 1), put("b", 2)] }), nobody);
  const [a, b, older] = await Promise.all([recordSum("a", 1), recordSum("b", 2), recordSum("b", 1)]);
  const sum = (...parts: bigint[]) =>
    BigInt.asUintN(
      64,
      parts.reduce((all, one) => all + one, 0n),
    ).toString();
  const told = (count: number, ...parts: bigint[]) => [{ feed: "post:X", count, sum: sum(...parts) }];

  expect(await mismatches(replica, told(2, a, b), recordSum)).toEqual([]);
  expect(await mismatches(replica, told(2, a, older), recordSum)).toEqual(["post:X"]);
  expect(await mismatches(replica, told(3, a, b), recordSum)).toEqual(["post:X"]);
  await lose("waarmerk-replica-a", "bodies");
  expect(await mismatches(replica, told(2, a, b), recordSum)).toEqual(["post:X"]);
});

test("begun anew, it is read as it was until the last page of the new one has come", async () => {
  await applyPage(replica, page({ puts: [put("a", 5), put("b", 5), put("c", 5)], feeds_added: ["post:X"] }), nobody);

  await renew(replica);
  const renewed = (await position(replica)) ?? BEGUN;
  expect(renewed).toMatchObject({ checkpoint: "", seen: {}, building: 1, earlier: { c1: 4 } });
  // A server from a backup knows older states.
  await applyPage(replica, page({ position: renewed, puts: [put("a", 3)], leaves: [leave("b")] }), nobody);
  expect(await held()).toEqual([
    ["a", 3, "post:X"],
    ["b", 5, "post:X"],
    ["c", 5, "post:X"],
  ]);

  await applyPage(replica, page({ position: renewed, last: true, puts: [put("d", 1)] }), new Set(["c"]));
  expect(await held()).toEqual([
    ["a", 3, "post:X"],
    ["c", 5],
    ["d", 1, "post:X"],
  ]);
  expect(await position(replica)).toMatchObject({ building: 1, earlier: null });
  await applyPage(replica, page({ position: { ...renewed, earlier: null } }), nobody);
  expect(await held()).toEqual([
    ["a", 3, "post:X"],
    ["d", 1, "post:X"],
  ]);
});

test("begun anew again before it is whole, it still says what is in what stands in", async () => {
  await applyPage(replica, page(), nobody);

  await renew(replica);
  await renew(replica);

  expect(await position(replica)).toMatchObject({ building: 2, earlier: { c1: 4 } });
});

test("dropped, it is as new", async () => {
  await applyPage(replica, page({ puts: [put("a", 1)], feeds_added: ["post:X"] }), nobody);

  await drop(replica);

  expect([await position(replica), await held()]).toEqual([null, []]);
});
