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

/** What the typings do not know yet: the light of a camera; and that older browsers do not say what a camera can. */
interface Able {
  getCapabilities?(): { readonly torch?: boolean };
}

/** The side of the picture that is read: a code of 89 modules needs some 4 pixels for each. */
export const MOST_SIDE = 1080;

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
  const canLight = (track as Able | undefined)?.getCapabilities?.().torch === true;
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

/** What the video shows now: as the camera gave it, which copies nothing, and on an older browser the middle, drawn anew. */
export async function pictureOf(video: HTMLVideoElement): Promise<VideoFrame | ImageBitmap | null> {
  try {
    return new VideoFrame(video);
  } catch {
    return middleOf(video, video.videoWidth, video.videoHeight);
  }
}

/** The square in the middle of a picture of this size, no larger than it is read; null where there is nothing yet. */
export async function middleOf(picture: ImageBitmapSource, width: number, height: number): Promise<ImageBitmap | null> {
  const side = Math.min(width, height);
  if (side === 0) return null;
  const small = Math.min(side, MOST_SIDE);
  const options = { resizeWidth: small, resizeHeight: small } as const;
  return createImageBitmap(picture, (width - side) / 2, (height - side) / 2, side, side, options).catch(() => null);
}

/** Resolves when the video has another picture. */
export const nextPicture = (video: HTMLVideoElement): Promise<void> =>
  new Promise((done) => {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(() => done());
    else requestAnimationFrame(() => done());
  });
