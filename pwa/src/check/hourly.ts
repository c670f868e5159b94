/** When a device asks anew for what it judges by without a network: so that a cancellation is known within the hour. */
import type { Known } from "./known";
import { refresh } from "./refresh";

const AGAIN_AFTER_S = 50 * 60;

/** What is to be called every few minutes, and whenever the network is back: an attempt that failed is made again soon. */
export function hourly(known: Known): () => Promise<void> {
  let had = -Infinity;
  return async () => {
    const now = known.around.now();
    const isRecent = now >= had && now - had < AGAIN_AFTER_S; // a clock that was set back says nothing
    if (!isRecent && (await refresh(known))) had = now;
  };
}
