import { afterEach, expect, test, vi } from "vitest";

import { openCamera } from "./camera";

afterEach(() => vi.unstubAllGlobals());

/** A video, and a camera whose track has these methods. */
function camera(track: object) {
  const stop = vi.fn();
  const stream = { getVideoTracks: () => [track], getTracks: () => [{ stop }] };
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: () => Promise.resolve(stream) } });
  return { stop, video: { play: () => Promise.resolve() } as HTMLVideoElement };
}

test("a browser that does not say what its camera can gives a camera without a light, which can be closed", async () => {
  const { stop, video } = camera({});

  const opened = await openCamera(video);

  expect(opened.light).toBeNull();
  opened.close();
  expect(stop).toHaveBeenCalledOnce();
});

test("a camera with a light has it", async () => {
  const { video } = camera({ getCapabilities: () => ({ torch: true }) });

  expect((await openCamera(video)).light).not.toBeNull();
});
