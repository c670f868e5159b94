/**
 * What somebody can do with a document now: by the table of the lifecycle, by whom the document concerns, and by what
 * became of it. The server asks the same (`backend/domain/rights.py`, `afterwards.py`, `relations.py`) and has the last
 * word. Pure: `at` is the time in milliseconds.
 */
import type { Action, Document, Profile } from "../protocol.gen";
import { leavesOpen } from "./completion";
import { isSettledByClone, makeable } from "./copying";
import { actionsOf, sideOf, transition } from "./workflow";

export type Who = Pick<Profile, "role" | "post" | "organisation">;

/** How long after the decision its authority may recall a certificate (ST-7). */
const RECALL_MONTHS = 3;

/** A planner reads and assigns, an administrator keeps the reference data. */
export const signsNothing = ({ role }: Pick<Profile, "role">): boolean =>
  role === "planner" || role === "administrator";

/** Whether it is somebody's to act on the document at all, whatever its status. */
export function concerns(who: Who, document: Document): boolean {
  if (document.imported?.decided_elsewhere || signsNothing(who)) return false;
  return sideOf(who.role) === "operator"
    ? (document.organisation ?? "") === (who.organisation ?? "")
    : document.post === who.post;
}

/** Whether a person may do this to a document as it stands (ST-1 to ST-14). */
export const may = (who: Who, document: Document, action: Action): boolean =>
  concerns(who, document) && transition(document.status, action, sideOf(who.role), document.type) !== null;

/** What can be done, in the order of the table. */
export function offered(document: Document, who: Who, at: number): readonly Action[] {
  if (!concerns(who, document)) return [];
  const side = sideOf(who.role);
  return actionsOf(document.status, side, document.type).filter((action) => {
    switch (action) {
      case "replace":
        return makeable(document, side).some(({ kind }) => kind === "replacement");
      case "cancel":
        return !isSettledByClone(document);
      case "recall":
        return at <= monthsLater(document.decision?.signed_at ?? "", RECALL_MONTHS);
      case "complete":
        return leavesOpen(document);
      default:
        return true;
    }
  });
}

/** The same day and time so many months later, in milliseconds, or the month's last day; no bound without a day. */
function monthsLater(instant: string, months: number): number {
  const day = new Date(instant);
  if (Number.isNaN(day.getTime())) return Infinity;
  const date = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(date, last));
  return day.getTime();
}
