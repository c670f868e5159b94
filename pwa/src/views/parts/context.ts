import { createContext } from "svelte";

import type { Route } from "../../route";
import type { About, Device } from "../../sync/device";

/** What every view may use: the one door to the device, the way to another view, and the time. */
export interface App {
  readonly device: Device;
  /** What the server says of itself; null while it has never been reached. */
  readonly about: About | null;
  /** The time in milliseconds, in steps of some seconds, so that ages on the screen grow by themselves. */
  readonly now: number;
  /** To another view; there, to the box with this path, where one is named. */
  go(route: Route, box?: string): void;
  /** To another view, where this one has done what it was for: the way back leads past it. */
  goInstead(route: Route): void;
  /** The box that was asked for with the last way to a view; asked once. */
  wanted(): string | null;
  /** To be told of the heading of a view that has appeared: it takes the focus where a person asked for the view. */
  arrived(heading: HTMLElement): void;
}

/** The e-mail address of whoever is let in, or locked out for now; empty where nobody is at the tablet. */
export function ownEmail(device: Device): string {
  const access = device.access();
  if (access.state === "open") return access.email;
  return access.state === "locked" ? access.person.email : "";
}

export const [app, setApp] = createContext<App>();
