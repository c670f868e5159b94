/** What organisations do: which boxes they fit, and who may clone (ORG-2, NEW-2). `sync_protocol/organisations.py`. */
import { FITTING, MAY_CLONE, type Cloner, type IsoDate } from "../protocol.gen";
import type { Lists } from "./env";
import { check } from "./rules";

/** Whether an organisation that does this may stand in the box; without an activity it fits every one. */
export function fits(box: string, activity: string | undefined): boolean {
  const fitting = FITTING.find((one) => one.box === box);
  return !fitting || activity === undefined || fitting.activities.some((one) => one === activity);
}

/** No organisation has more activities, each a line of the list. */
export const ACTIVITIES = 8;

/** Of what a search for its code finds: the organisation by the activity that fits a box, or else by any. */
export function whoFits<T extends { readonly code: string; readonly second?: string }>(
  box: string,
  code: string,
  found: readonly T[],
): T | null {
  const own = found.filter((one) => one.code === code);
  return own.find(({ second }) => fits(box, second)) ?? own[0] ?? null;
}

/** Whether people of this organisation may clone certificates; an authority has none. */
export function mayClone(organisation: string | undefined, on: IsoDate, lists: Lists): boolean {
  const cloner: Cloner = organisation ? { organisation } : {};
  return check(cloner, MAY_CLONE, on, lists).length === 0;
}
