/** The server's records as the person may see them: sealed on the disk, opened in memory when they are first asked for. */
import { uuidv7 } from "uuidv7";

import type { Document, PublishedList, RecordType } from "../protocol.gen";
import * as replica from "../store/replica";
import { CannotOpen, openJson, seal, type UserKey } from "../store/seal";
import { inTurn } from "./in-turn";
import { NOWHERE, type Held, type Horizon } from "./view";

export type Copy = Awaited<ReturnType<typeof openCopy>>;

/** A record as it came, from the feeds that brought it. */
export interface Fetched {
  readonly type: RecordType;
  readonly id: string;
  readonly rev: number;
  readonly feeds: readonly string[];
  readonly data: unknown;
  /** The line that brought it. */
  readonly line: Uint8Array<ArrayBuffer>;
}

/** A page of a pull, with its records in the clear. */
export interface FetchedPage extends Omit<replica.Page, "sheets"> {
  readonly records: readonly Fetched[];
  /** What is in all of them, further than in every record. */
  readonly seen: Horizon;
}

/** What stands on a sheet, in the order of its entries: the lines as they came. */
type Written = readonly (Pick<Fetched, "type" | "id" | "rev" | "data"> | undefined)[];

/** So many are sealed together; for one of them all are opened. */
const ON_A_SHEET = 50;

const sealedAs = (sheet: string) => `sheet|${sheet}`;

