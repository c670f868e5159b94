import { may, signsNothing } from "../../domain/offers";
import type { Document, Profile } from "../../protocol.gen";

export { may };

/** Whether a person works for an authority, and not for an operator. */
export const isAuthority = (profile: Profile): boolean => profile.role !== "operator";

/**
 * Whether a person fills in Part II: where checks are saved, and in a draft that may be decided in one go (ST-3a). What a
 * restricted authority decided is confirmed as it is (ST-8).
 */
export const fillsPartTwo = (profile: Profile, document: Document): boolean =>
  may(profile, document, "save_checks") || (document.status === "draft" && may(profile, document, "accept"));

/** Whether a person may make documents: everybody but those who sign nothing. */
export const mayCreate = (profile: Profile): boolean => !signsNothing(profile);

/** Whether a person is shown why the rules say what they say: those who answer for them, and sign nothing by them. */
export const mayAskWhy = (profile: Profile): boolean => signsNothing(profile);

/** "Inspector 2" of "Inspector 2, Harbour post": the post stands beside it. */
export const nameOf = ({ name, post_name }: Pick<Profile, "name" | "post_name">): string =>
  post_name ? name.replace(`, ${post_name}`, "") : name;

/** Whether a person imports and corrects the reference lists. */
export const keepsLists = ({ role }: Profile): boolean => role === "administrator";
