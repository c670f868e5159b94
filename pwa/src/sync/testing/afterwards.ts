/** What must hold when the faults have ended and everybody is at rest: the server's tables beside what was done and seen. */
import type { Document } from "../../protocol.gen";
import type { OpenDevice } from "./browser";
import type { Checks } from "./invariants";
import type { Held, Look } from "./real-server";
import { BOXES, type Edit } from "./steps";
import type { Heard } from "./tablet";

export interface Write extends Edit {
  readonly id: string;
  readonly value: string;
  readonly number: number;
  /** Null while the device has not said, and for ever where it died meanwhile. */
  kept: boolean | null;
  readonly by: OpenDevice;
}

/** The documents that a device shows, by id. */
export type Shown = ReadonlyMap<string, Document>;

/** INV-16: the device has these documents, and whatever it has is as the server has it. */
export function hasAll(checks: Checks, look: Look, shown: Shown, known: readonly string[], name: string): void {
  for (const id of [...known, ...shown.keys()]) {
    const [here, there] = [shown.get(id)?.rev, look.documents.get(id)];
    checks.hold(16, here === there, () => [name, id, here, there]);
  }
}

/** INV-1, INV-3, INV-10; INV-31 of what was written on a tablet that was copied. */
export function nothingLost(
  checks: Checks,
  look: Look,
  acknowledged: readonly Heard[],
  writes: readonly Write[],
  wasCopied: (write: Write) => boolean,
): void {
  const held = chains(look);
  for (const heard of acknowledged)
    checks.hold(1, held.get(key(heard))?.hash === heard.hash, () => ({ heard, held: held.get(key(heard)) }));
  const ends = new Map<string, Held[]>();
  for (const row of look.operations) {
    const value = written(row);
    if (value !== undefined && row.op_id !== null) ends.set(value, [...(ends.get(value) ?? []), row]);
  }
  for (const write of writes) {
    const found = ends.get(write.value) ?? [];
    if (write.kept) checks.hold(10, found.length === 1, () => ({ ...about(write), found }));
    const done = found.filter(({ status }) => status === "applied" || status === "merged");
    checks.hold(3, done.length <= 1, () => ({ ...about(write), done }));
    if (wasCopied(write)) checks.hold(31, found.length <= 1, () => ({ ...about(write), found }));
  }
}

/** INV-5. */
export function inOrder(checks: Checks, look: Look): void {
  for (const { client_id, last_seq, last_hash } of look.streams) {
    const rows = look.operations.filter((row) => row.client_id === client_id);
    const gapless = rows.every(({ seq }, n) => seq === n + 1);
    const whole = rows.length === 0 || (rows.at(-1)?.seq === last_seq && rows.at(-1)?.hash === last_hash);
    checks.hold(5, gapless && whole, () => ({
      client_id,
      last_seq,
      last_hash,
      rows: rows.map(({ seq, hash }) => [seq, hash]),
    }));
    // A person's own writes go up in number, and so they came.
    const numbers = rows.flatMap((row) => (row.op_id === null ? [] : (written(row)?.slice(1) ?? []))).map(Number);
    const ordered = numbers.every((number, n) => n === 0 || number > (numbers[n - 1] ?? 0));
    checks.hold(5, ordered, () => ({ client_id, numbers }));
  }
}

/** INV-14: of a document in which one person alone writes. `last` are the last writes in it. */
export function noConflictWithOneself(checks: Checks, document: Document | undefined, last: readonly Write[]): void {
  checks.hold(14, (document?.conflicts ?? []).length === 0, () => document?.conflicts);
  for (const write of last) {
    const number = numberIn(document, write.box);
    checks.hold(14, number >= write.number, () => ({ ...about(write), number }));
  }
}

const about = ({ who, tab, document, value, kept }: Write) => ({ who, tab, document, value, kept });

const key = ({ client_id, seq }: Pick<Heard, "client_id" | "seq">) => `${client_id} ${seq}`;
const chains = ({ operations }: Look): ReadonlyMap<string, Held> => new Map(operations.map((row) => [key(row), row]));

/** Those of them that the server has as they were heard of. */
export function stillHeld(look: Look, heard: readonly Heard[]): Heard[] {
  const held = chains(look);
  return heard.filter((one) => held.get(key(one))?.hash === one.hash);
}

/** The value that an operation of a test set. */
function written({ body }: Held): string | undefined {
  const { set = {} } = body.args as { set?: Readonly<Record<string, unknown>> };
  return Object.values(set).find((value): value is string => typeof value === "string" && /^w\d+$/.test(value));
}

/** The number of the write whose value stands in a box; 0 for none. */
export function numberIn(document: Document | undefined, box: number): number {
  let at: unknown = (document?.content as { part1?: unknown } | undefined)?.part1;
  for (const name of (BOXES[box] ?? "").split("/")) at = (at as Readonly<Record<string, unknown>> | undefined)?.[name];
  return Number((at as string | undefined)?.slice(1) ?? 0);
}

const text = (shown: Shown | undefined, id: string) => JSON.stringify(shown?.get(id) ?? null);
const ids = (...all: (Shown | undefined)[]) => [...new Set(all.flatMap((one) => [...(one?.keys() ?? [])]))];

/** The documents that are not shown alike, as each shows them. */
export const differing = (a: Shown | undefined, b: Shown | undefined) =>
  ids(a, b)
    .filter((id) => text(a, id) !== text(b, id))
    .map((id) => [a?.get(id), b?.get(id)]);
