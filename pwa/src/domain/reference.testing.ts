/** Reference lists as the server publishes them; for tests. */
import type { ReferenceEntry, ReferenceList } from "../protocol.gen";

export const entry = (code: string, en: string, more: Partial<ReferenceEntry> = {}): ReferenceEntry => ({
  keys: [code],
  since: "2022-01-01",
  words: { en },
  ...more,
});

/** Another number of entries is another version. */
export const list = (name: string, ...entries: readonly ReferenceEntry[]): ReferenceList => ({
  name,
  version: String(entries.length),
  source: "made for this test",
  valid_from: "2022-01-01",
  example: true,
  match: ["exact"],
  entries,
});
