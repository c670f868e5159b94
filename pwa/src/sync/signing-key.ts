/** The signing key in a worker of its own, which ends with it and takes its memory along. */
import type { Opening, Wrapped } from "../store/keys";
import { scriptAddress } from "../trusted";
import type { SigningKey } from "./held-key";
import address from "./key.worker?worker&url";

/** What goes to the worker. */
export type Asked =
  | { readonly open: readonly [wrapped: Wrapped, opening: Opening] }
  | { readonly sign: Uint8Array<ArrayBuffer> }
  | { readonly touched: true };

/** What comes back through the port of a question. */
export type Answer = { readonly answer: unknown } | { readonly error: string };

export function signingKeyInWorker(): SigningKey {
  const worker = new Worker(scriptAddress(address), { type: "module" });
  const ended = new AbortController();
  worker.addEventListener("error", (event) => ended.abort(new Error(event.message || "the worker did not start")));

  const ask = <T>(asked: Asked): Promise<T> =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      const fail = () => reject(ended.signal.reason as Error);
      if (ended.signal.aborted) return fail();
      ended.signal.addEventListener("abort", fail, { once: true });
      port1.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
        ended.signal.removeEventListener("abort", fail);
        port1.close();
        if ("error" in data) reject(new Error(data.error));
        else resolve(data.answer as T);
      });
      port1.start();
      worker.postMessage(asked, [port2]);
    });

  return {
    open: (wrapped, opening) => ask({ open: [wrapped, opening] }),
    sign: (bytes) => (ended.signal.aborted ? Promise.resolve(null) : ask({ sign: bytes })),
    touched: () => worker.postMessage({ touched: true } satisfies Asked),
    close() {
      worker.terminate();
      ended.abort(new Error("the signing key was wiped"));
    },
  };
}
