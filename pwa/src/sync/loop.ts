/**
 * Drives the table of `machine.ts`: does the effects, reckons the waiting times, and listens for reasons to try. One
 * tab at a time works on a stream, under a lock of the browser; the server stays exact also where a lock was lost.
 */
import { StorageFailure } from "../store/databases";
import { Refusal, Unreachable } from "./api";
import { isBusy, shown, step, type Effect, type Event, type Phase } from "./machine";
import type { SyncState } from "./device";
import type { Outside } from "./outside";
import { Mismatch } from "./pull";
import { Forked } from "./push";
import { OtherTab } from "./tabs";

/** A refusal of what was sent, whoever sends it and when; anything else is raised. */
function ofContent(error: unknown): Refusal {
  if (error instanceof Refusal && error.status >= 400 && error.status < 500 && !PASSING.has(error.status)) return error;
  throw error;
}

/** Refusals that say nothing of what was sent. */
const PASSING = new Set([401, 410, 426]);

/** What the loop has done by the device's other parts. */
export interface Work {
  /** Sends everything that can be sent: the person's, then what others left. */
  readonly push: () => Promise<void>;
  /** Raises Refusal 401 where nobody is let in and logged in. */
  readonly pull: () => Promise<void>;
  readonly rebuild: () => Promise<void>;
  /** Whether operations wait that nobody has answered. */
  readonly waiting: () => boolean;
  readonly onStatus: () => void;
}

export interface LoopState {
  readonly state: SyncState;
  /** No network at the last try that came to an end: steady while the next one is under way. */
  readonly offline: boolean;
  /** Message id of why nothing moves, or null. */
  readonly why: string | null;
  /** When it is tried again, in ms since 1970, or null. */
  readonly next_try: number | null;
}

export type Loop = ReturnType<typeof createLoop>;

const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Looked at this often, also whether something was forgotten; a hidden app asks the server more seldom. */
const TICK = 30_000;
const POLL_VISIBLE = 60_000;
const POLL_HIDDEN = 15 * 60_000;

export function createLoop(work: Work, outside: Outside) {
  let phase: Phase = "idle";
  let offline = false;
  let why: string | null = null;
  let failures = 0;
  let asked: number | null = null;
  /** Until then the server asked to be left alone, in ms since 1970. */
  let patient = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next_try: number | null = null;
  let polled = 0;
  let rebuilt = false;
  let stopped = false;
  /** A push that the server does not take as it is: what others did is still fetched before it is tried again. */
  let owed: Refusal | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  let settled: (() => void)[] = [];

  function hear(event: Event): void {
    if (stopped) return;
    const [next, effect] = step(phase, event);
    const moved = next !== phase;
    phase = next;
    if (effect) begin(effect);
    if (!isBusy(phase)) offline = phase === "offline";
    if (moved || effect) work.onStatus();
    if (!isBusy(phase)) {
      for (const done of settled) done();
      settled = [];
    }
  }

  function begin(effect: Effect): void {
    clearTimeout(timer);
    next_try = null;
    if (effect === "wait") {
      const wait = Math.max(asked ?? 0, outside.random() * Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** failures));
      failures++;
      // A nudge says that there is something to fetch: after a minute that is worth a try.
      patient = outside.now() + Math.min(LONGEST_WAIT, asked ?? 0);
      next_try = outside.now() + wait;
      timer = setTimeout(() => hear("due"), wait);
    } else underWay = perform(effect).then(hear);
  }

  async function perform(effect: Exclude<Effect, "wait">): Promise<Event> {
    try {
      switch (effect) {
        case "push":
          polled = outside.now();
          owed = await work.push().then(() => null, ofContent);
          return "pushed";
        case "pull":
          await work.pull();
          rebuilt = false;
          if (owed) return ending(owed);
          failures = 0;
          asked = null;
          why = null;
          return "pulled";
        case "rebuild":
          await work.rebuild();
          rebuilt = true;
          return "rebuilt";
      }
    } catch (error) {
      return ending(error);
    }
  }

  /** The event that an error is, and why nothing moves. */
  function ending(error: unknown): Event {
    asked = null;
    if (error instanceof StorageFailure) return because("sync-why-storage", "full");
    if (error instanceof Forked) return because("sync-why-forked", "refused");
    if (error instanceof Mismatch)
      return rebuilt ? because("sync-why-mismatch", "failed") : because("sync-why-reset", "reset");
    if (error instanceof OtherTab) return because("sync-why-other-tab", "failed");
    if (error instanceof Unreachable)
      return outside.online() ? because("sync-why-unreachable", "failed") : because("sync-why-offline", "unreachable");
    if (error instanceof Refusal) {
      asked = error.retry_after;
      if (error.status === 401)
        return because(error.code === "DEVICE_REVOKED" ? "sync-why-revoked" : "sync-why-login", "refused");
      if (error.status === 410) return because("sync-why-reset", "reset");
      if (error.status === 426) return because("sync-why-update", "outdated");
      return because(error.status >= 500 || error.status === 429 ? "sync-why-busy" : "sync-why-refused", "failed");
    }
    console.error(error);
    return because("sync-why-error", "failed");
  }

  function because(reason: string, event: Event): Event {
    why = reason;
    return event;
  }

  /** A reason to try now; it does not wait out a backoff, except one that the server asked for. */
  function nudge(event: "wake" | "online" | "opened" | "closed" = "wake"): void {
    const canWait = event === "wake" || event === "online";
    if (canWait && phase === "backoff" && outside.now() < patient) return;
    failures = 0;
    hear(event);
  }

  function tick(): void {
    // A clock that was set back would let nothing be due until it has caught up.
    const due = Math.abs(outside.now() - polled) >= (outside.visible() ? POLL_VISIBLE : POLL_HIDDEN);
    // T7: whatever was forgotten, work that waits is tried; a waiting time under way is left alone.
    if (!isBusy(phase) && next_try === null && (due || work.waiting())) hear("wake");
  }

  const listening = new AbortController();
  const ticking = setInterval(tick, TICK);
  outside.listen("online", () => nudge("online"), listening.signal);
  outside.listen("offline", () => hear("offline"), listening.signal);
  outside.listen("front", () => nudge(), listening.signal);

  return {
    hear,
    nudge,
    state: (): LoopState => ({ state: shown(phase), offline, why: phase === "idle" ? null : why, next_try }),

    /** Somebody else believes that there is a network: tried, unless the browser knows that there is none. */
    wake(): void {
      if (outside.online()) nudge();
    },

    /** Somebody taps, and waits for nothing: tries now; resolves when the loop is at rest again. */
    async now(): Promise<void> {
      patient = 0;
      nudge();
      if (isBusy(phase)) await new Promise<void>((done) => settled.push(done));
    },

    /** Ends it for good; what is under way is waited for. */
    async stop(): Promise<void> {
      stopped = true;
      listening.abort();
      clearInterval(ticking);
      clearTimeout(timer);
      await underWay;
    },
  };
}
