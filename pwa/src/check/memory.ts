/**
 * What the check page keeps on the device: the root that it saw first, and the last key set and status lists that it
 * accepted. These are also its guard against older ones. Where the browser keeps nothing, it works, online only.
 */
import type { Bytes } from "../domain/cbor";

export interface Memory {
  get(name: string): Promise<Bytes | null>;
  put(name: string, data: Bytes): Promise<void>;
}

export function browserMemory(): Memory {
  const cache = () => caches.open("waarmerk-check-1");
  return {
    async get(name) {
      const kept = await cache()
        .then((open) => open.match(name))
        .catch(() => undefined);
      return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
    },
    async put(name, data) {
      await cache()
        .then((open) => open.put(name, new Response(data)))
        .catch(() => undefined);
    },
  };
}
