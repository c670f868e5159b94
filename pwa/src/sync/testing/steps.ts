/** What a run with a real server can do, one step at a time, as a seed decides it. */
import fc from "fast-check";

import { TROUBLES, type Trouble } from "./tablet";

export const BOXES = ["region_of_origin", "transport_after_entry/identification", "consignor/name"];
/** Which document: one of the two that both people write in, or the person's own. */
export const OWN = 2;

export interface Edit {
  readonly who: number;
  readonly tab: number;
  readonly document: number;
  readonly box: number;
}

export type Step =
  | ({ readonly do: "write" } & Edit)
  | ({ readonly do: "crash"; readonly writes: number } & Edit)
  | { readonly do: "trouble"; readonly who: number; readonly faults: readonly Trouble[] }
  | { readonly do: "sync" | "reload"; readonly who: number; readonly tab: number }
  | { readonly do: "network"; readonly who: number; readonly on: boolean }
  | { readonly do: "again" | "lose locks"; readonly who: number }
  | { readonly do: "kill server" | "start server" | "back up" | "restore" | "copy" };

const who = fc.nat(1);
const tab = fc.nat(1);
const edit = { who, tab, document: fc.nat(OWN), box: fc.nat(BOXES.length - 1) };
const one = <T extends string>(name: T) => fc.constant(name);

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ do: one("write"), ...edit }) },
  { weight: 2, arbitrary: fc.record({ do: one("crash"), ...edit, writes: fc.nat(8) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: one("trouble"),
      who,
      faults: fc.array(fc.constantFrom(...TROUBLES), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom("sync" as const, "sync", "sync", "reload"), who, tab }) },
  { weight: 4, arbitrary: fc.record({ do: one("network"), who, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("again" as const, "lose locks"), who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("kill server" as const, "start server", "back up", "restore", "copy"),
    }),
  },
);
