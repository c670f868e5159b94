/**
 * When to push, when to pull, when to wait: a table that answers every event in every phase, or does not compile.
 * It knows nothing of rows, clocks or the network; `loop.ts` does the effects and reports how they ended.
 */
import type { SyncState } from "./device";

/**
 * `_again`: something came while an effect was under way that this effect may not have seen, so a push follows it.
 * A phase is busy or at rest; exactly one effect is under way in a busy one, none in one at rest.
 */
export type Phase = SyncState | "pushing_again" | "pulling_again";

export type Event =
  /** An operation was put into the outbox. */
  | "changed"
  /** Something may be new: a nudge, a tap, the time, the app came to the front. */
  | "wake"
  /** The person was let in or logged in, or was locked out: what can be sent and read is another thing now. */
  | "opened"
  | "closed"
  /** What the browser believes of the network: a hint when to try, no reason not to. */
  | "online"
  | "offline"
  /** The waiting time is over. */
  | "due"
  // How the effect under way ended.
  | "pushed"
  | "pulled"
  | "rebuilt"
  | "failed"
  | "unreachable"
  | "refused"
  | "full"
  | "reset"
  | "outdated";

/** `wait`: let the time pass that `loop.ts` reckons, then say `due`. */
export type Effect = "push" | "pull" | "rebuild" | "wait";

export type Step = readonly [next: Phase, effect?: Effect];

const PUSH: Step = ["pushing", "push"];
const stay = (phase: Phase): Step => [phase];

/** Ends of an effect, heard at rest: there was none under way, so there is nothing to do. */
const noEffect = (phase: Phase) =>
  ({
    pushed: stay(phase),
    pulled: stay(phase),
    rebuilt: stay(phase),
    failed: stay(phase),
    unreachable: stay(phase),
    refused: stay(phase),
    full: stay(phase),
    reset: stay(phase),
    outdated: stay(phase),
  }) as const;

/** How an effect can end other than well. */
const TROUBLE = {
  failed: ["backoff", "wait"],
  unreachable: ["offline", "wait"],
  refused: ["needs_login"],
  full: ["blocked_storage", "wait"],
  reset: ["reset_required", "rebuild"],
  outdated: ["update_required"],
} as const satisfies Record<string, Step>;

/** Phases in which a person has to do something; work is still sent when there is some, since sending may be possible. */
const needsPerson = (phase: Phase): Record<Event, Step> => ({
  ...noEffect(phase),
  changed: PUSH,
  wake: PUSH,
  opened: PUSH,
  closed: stay(phase),
  online: PUSH,
  offline: stay(phase),
  due: PUSH,
});

const STEPS: Record<Phase, Record<Event, Step>> = {
  idle: {
    ...noEffect("idle"),
    changed: PUSH,
    wake: PUSH,
    opened: PUSH,
    closed: ["needs_login"],
    online: PUSH,
    offline: ["offline"],
    due: PUSH,
  },
  pushing: {
    ...TROUBLE,
    changed: ["pushing_again"],
    wake: ["pushing"], // a pull follows
    opened: ["pushing_again"],
    closed: ["pushing"],
    online: ["pushing"],
    offline: ["pushing"], // the request itself will tell
    due: ["pushing"],
    pushed: ["pulling", "pull"],
    pulled: ["pushing"],
    rebuilt: ["pushing"],
  },
  pushing_again: {
    ...TROUBLE,
    changed: ["pushing_again"],
    wake: ["pushing_again"],
    opened: ["pushing_again"],
    closed: ["pushing_again"],
    online: ["pushing_again"],
    offline: ["pushing_again"],
    due: ["pushing_again"],
    pushed: PUSH,
    pulled: ["pushing_again"],
    rebuilt: ["pushing_again"],
    // What was refused to the former person may be possible now.
    refused: PUSH,
  },
  pulling: {
    ...TROUBLE,
    changed: ["pulling_again"],
    wake: ["pulling_again"], // the page may be older than the nudge
    opened: ["pulling_again"],
    closed: ["pulling"],
    online: ["pulling"],
    offline: ["pulling"],
    due: ["pulling"],
    pushed: ["pulling"],
    pulled: ["idle"],
    rebuilt: ["pulling"],
  },
  pulling_again: {
    ...TROUBLE,
    changed: ["pulling_again"],
    wake: ["pulling_again"],
    opened: ["pulling_again"],
    closed: ["pulling_again"],
    online: ["pulling_again"],
    offline: ["pulling_again"],
    due: ["pulling_again"],
    pushed: ["pulling_again"],
    pulled: PUSH,
    rebuilt: ["pulling_again"],
    refused: PUSH,
    outdated: PUSH,
  },
  /** The replica is being dropped. The push and the pull that follow find everything that came meanwhile. */
  reset_required: {
    ...TROUBLE,
    changed: ["reset_required"],
    wake: ["reset_required"],
    opened: ["reset_required"],
    closed: ["reset_required"],
    online: ["reset_required"],
    offline: ["reset_required"],
    due: ["reset_required"],
    pushed: ["reset_required"],
    pulled: ["reset_required"],
    rebuilt: PUSH,
    reset: ["reset_required"],
  },
  offline: {
    ...noEffect("offline"),
    changed: ["offline"],
    wake: PUSH,
    opened: PUSH,
    closed: ["offline"],
    online: PUSH,
    offline: ["offline"],
    due: PUSH,
  },
  backoff: {
    ...noEffect("backoff"),
    changed: ["backoff"],
    wake: PUSH,
    opened: PUSH,
    closed: ["backoff"],
    online: PUSH,
    offline: ["offline"],
    due: PUSH,
  },
  needs_login: needsPerson("needs_login"),
  blocked_storage: needsPerson("blocked_storage"),
  update_required: needsPerson("update_required"),
};

export const step = (phase: Phase, event: Event): Step => STEPS[phase][event];

export const isBusy = (phase: Phase): boolean =>
  ["pushing", "pushing_again", "pulling", "pulling_again", "reset_required"].includes(phase);

/** What a person is shown of a phase. */
export const shown = (phase: Phase): SyncState =>
  phase === "pushing_again" ? "pushing" : phase === "pulling_again" ? "pulling" : phase;
