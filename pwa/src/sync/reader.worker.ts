/// <reference lib="webworker" />
import type { Reply, Sent } from "./reader";
import { createReading } from "./reading";

declare const self: DedicatedWorkerGlobalScope;

const reading = createReading();

self.addEventListener("message", ({ data }: MessageEvent<Sent>) => {
  self.postMessage({ number: data.number, ...answered(data) } satisfies Reply);
});

function answered(sent: Sent): { readonly answer: unknown } | { readonly error: string } {
  try {
    if ("question" in sent) return { answer: reading.ask(sent.name, sent.question) };
    reading.open(sent.name, sent.file);
    return { answer: null };
  } catch (error) {
    return { error: String(error) };
  }
}
