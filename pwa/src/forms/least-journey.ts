/** The least time of a journey by road is written as its places are: nobody has to ask for it (CVEDA-2). */
import { estimate, pointOf, type Estimate } from "../domain/journey";
import type { Found } from "../domain/reference";
import type { Change } from "../protocol.gen";
import type { OpenForm } from "./open-form.svelte";
import type { References } from "./references.svelte";

export const ESTIMATE = "part1/route/estimate";
export const MINUTES = "part1/particulars/journey_minutes";
const TYPE = "part1/transport_after_entry/type";
const DESTINATION = "part1/place_of_destination";
/** What the estimate follows from, and the time that is held against it. */
const FOLLOWS = [TYPE, `${DESTINATION}/city`, `${DESTINATION}/country`];

type Form = Pick<OpenForm, "value" | "has" | "entry" | "on">;
type Lists = Pick<References, "find" | "place">;

export const isByRoad = (form: Pick<Form, "value">): boolean => form.value(TYPE) === "road_vehicle";

/** The way from one place to another; null where the list does not say where they lie. */
export function wayBetween(from: Found | null | undefined, to: Found | null | undefined): Estimate | null {
  const [start, end] = [pointOf(from?.facts ?? {}), pointOf(to?.facts ?? {})];
  return start && end ? estimate(start, end) : null;
}

/** The town of destination, where the list has one of its name alone. */
export const townOf = (form: Form, lists: Lists): Promise<Found | null> =>
  lists.place(textOf(form, "city"), textOf(form, "country"), form.on);

/** A town that a person chose, since the list does not know the destination. */
export interface Near {
  readonly town: Found;
  readonly of: string;
}

const destinationOf = (form: Pick<Form, "value">): string => `${textOf(form, "country")} ${textOf(form, "city")}`;

export const nearby = (town: Found, form: Pick<Form, "value">): Near => ({ town, of: destinationOf(form) });

/** For as long as the load goes to the same place: near another one it is not. */
export const stillNear = (near: Near | null, form: Pick<Form, "value">): Found | null =>
  near?.of === destinationOf(form) ? near.town : null;

const textOf = (form: Pick<Form, "value">, box: string): string =>
  (form.value(`${DESTINATION}/${box}`) as string | undefined) ?? "";

/**
 * The change with the estimate that follows from it. `form` shows the change already. Where the way is not known any
 * more, no estimate stands; one for a town that a person chose stays until the places are others.
 */
export async function withEstimate(change: Partial<Change>, form: Form, lists: Lists): Promise<Partial<Change>> {
  const paths = [...Object.keys(change.set ?? {}), ...(change.unset ?? [])];
  const moved = paths.some((path) => FOLLOWS.includes(path));
  if (!form.has(ESTIMATE) || paths.includes(ESTIMATE) || !(moved || paths.includes(MINUTES))) return change;
  const way = isByRoad(form)
    ? wayBetween(await lists.find("places", form.entry, form.on), await townOf(form, lists))
    : null;
  const held = form.value(ESTIMATE);
  if (way && way.minutes !== held) return { ...change, set: { ...change.set, [ESTIMATE]: way.minutes } };
  if (!way && moved && held !== undefined) return { ...change, unset: [...(change.unset ?? []), ESTIMATE] };
  return change;
}
