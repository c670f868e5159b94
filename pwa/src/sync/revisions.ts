/** The person's changes of Part I that wait for the next signature (NEW-9): sealed on the disk, opened in memory. */
import { revised, type Revision } from "../domain/revision";
import * as disk from "../store/revisions";
import { CannotOpen, openJson, sealJson, type UserKey } from "../store/seal";
import type { DocumentView } from "./device";
import { inTurn } from "./in-turn";
import { isAhead, wasRefused, type Horizon, type LocalOperation } from "./view";

const sealedAs = (id: string): string => `revision|${id}`;

/** `onChange` is called whenever what is in memory is another. */
export async function openRevisions(userId: string, { key }: UserKey, onChange: () => void) {
  const store = disk.openStore(userId);
  const turn = inTurn();
  let held = new Map<string, Revision>();

  async function read(): Promise<void> {
    const found = new Map<string, Revision>();
    for (const { id, sealed } of await disk.everything(store))
      try {
        found.set(id, await openJson<Revision>(key, sealed, sealedAs(id)));
      } catch (error) {
        // Sealed with a key that went with a forgotten password: nobody can read it any more.
        if (!(error instanceof CannotOpen)) throw error;
      }
    held = found;
    onChange();
  }

  await read();

  return {
    of: (id: string): Revision | null => held.get(id) ?? null,

    /** On the disk when it resolves; null takes the changes back. */
    keep: (id: string, change: (old: Revision | null) => Revision | null): Promise<void> =>
      turn(async () => {
        const next = change(held.get(id) ?? null);
        if (next === null) {
          await disk.remove(store, id);
          held.delete(id);
        } else {
          await disk.put(store, { id, sealed: await sealJson(key, next, sealedAs(id)) });
          held.set(id, next);
        }
        onChange();
      }),

    /** Another tab may have written. */
    refresh: (): Promise<void> => turn(read),

    async close(): Promise<void> {
      await turn(() => Promise.resolve());
      held.clear();
      await store.close();
    },
  };
}

/**
 * The view with the person's changes of Part I: beside the document until they are signed, in it while the signed ones
 * wait for the server's answer, and beside it again where the server refused them.
 */
export function withRevision(
  view: DocumentView,
  revision: Revision | null,
  operations: readonly LocalOperation[],
  seen: number,
  horizon: Horizon,
): DocumentView {
  if (revision === null || view.document.status === "draft") return view;
  const document = revised(view.document, revision);
  if (revision.submitted) {
    const submits = operations.filter(({ body }) => body.type === "document.submit");
    if (submits.some((one) => isAhead(one, seen, horizon))) return { ...view, document };
    if (!submits.some(wasRefused)) return view;
  }
  return { ...view, revision: { document, version: revision.version, paths: revision.edits.map(([path]) => path) } };
}
