import { isOpen, openPaths } from "../../domain/completion";
import { isLocked } from "../../domain/copying";
import { valueAt } from "../../forms/definition";
import type { Locks } from "../../forms/locks";
import type { Document } from "../../protocol.gen";
import { t } from "../../words";

/** What stays as it is in a clone (NEW-3) and, where it is completed, in a decided document (SIGN-7). */
export function locksOf(document: () => Document, completing: () => boolean): Locks {
  return {
    why(path) {
      if (isLocked(document(), path)) {
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
