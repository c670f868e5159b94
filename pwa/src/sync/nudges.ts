/**
 * The server's word that there is something new. One tab listens for all: browsers allow few connections to one server.
 * Where the server ended the line, as one that was just replaced may, polling remains until it is asked for again.
 */
import type { Outside } from "./outside";

/** A server that ends a line once more is asked for the next after so long, in ms, and each time after twice as long. */
const SHORTEST_WAIT = 2_000;
const LONGEST_WAIT = 15 * 60_000;

export function createNudges(
  { locks, nudges, ticks }: Pick<Outside, "locks" | "nudges" | "ticks">,
  onNudge: () => void,
) {
  let listening: AbortController | null = null;
  /** Whose line was ended, and when it may be asked for again, by `ticks`. */
  let ended: { readonly person: string; readonly again_at: number } | null = null;
  /** Lines that were ended since one opened. */
  let failures = 0;

  function stop(): void {
    listening?.abort();
    listening = null;
    ended = null;
  }

  /** For this person from now on, and for nobody else. */
  function listen(person: string): void {
    stop();
    listening = new AbortController();
    const { signal } = listening;
    const untilAbort = (done: () => void) => {
      const silence = nudges((what) => {
        if (what === "moved") onNudge();
        else if (what === "opened") failures = 0;
        else {
          stop(); // another tab may try at once
          const wait = failures === 0 ? 0 : Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** (failures - 1));
          failures++;
          ended = { person, again_at: ticks() + wait };
        }
      });
      signal.addEventListener("abort", () => {
        silence();
        done();
      });
    };
    // It may be given up while it waits for its turn.
    locks.request(`nudges:${person}`, { signal }, () => new Promise<void>(untilAbort)).catch(() => undefined);
  }

  return {
    listen,
    stop,

    /** The server answers: a line that it ended may hold again. */
    again(): void {
      if (ended && ticks() >= ended.again_at) listen(ended.person);
    },
  };
}
