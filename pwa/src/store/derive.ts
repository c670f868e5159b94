/** Runs Argon2id off the screen's thread, in a worker that ends with the one answer and takes its memory with it. */
import type { Derive } from "./argon2";
import type { Ask } from "./argon2.worker";
import { scriptAddress } from "../trusted";
import address from "./argon2.worker?worker&url";

export const deriveInWorker: Derive = (password, salt, cost) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(scriptAddress(address), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | string>) => {
      worker.terminate();
      if (typeof data === "string") reject(new Error(data));
      else resolve(data);
    });
    worker.addEventListener("error", (event) => {
      worker.terminate();
      reject(new Error(event.message || "the worker did not start"));
    });
    worker.postMessage({ password, salt, cost } satisfies Ask);
  });
