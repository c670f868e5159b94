/** The camera behind the device, shown in a video. */

export interface Camera {
  /** Switches the light; null where the camera has none. */
  readonly light: ((on: boolean) => Promise<void>) | null;
  close(): void;
}

/** Why nothing can be scanned; each has a sentence, `scan-camera-<trouble>`. `unloaded`: the reader is not on the device. */
export type Trouble = "denied" | "none" | "busy" | "insecure" | "unloaded";

export class CannotScan extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** What the typings do not know yet: the light of a camera. */
interface Lit {
  readonly torch?: boolean;
}

/** Enough for a code of 40 mm that fills half of the picture; more would only cost time. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** Throws CannotScan. */
export async function openCamera(video: HTMLVideoElement): Promise<Camera> {
  // The typings promise what a browser without HTTPS does not have.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new CannotScan("insecure");
  const stream = await devices.getUserMedia(WANTED).catch((error: unknown) => {
    throw new CannotScan(troubleOf(error));
  });
  video.srcObject = stream;
  await video.play().catch(() => undefined); // stopped before it began
  const [track] = stream.getVideoTracks();
  const canLight = (track?.getCapabilities() as Lit | undefined)?.torch === true;
  return {
    light: canLight
      ? async (on) => track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      : null,
    close() {
      for (const one of stream.getTracks()) one.stop();
      video.srcObject = null;
    },
  };
}

function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "none";
}

/** Resolves when the video has another picture. */
export const nextPicture = (video: HTMLVideoElement): Promise<void> =>
  new Promise((done) => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(() => done());
    else requestAnimationFrame(() => done());
  });
