/** What organisations do: which boxes they fit, and who may clone (ORG-2, NEW-2). `sync_protocol/organisations.py`. */
import { FITTING, MAY_CLONE, type Cloner, type IsoDate } from "../protocol.gen";
import type { Lists } from "./env";
import { check } from "./rules";

/** Whether an organisation that does this may stand in the box; without an activity it fits every one. */
export function fits(box: string, activity: string | undefined): boolean {
  const fitting = FITTING.find((one) => one.box === box);
  return !fitting || activity === undefined || fitting.activities.some((one) => one === activity);
}

/** Whether people of this organisation may clone certificates; an authority has none. */
export function mayClone(organisation: string | undefined, on: IsoDate, lists: Lists): boolean {
  const cloner: Cloner = organisation ? { organisation } : {};
  return check(cloner, MAY_CLONE, on, lists).length === 0;
}
