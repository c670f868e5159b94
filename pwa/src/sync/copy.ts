/** The server's records as the person may see them: sealed on the disk, opened in memory when they are first asked for. */
import type { Document, PublishedList } from "../protocol.gen";
import * as replica from "../store/replica";
import { CannotOpen, openJson, sealJson, type UserKey } from "../store/seal";
import { inTurn } from "./in-turn";
import { NOWHERE, type Held, type Horizon } from "./view";

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
      return forget();
    }
    onChange();
    return held;
  }

  async function opened(row: replica.StoredRecord, same: Held | undefined): Promise<[string, Held]> {
    const { seen, building } = row;
    const known = same?.document.rev === row.rev && same.building === building ? same.document : null;
    return [row.id, { document: known ?? (await openJson<Document>(key, row.sealed, sealedAs(row))), seen, building }];
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
    async lists(): Promise<readonly PublishedList[]> {
      const rows = await replica.records(store, "reference_list");
      return Promise.all(rows.map((row) => openJson<PublishedList>(key, row.sealed, sealedAs(row))));
    },

    seal: (record: Named, data: unknown) => sealJson(key, data, sealedAs(record)),

    /** Stores a page and shows it. `data` holds what was sealed, by the record's id. */
    take: (page: replica.Page, data: ReadonlyMap<string, Document>, pinned: () => ReadonlySet<string>): Promise<void> =>
      turn(async () => {
        const left = await replica.applyPage(store, page, pinned());
        position = page.last ? { ...page.position, earlier: null } : page.position;
        if (held && left) await read();
        for (const { id, seen } of held ? page.puts : []) {
          const document = data.get(id);
          if (document) held?.set(id, { document, seen, building: position.building });
        }
        onChange();
      }),

    /** Another tab may have pulled: what is in memory may be old. */
    refresh: (): Promise<void> =>
      turn(async () => {
        const before = position;
        position = await replica.position(store);
        const same = before?.checkpoint === position?.checkpoint && before?.building === position?.building;
        if (held && !same) await read();
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
