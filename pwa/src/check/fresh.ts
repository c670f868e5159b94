/** Keeps the authority's keys and lists on the device, for the scanner without a network. */
import { around } from "./around";
import { refresh } from "./examine";

export const keepFresh = (): Promise<void> => refresh(around);
