/** From which countries goods may come, by the list of authorised countries. */
import type { IsoDate, List } from "../protocol.gen";
import { bestEntry } from "./look-up";

const NOT_AUTHORISED = "not_authorised";

/**
 * The countries of the list that all of these codes may come from (NEW-3a), as the rules find them there. Goods that the
 * list says nothing of may come from every one.
 */
export function authorisedFor(codes: readonly string[], list: List, on: IsoDate): readonly string[] {
  const named = new Set(list.entries.flatMap(({ keys }) => keys[1] ?? []));
  return [...named].filter((country) =>
    codes.every((code) => bestEntry(list, [code, country], on)?.value !== NOT_AUTHORISED),
  );
}
