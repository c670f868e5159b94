/** The server's records as the person may see them: sealed on the disk, opened in memory when they are first asked for. */
import type { Document, PublishedList } from "../protocol.gen";
import * as replica from "../store/replica";
import { CannotOpen, openJson, sealJson, type UserKey } from "../store/seal";
import { inTurn } from "./in-turn";
import type { Held, Horizon } from "./view";

export type Copy = Awaited<ReturnType<typeof openCopy>>;

type Named = Pick<replica.StoredRecord, "type" | "id" | "rev">;

const sealedAs = ({ type, id, rev }: Named) => ["record", type, id, rev].join("|");

/** `onChange` is called whenever what is in memory is another. */
export async function openCopy(userId: string, { key }: UserKey, onChange: () => void) {
  const store = replica.openReplica(userId);
  const turn = inTurn();
  let held: Map<string, Held> | null = null;
  let position = await replica.position(store);

  /** Opens what is on the disk and not yet in memory. */
  async function read(): Promise<Map<string, Held>> {
    const known = held;
    position = await replica.position(store);
    const rows = await replica.records(store, "document");
    try {
      held = new Map(await Promise.all(rows.map((row) => opened(row, known?.get(row.id)))));
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      // Sealed with a key that went with a forgotten password: the server has all of it.
      return drop();
    }
    onChange();
    return held;
  }

  async function opened(row: replica.StoredRecord, same: Held | undefined): Promise<[string, Held]> {
    if (same?.document.rev === row.rev) return [row.id, { ...same, seen: seenOf(row) }];
    return [row.id, { document: await openJson<Document>(key, row.sealed, sealedAs(row)), seen: seenOf(row) }];
  }

  async function drop(): Promise<Map<string, Held>> {
    await replica.drop(store);
    held = new Map();
    position = null;
    onChange();
    return held;
  }

  return {
    position: () => position,

    horizon: (): Horizon => ({ client_id: position?.client_id ?? "", last_seq: position?.last_seq ?? 0 }),

    /** Documents by id. */
    documents: async (): Promise<ReadonlyMap<string, Held>> => held ?? turn(async () => held ?? read()),

    /** The versions of the reference lists that hold, as the server announced them. */
    async lists(): Promise<readonly PublishedList[]> {
      const rows = await replica.records(store, "reference_list");
      return Promise.all(rows.map((row) => openJson<PublishedList>(key, row.sealed, sealedAs(row))));
    },

    seal: (record: Named, data: unknown) => sealJson(key, data, sealedAs(record)),

    /** Stores a page and shows it. `data` holds what was sealed, by the record's id. */
    take: (page: replica.Page, data: ReadonlyMap<string, Document>, pinned: () => ReadonlySet<string>): Promise<void> =>
      turn(async () => {
        const left = await replica.applyPage(store, page, pinned());
        position = page.position;
        if (held && left) await read();
        for (const row of held ? page.puts : []) {
          const document = data.get(row.id);
          if (document) held?.set(row.id, { document, seen: seenOf(row) });
        }
        onChange();
      }),

    /** Another tab may have pulled: what is in memory may be old. */
    refresh: (): Promise<void> =>
      turn(async () => {
        const before = position;
        position = await replica.position(store);
        const same = before?.checkpoint === position?.checkpoint && before?.last_seq === position?.last_seq;
        if (held && !same) await read();
      }),

    /** Feeds that are not here as the server counted them. */
    mismatches: (...[sums, part]: Mismatches) => replica.mismatches(store, sums, part),

    drop: () => turn(drop),

    async close(): Promise<void> {
      await turn(() => Promise.resolve());
      held = null;
      await store.close();
    },
  };
}

type Mismatches = Parameters<typeof replica.mismatches> extends [unknown, ...infer Rest] ? Rest : never;

const seenOf = ({ stream, seen }: Pick<replica.StoredRecord, "stream" | "seen">): Horizon => ({
  client_id: stream,
  last_seq: seen,
});
