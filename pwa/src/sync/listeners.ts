/** Whoever wants to hear that something is another than before. */
import type { What } from "./device";

/** Listeners are told once for everything that happens in one go. */
export function createListeners() {
  const listeners = new Set<(what: What) => void>();
  let due = new Set<What>();

  return {
    notify(...what: What[]): void {
      if (due.size === 0)
        queueMicrotask(() => {
          const all = due;
          due = new Set();
          for (const one of all) for (const listener of listeners) listener(one);
        });
      for (const one of what) due.add(one);
    },

    /** Returns the way to stop. */
    add(listener: (what: What) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
