import { sideOf, transition } from "../../domain/workflow";
import type { Action, Document, Profile } from "../../protocol.gen";

/** Whether a person works for an authority, and not for an operator. */
export const isAuthority = (profile: Profile): boolean => profile.role !== "operator";

/** Whether a person may do this to a document as it stands (ST-1 to ST-14). */
export function may(profile: Profile, document: Document, action: Action): boolean {
  if (document.imported?.decided_elsewhere || signsNothing(profile)) return false;
  return transition(document.status, action, sideOf(profile.role), document.type) !== null;
}

/** Whether a person may make documents: everybody but those who sign nothing. */
export const mayCreate = (profile: Profile): boolean => !signsNothing(profile);

/** A planner reads and assigns, an administrator keeps the reference data. */
const signsNothing = ({ role }: Profile): boolean => role === "planner" || role === "administrator";

/** Whether a person is shown why the rules say what they say: those who answer for them, and sign nothing by them. */
export const mayAskWhy = (profile: Profile): boolean => signsNothing(profile);

/** "Inspector 2" of "Inspector 2, Harbour post": the post stands beside it. */
export const nameOf = ({ name, post_name }: Profile): string => (post_name ? name.replace(`, ${post_name}`, "") : name);
