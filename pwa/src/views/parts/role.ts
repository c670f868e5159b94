import { type Action, type Document, type Profile, TRANSITIONS } from "../../protocol.gen";

/** Whether a person works for an authority, and not for an operator. */
export const isAuthority = (profile: Profile): boolean => profile.role !== "operator";

/** Whether a person may do this to a document as it stands (ST-1 to ST-14). */
export function may(profile: Profile, document: Document, action: Action): boolean {
  const side = isAuthority(profile) ? "authority" : "operator";
  if (document.imported?.decided_elsewhere) return false;
  return TRANSITIONS.some((row) => row.action === action && row.start === document.status && row.by.includes(side));
}

/** "Inspector 2" of "Inspector 2, Harbour post": the post stands beside it. */
export const nameOf = ({ name, post_name }: Profile): string => (post_name ? name.replace(`, ${post_name}`, "") : name);
