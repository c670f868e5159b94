/** The device's clock beside the server's (DEC-5): as it was when the server was last reached, and as it can never be. */
import type { ServerFacts } from "../store/people";

/** What the server allows between them: CLOCK_TOLERANCE in sync_protocol/signed.py. */
export const TOLERANCE_MS = 5 * 60_000;

/** So far off, the decision's date may be another day's: no signature is worth that. */
const WRONG_MS = 12 * 3_600_000;

/** Whether it is worth asking the server anew: somebody may have set it right meanwhile. */
export const isOff = ({ offset_ms }: ServerFacts): boolean => Math.abs(offset_ms) > TOLERANCE_MS;

/** Whether what is signed now is dated later than it comes, where it comes at once. */
export const isAhead = ({ offset_ms }: ServerFacts): boolean => offset_ms > TOLERANCE_MS;

/**
 * Whether no signature made `now` would hold. `seen`: the latest time that the server gave this device, which no later
 * act is before; `reached`: the server answered just now, so that the signature comes at once. All in ms since 1970.
 */
export const isWrong = (server: ServerFacts, now: number, seen: number, reached: boolean): boolean =>
  now + TOLERANCE_MS < seen || Math.abs(server.offset_ms) > WRONG_MS || (reached && isAhead(server));
