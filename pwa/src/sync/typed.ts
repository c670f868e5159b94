/**
 * What is typed and is no operation yet, box by box: sealed and written at every key, so that neither a crash nor an
 * empty battery takes a letter. One write is under way at a time; what is typed meanwhile goes together with the next.
 */
import { uuidv7 } from "uuidv7";

import { isDoneBy, type Typed } from "../domain/edits";
import type { Change } from "../protocol.gen";
import { CannotOpen, openJson, sealJson, type UserKey } from "../store/seal";
import * as disk from "../store/typed";
import { inTurn } from "./in-turn";
import type { LocalOperation } from "./view";

interface Held extends Typed {
  readonly document: string;
  /** In the order in which the boxes were edited last. */
  readonly order: number;
  /** Hash of the person's last operation when the box was first typed into; empty where there was none. */
  readonly after: string;
}

const sealedAs = (token: string): string => `typed|${token}`;

/** `last` is the hash of the person's last operation. */
export async function openTyped(userId: string, { key }: UserKey, last: () => string) {
  const store = disk.openStore(userId);
  const turn = inTurn();
  /** By token. */
  let held = new Map<string, Held>();
  /** What the disk does not have yet; null where it is to be forgotten. */
  let due = new Map<string, Held | null>();
  /** What the disk did not have when it was last read, and what was typed since. */
  let newer = new Map<string, Held | null>();
  let writing: Promise<void> | null = null;
  let order = 0;

  async function read(): Promise<void> {
    const found = new Map<string, Held>();
    newer = new Map(due);
    for (const { token, sealed } of await disk.everything(store))
      try {
        found.set(token, await openJson<Held>(key, sealed, sealedAs(token)));
      } catch (error) {
        // Sealed with a key that went with a forgotten password: nobody can read it any more.
        if (!(error instanceof CannotOpen)) throw error;
      }
    for (const [token, one] of newer) {
      if (one) found.set(token, one);
      else found.delete(token);
    }
    held = found;
    order = Math.max(order, ...[...found.values()].map((one) => one.order));
  }

  const of = (document: string): (readonly [string, Held])[] =>
    [...held].filter(([, one]) => one.document === document).sort(([, a], [, b]) => a.order - b.order);

  function write(): Promise<void> {
    if (due.size === 0) return Promise.resolve();
    writing ??= writeAll().finally(() => (writing = null));
    return writing;
  }

  async function writeAll(): Promise<void> {
    while (due.size > 0) {
      const taken = [...due];
      const put = await Promise.all(
        taken.flatMap(([token, one]) =>
          one ? [sealJson(key, one, sealedAs(token)).then((sealed) => ({ token, sealed }))] : [],
        ),
      );
      await disk.write(
        store,
        put,
        taken.flatMap(([token, one]) => (one ? [] : [token])),
      );
      for (const [token, one] of taken) if (due.get(token) === one) due.delete(token);
    }
  }

  function hold(token: string, one: Held | null): void {
    if (one) held.set(token, one);
    else held.delete(token);
    due.set(token, one);
    newer.set(token, one);
  }

  await read();

  return {
    /** What is typed in a document's boxes, in the order of typing. */
    of: (document: string): readonly Typed[] =>
      of(document).map(([, { path, edit, text }]) => asTyped(path, edit, text)),

    /** Documents in which something is typed. */
    documents: (): readonly string[] => [...new Set([...held.values()].map(({ document }) => document))],

    /** On the disk when it resolves; without an edit and a text, the box is forgotten. Raises StorageFailure. */
    keep(document: string, { path, edit, text }: Typed): Promise<void> {
      const known = of(document).filter(([, one]) => one.path === path);
      const [, newest] = known.at(-1) ?? [];
      const [token = uuidv7()] = known.at(-1) ?? [];
      for (const [other] of known.slice(0, -1)) hold(other, null); // two tabs began the same box
      if (edit || text !== undefined) {
        const after = newest?.after ?? last();
        hold(token, { ...asTyped(path, edit, text), document, order: ++order, after });
      } else if (newest) hold(token, null);
      return write();
    },

    /** Forgets edits that became operations before they could be forgotten. `operations` are all of the person's. */
    forgetDone(operations: readonly LocalOperation[]): Promise<void> {
      for (const [token, one] of held) {
        const from = operations.findIndex(({ hash }) => hash === one.after) + 1;
        const { edit, ...rest } = one;
        if (!edit) continue;
        const done = operations
          .slice(from)
          .some(
            ({ body }) =>
              body.record.id === one.document &&
              body.type === "document.set" &&
              isDoneBy(body.args as Change, one.path, edit),
          );
        if (done) hold(token, one.text === undefined ? null : rest);
      }
      return write();
    },

    /** Another tab may have written. */
    refresh: (): Promise<void> => turn(read),

    async close(): Promise<void> {
      await writing?.catch(() => undefined);
      await turn(() => Promise.resolve());
      held.clear();
      due = new Map();
      await store.close();
    },
  };
}

const asTyped = (path: string, edit: Typed["edit"], text: string | undefined): Typed => ({
  path,
  ...(edit && { edit }),
  ...(text !== undefined && { text }),
});
