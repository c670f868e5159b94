/// <reference lib="webworker" />
import { derive, type Cost } from "./argon2";

export interface Ask {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly cost: Cost;
}

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  void derive(data.password, data.salt, data.cost).then(
    (key) => self.postMessage(key, [key.buffer]),
    (error: unknown) => self.postMessage(String(error)),
  );
});
