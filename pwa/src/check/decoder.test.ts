import { expect, test, vi } from "vitest";

import { CannotScan } from "./camera";

vi.stubGlobal("window", globalThis);
const { makeDecoder } = await import("./decoder");

/** A worker that answers a picture, here a name, with this name; the first that is broken says so, `early` or when asked. */
function workers(broken = 0, early = false) {
  let made = 0;
  class FakeWorker extends EventTarget {
    readonly #broken = made++ < broken;
    constructor() {
      super();
      if (early && this.#broken) queueMicrotask(() => this.dispatchEvent(new Event("error")));
    }
    postMessage(picture: unknown): void {
      if (early && this.#broken) return;
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

test("a worker whose script is not on the device says so to whoever asks, before or after it was gone", async () => {
  workers(1, true);
  const { read } = await makeDecoder();
  expect(await read(picture("chosen"))).toEqual(["chosen"]);

  workers(Infinity, true);
  const { read: readNone } = await makeDecoder();
  for (const name of ["camera", "chosen"])
    await expect(readNone(picture(name))).rejects.toEqual(new CannotScan("unloaded"));
});
