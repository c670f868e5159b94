/** The worker of the reference lists where it fails: whoever asks is told, and the next question starts another. */
import { beforeEach, expect, test, vi } from "vitest";

import { readInWorker } from "./reader";

vi.mock("../trusted", () => ({ scriptAddress: (address: string) => address }));
vi.mock("./reader.worker?worker&url", () => ({ default: "/assets/reader.js" }));

class SilentWorker extends EventTarget {
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();
}

let worker: SilentWorker;

beforeEach(() => {
  worker = new SilentWorker();
  vi.stubGlobal(
    "Worker",
    vi.fn(function () {
      return worker;
    }),
  );
});

test("a worker that did not start leaves nobody waiting, neither who had asked nor who asks then", async () => {
  const broke = vi.fn();
  const reader = readInWorker(broke);
  const asked = reader.open("units", new Uint8Array());

  worker.dispatchEvent(new Event("error"));

  await expect(asked).rejects.toThrow("did not start");
  await expect(reader.ask("units", ["lookUps"])).rejects.toThrow("did not start");
  expect(broke).toHaveBeenCalledOnce();
});
