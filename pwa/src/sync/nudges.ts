/** The server's word that there is something new. One tab listens for all: browsers allow few connections to one server. */
import type { Outside } from "./outside";

export function createNudges({ locks, nudges }: Pick<Outside, "locks" | "nudges">, onNudge: () => void) {
  let listening: AbortController | null = null;

  function stop(): void {
    listening?.abort();
    listening = null;
  }

  return {
    /** For this person from now on, and for nobody else. */
    listen(person: string): void {
      stop();
      listening = new AbortController();
      const { signal } = listening;
      const until = new Promise<void>((done) => signal.addEventListener("abort", () => done()));
      locks
        .request(`nudges:${person}`, { signal }, async () => {
          const silence = nudges(onNudge);
          await until;
          silence();
        })
        .catch(() => undefined); // given up while it waited
    },

    stop,
  };
}
