/** ACC-5, SIGN-3: half an hour without activity ends what a person may do, and so does a long day. */

/** A moment on two clocks, since each misses something: the wall's may be set back, the other may rest while asleep. */
export interface Moment {
  readonly wall: number;
  readonly ticks: number;
}

const IDLE = 30 * 60_000;
const AT_MOST = 8 * 3_600_000;

/** Milliseconds from one moment to another, by the clock that says more. */
export const passed = (since: Moment, now: Moment): number => Math.max(now.wall - since.wall, now.ticks - since.ticks);

/** Whether the person who was let in at `since`, and last did something at `active`, has to show the password again. */
export const mustLock = (since: Moment, active: Moment, now: Moment): boolean =>
  passed(active, now) >= IDLE || passed(since, now) >= AT_MOST;