/** `onChange` is called whenever what is in memory is another. */
export async function openCopy(userId: string, { key }: UserKey, onChange: () => void) {
  const store = replica.openReplica(userId);
  const turn = inTurn();
  let held: Map<string, Held> | null = null;
  let position = await replica.position(store);
  /** Of the changes on the disk, those that are in memory. */
  let changes = 0;

  /** Opens what is on the disk and not yet in memory. Until it is read whole, what was there before is shown. */
  async function read(): Promise<Map<string, Held>> {
    const known = held;
    const found = new Map<string, Held>();
    changes = await replica.changes(store);
    position = await replica.position(store);
    try {
      for (const [entry, data] of await opened("document", (entry) => isKnown(known, entry))) {
        const document = data ?? known?.get(entry.id)?.document;
        if (document)
          found.set(entry.id, { document: document as Document, seen: entry.seen, building: entry.building });
      }
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      // Sealed with a key that went with a forgotten password: the server has all of it.
      return forget();
    }
    held = found;
    onChange();
    return held;
  }

  function isKnown(known: ReadonlyMap<string, Held> | null, { id, rev, building }: replica.Entry): boolean {
    const same = known?.get(id);
    return same?.document.rev === rev && same.building === building;
  }

  /** Entries of a type with their data; without it where it is known already. Raises CannotOpen. */
  async function opened(
    type: RecordType,
    known: (entry: replica.Entry) => boolean = () => false,
  ): Promise<(readonly [replica.Entry, unknown])[]> {
    const all = await replica.sheets(store);
    const isWanted = (entry: replica.Entry | null) => entry?.type === type && !known(entry);
    const wanted = all.filter(({ entries }) => entries.some(isWanted)).map(({ id }) => id);
    const sealed = await replica.bodies(store, wanted);
    const open = async (id: string) => {
      const body = sealed.get(id);
      return [id, body ? await openJson<Written>(key, body, sealedAs(id)) : []] as const;
    };
    const written = new Map(await Promise.all(wanted.map(open)));
    return all.flatMap(({ id, entries }) =>
      entries.flatMap((entry, index) => {
        if (entry?.type !== type) return [];
        if (known(entry)) return [[entry, undefined] as const];
        const found = written.get(id)?.[index];
        if (found && (found.id !== entry.id || found.rev !== entry.rev || found.type !== type))
          throw new CannotOpen("another record than the one that should stand here");
        return found ? [[entry, found.data] as const] : [];
      }),
    );
  }

  async function sealedSheet(fetched: readonly Fetched[], seen: Horizon): Promise<replica.Page["sheets"][number]> {
    const id = uuidv7();
    return {
      id,
      records: fetched.map(({ type, id, rev, feeds }) => ({ type, id, rev, feeds, seen })),
      sealed: await seal(key, inOne(fetched.map(({ line }) => line)), sealedAs(id)),
    };
  }

  async function forget(): Promise<Map<string, Held>> {
    await replica.drop(store);
    held = new Map();
    position = null;
    onChange();
    return held;
  }

  return {
    position: () => position,

    /** How far operations are in every record: of those that stand in from an earlier copy, in this one. */
    horizon(held: Held | null): Horizon {
      if (!position) return NOWHERE;
      const standsIn = position.earlier && held?.building !== position.building;
      return (standsIn ? position.earlier : null) ?? position.seen;
    },

    /** Whether records stand in that came before the copy was begun anew. */
    isRenewing: (): boolean => position?.earlier != null,

    /** Documents by id. */
    documents: async (): Promise<ReadonlyMap<string, Held>> => held ?? turn(async () => held ?? read()),

    /** The versions of the reference lists that hold, as the server announced them. */
    lists: async (): Promise<readonly PublishedList[]> =>
      (await opened("reference_list")).map(([, data]) => data as PublishedList),

    /** Stores a page and shows it. */
    async take({ records, seen, ...page }: FetchedPage, pinned: () => ReadonlySet<string>): Promise<void> {
      const parts = Array.from({ length: Math.ceil(records.length / ON_A_SHEET) }, (_, at) =>
        records.slice(at * ON_A_SHEET, (at + 1) * ON_A_SHEET),
      );
      const sheets = await Promise.all(parts.map((part) => sealedSheet(part, seen)));
      await turn(async () => {
        const left = await replica.applyPage(store, { ...page, sheets }, pinned());
        position = page.last ? { ...page.position, earlier: null } : page.position;
        const before = changes;
        changes = store.known?.changes ?? before;
        // Another tab may have stored a page in between, where the browser keeps no locks.
        if (held && (left || changes > before + 1)) await read();
        const { building } = position;
        for (const { type, id, rev, data } of held ? records : []) {
          const before = held?.get(id);
          const isOlder = before?.building === building && before.document.rev > rev;
          if (type === "document" && !isOlder) held?.set(id, { document: data as Document, seen, building });
        }
        onChange();
      });
    },

    /** Another tab may have pulled: what is in memory may be old. */
    refresh: (): Promise<void> =>
      turn(async () => {
        position = await replica.position(store);
        if (held && (await replica.changes(store)) !== changes) await read();
        else onChange();
      }),

    /** Feeds that are not here as the server counted them. */
    mismatches: (...[sums, part]: Mismatches) => replica.mismatches(store, sums, part),

    /** Forgets everything, which nobody can read any more. */
    drop: (): Promise<unknown> => turn(forget),

    /** Begins anew; what is here is shown until everything has come again. */
    renew: (): Promise<void> =>
      turn(async () => {
        await replica.renew(store);
        position = await replica.position(store);
        onChange();
      }),

    async close(): Promise<void> {
      await turn(() => Promise.resolve());
      held = null;
      await store.close();
    },
  };
}

type Mismatches = Parameters<typeof replica.mismatches> extends [unknown, ...infer Rest] ? Rest : never;

const [OPENING, COMMA, CLOSING] = ["[", ",", "]"].map((sign) => sign.charCodeAt(0)) as [number, number, number];

/** Values of JSON as a list of them, without reading what they say. */
function inOne(values: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(values.reduce((length, value) => length + value.length + 1, 1));
  let at = 0;
  for (const value of values) {
    all[at] = at === 0 ? OPENING : COMMA;
    all.set(value, at + 1);
    at += value.length + 1;
  }
  all[at] = CLOSING;
  return all;
}
