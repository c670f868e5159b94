import { expect, test, vi } from "vitest";

import { CannotScan } from "./camera";

vi.stubGlobal("window", globalThis);
const { makeDecoder } = await import("./decoder");

/** A worker that answers a picture, here a name, with this name; the first that is broken says so. */
function workers(broken = 0) {
  let made = 0;
  class FakeWorker extends EventTarget {
    readonly #broken = made++ < broken;
    postMessage(picture: unknown): void {
      const answer = this.#broken ? new Event("error") : new MessageEvent("message", { data: [picture] });
      setTimeout(() => this.dispatchEvent(answer));
    }
    terminate(): void {
      /* nothing to end */
    }
  }
  vi.stubGlobal("Worker", FakeWorker);
}

const picture = (name: string) => name as unknown as ImageBitmap;

test("two pictures at once, of the camera and one that was chosen, each have their own answer", async () => {
  workers();
  const { read } = await makeDecoder();

  expect(await Promise.all([read(picture("camera")), read(picture("chosen"))])).toEqual([["camera"], ["chosen"]]);
});

test("a worker that broke answers nobody, and the next picture is read by another", async () => {
  workers(1);
  const { read } = await makeDecoder();

  const [first, second] = await Promise.allSettled([read(picture("camera")), read(picture("chosen"))]);

  expect(first).toEqual({ status: "rejected", reason: new CannotScan("unloaded") });
  expect(second).toEqual({ status: "fulfilled", value: ["chosen"] });
});
