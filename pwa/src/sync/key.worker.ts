/// <reference lib="webworker" />
import { derive } from "../store/argon2";
import { createHeldKey } from "./held-key";
import type { Answer, Asked } from "./signing-key";

declare const self: DedicatedWorkerGlobalScope;

const held = createHeldKey(derive, () => ({ wall: Date.now(), ticks: performance.now() }));

self.addEventListener("message", ({ data, ports }: MessageEvent<Asked>) => {
  if ("touched" in data) {
    held.touched();
    return;
  }
  const work: Promise<unknown> = "open" in data ? held.open(...data.open) : held.sign(data.sign);
  void work.then(
    (answer) => ports[0]?.postMessage({ answer } satisfies Answer),
    (error: unknown) => ports[0]?.postMessage({ error: String(error) } satisfies Answer),
  );
});

setInterval(() => held.look(), 1_000);
