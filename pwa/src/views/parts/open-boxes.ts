import type { Locks } from "../../forms/locks";
import type { Document, Profile } from "../../protocol.gen";
import { fillsPartTwo, may } from "./role";

/**
 * Whether a person may write in a box of a document as it stands. What was left half-written in another one is nobody's
 * to put right: the box is drawn to be read. `completing`: what was left open at the decision is given (SIGN-7).
 */
export function isOpenTo(
  profile: Profile,
  document: Document,
  locks: Locks,
  completing: boolean,
  path: string,
): boolean {
  if (locks.why(path) !== "") return false;
  if (completing) return may(profile, document, "complete");
  return path.startsWith("part1/") ? may(profile, document, "submit") : fillsPartTwo(profile, document);
}
