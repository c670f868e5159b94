/** Keeps the authority's keys and lists on this device, for the scanner without a network. */
import { known } from "./around";
import { hourly } from "./hourly";

export const keepFresh = hourly(known);
