/** The authorities that documents are addressed to. */
import type { Document } from "../protocol.gen";
import type { Lists } from "./env";

/** The lists of those that a document can be addressed to. */
export const POST_LISTS = ["posts", "control_points"];

/** Whether no authority has this code: known only where the lists are held, and they are all there. */
export const isNobodys = (post: string, lists: Lists): boolean =>
  POST_LISTS.every((name) => lists[name]?.entries.every(({ keys: [code] }) => code !== post));

/** The codes of the posts of these documents, each once, that of the latest document first. */
export function postsOf(documents: readonly Document[]): readonly string[] {
  const latest = documents.toSorted((a, b) => (b.changed_at ?? "").localeCompare(a.changed_at ?? ""));
  return [...new Set(latest.map(({ post }) => post).filter(Boolean))];
}
