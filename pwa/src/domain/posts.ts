/** Which authorities a person's documents went to. */
import type { Document } from "../protocol.gen";

/** The codes of the posts of these documents, each once, that of the latest document first. */
export function postsOf(documents: readonly Document[]): readonly string[] {
  const latest = documents.toSorted((a, b) => (b.changed_at ?? "").localeCompare(a.changed_at ?? ""));
  return [...new Set(latest.map(({ post }) => post).filter(Boolean))];
}
