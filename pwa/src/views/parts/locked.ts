import { isOpen, openPaths } from "../../domain/completion";
import { FREED, isLocked } from "../../domain/copying";
import { valueAt } from "../../forms/definition";
import type { Locks } from "../../forms/locks";
import type { Fault } from "../../forms/open-form.svelte";
import type { Document } from "../../protocol.gen";
import { t } from "../../words";

/**
 * What stays as it is in a clone (NEW-3) and, where it is completed, in a decided document (SIGN-7). In a clone that the
 * server has not made yet, a box whose value is not authorised is open (NEW-3a), and stays so once it is.
 */
export function locksOf(document: () => Document, completing: () => boolean, faults: () => readonly Fault[]): Locks {
  const freed = new Set<string>();
  function isFree(path: string): boolean {
    if (document().rev === 0 && faults().some(({ code, at }) => code === FREED && at === path)) freed.add(path);
    return freed.has(path);
  }
  return {
    why(path) {
      if (isLocked(document(), path)) {
        if (isFree(path)) return "";
        const source = document().relations?.find(({ kind }) => kind === "clone_of");
        return t("box-locked-clone", { reference: source?.reference ?? "" });
      }
      if (!completing()) return "";
      const leads = openPaths(document()).some((open) => open.startsWith(`${path}/`));
      return leads || isOpen(document(), path) ? "" : t("box-locked-decided");
    },
    stays: (row) => isLocked(document(), row) || (completing() && valueAt(document().content, row) !== undefined),
  };
}
