/** The person's changes that wait for the next signature (NEW-9, SIGN-7): sealed on the disk, opened in memory. */
import { revised, type Revision } from "../domain/revision";
import type { OperationType } from "../protocol.gen";
import * as disk from "../store/revisions";
import { CannotOpen, openJson, sealJson, type UserKey } from "../store/seal";
import type { DocumentView, OwnChanges } from "./device";
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
    for (const stored of await disk.everything(store)) {
      const revision = await opened(stored);
      if (revision) found.set(stored.id, revision);
    }
    held = found;
    onChange();
  }

  /** Null where it was sealed with a key that went with a forgotten password: nobody can read it any more. */
  async function opened({ id, sealed }: disk.Stored): Promise<Revision | null> {
    try {
      return await openJson<Revision>(key, sealed, sealedAs(id));
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }

  /** Changes what lies on the disk: another tab may have written and not told of it yet. */
  async function keep(id: string, change: (old: Revision | null) => Revision | null): Promise<void> {
    for (;;) {
      const found = await disk.one(store, id);
      const next = change(found ? await opened(found) : null);
      const sealed = next && (await sealJson(key, next, sealedAs(id)));
      if (!(await disk.replace(store, id, found?.sealed ?? null, sealed))) continue;
      if (next) held.set(id, next);
      else held.delete(id);
      onChange();
      return;
    }
  }

  await read();

  return {
    of: (id: string): Revision | null => held.get(id) ?? null,

    /** Of which there are changes, of either kind. */
    documents: (): ReadonlySet<string> => new Set([...held.keys()].map(documentOf)),

    /** On the disk when it resolves; null takes the changes back. */
    keep: (...[id, change]: Parameters<typeof keep>): Promise<void> => turn(() => keep(id, change)),

    /** Another tab may have written. */
    refresh: (): Promise<void> => turn(read),

    async close(): Promise<void> {
      await turn(() => Promise.resolve());
      held.clear();
      await store.close();
    },
  };
}

/** The acts whose signature carries the changes that were kept for it. */
export const CARRYING = ["submit", "complete"] as const;
export type Carrying = (typeof CARRYING)[number];

/** Under which name changes wait for an act: what completes a decided document is no change of Part I. */
export const nameOf = (id: string, act: Carrying): string => (act === "submit" ? id : `${id}${COMPLETION}`);

const COMPLETION = "|completion";

const documentOf = (name: string): string => (name.endsWith(COMPLETION) ? name.slice(0, -COMPLETION.length) : name);

/** The person's own changes of a document, which the server has not: of Part I, and what completes it. */
interface Own {
  readonly revision: Revision | null;
  readonly completion: Revision | null;
  readonly operations: readonly LocalOperation[];
}

/**
 * The view with the person's changes of Part I (NEW-9) and with what completes the document (SIGN-7): beside the document
 * until they are signed, in it while the signed ones wait for the server's answer, and beside it again where the server
 * refused them.
 */
export function withOwn(view: DocumentView, own: Own, seen: Horizon, horizon: Horizon): DocumentView {
  const { revision, completion, operations } = own;
  if (view.document.status === "draft") return view;
  const part1 = revision && standing(revision, "document.submit", operations, seen, horizon);
  const shown = revision && part1 === "inside" ? { ...view, document: revised(view.document, revision) } : view;
  const added = completion && standing(completion, "document.complete", operations, seen, horizon);
  return {
    ...shown,
    ...(revision && part1 === "beside" && { revision: changesOf(view, revision) }),
    ...(completion && added === "beside" && { completion: changesOf(view, completion) }),
  };
}

const changesOf = ({ document }: DocumentView, changes: Revision): OwnChanges => ({
  document: revised(document, changes),
  version: changes.version,
  paths: changes.edits.map(([path]) => path),
});

/**
 * Where changes stand that are signed with operations of this type: beside the document, in it, or settled. What was
 * refused and then signed again is what became of it the last time.
 */
export function standing(
  { submitted }: Revision,
  type: OperationType,
  all: readonly LocalOperation[],
  seen: Horizon,
  horizon: Horizon,
): "beside" | "inside" | "settled" {
  if (!submitted) return "beside";
  const signed = all.filter(({ body }) => body.type === type);
  if (signed.some((one) => isAhead(one, seen, horizon))) return "inside";
  const last = signed.at(-1);
  return last && wasRefused(last) ? "beside" : "settled";
}
