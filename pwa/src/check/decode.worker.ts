/** Reads QR codes off the screen's thread, with ZXing in WebAssembly, served by ourselves: it works without a network. */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import { middleOf, MOST_SIDE } from "./camera";
import address from "zxing-wasm/reader/zxing_reader.wasm?url";

declare const self: DedicatedWorkerGlobalScope;

/** Four codes: other labels on a box have theirs too. */
const OPTIONS: ReaderOptions = { formats: ["QRCode"], tryInvert: false, maxNumberOfSymbols: 4 };
/** Formats of a camera in which the brightness of all points comes first, a byte for each. */
const BRIGHTNESS_FIRST: readonly (string | null)[] = ["NV12", "I420", "I420A", "I422", "I422A", "I444", "I444A"];

/** The smallest code that there is, a W, row by row. */
const SMALLEST =
  "1fc47f 104e41 17405d 17495d 17545d 104c41 1fd57f 1c00 672d0 90948 1a5a8d 1bb2be 3f124 1449 1fd3e9 104b34 174ef1 1753be 175ee0 104a24 1fc412";

// A browser compiles what is called for the first time, which takes longer than reading: now, while the camera starts.
const ready = prepareZXingModule({ overrides: { locateFile: () => address }, fireImmediately: true }).then(() =>
  readBarcodes(smallest(), OPTIONS),
);

async function read(picture: VideoFrame | ImageBitmap): Promise<readonly string[]> {
  await ready;
  try {
    const image = "codedWidth" in picture ? await ofCamera(picture) : drawn(picture);
    return image ? (await readBarcodes(image, OPTIONS)).map(({ text }) => text) : [];
  } finally {
    picture.close();
  }
}

async function ofCamera(frame: VideoFrame): Promise<Uint8Array | ImageData | null> {
  const taken = await brightnessOf(frame).catch(() => null); // some frames lie where only drawing reaches them
  if (taken) return taken;
  const middle = await middleOf(frame, frame.displayWidth, frame.displayHeight);
  return middle && drawn(middle);
}

/** The square in the middle, as the camera gave it, without its colours. */
async function brightnessOf(frame: VideoFrame): Promise<Uint8Array | null> {
  const { x = 0, y = 0, width = 0, height = 0 } = frame.visibleRect ?? {};
  const side = even(Math.min(width, height));
  if (side === 0 || side > MOST_SIDE || !BRIGHTNESS_FIRST.includes(frame.format)) return null;
  const rect = { x: x + even((width - side) / 2), y: y + even((height - side) / 2), width: side, height: side };
  const { image, points } = greyMap(side, frame.allocationSize({ rect }));
  await frame.copyTo(points, { rect });
  return image.subarray(0, image.length - points.length + side * side);
}

/** A portable grey map, whose head says the size, with room for so many bytes behind it. */
function greyMap(side: number, room: number): { readonly image: Uint8Array; readonly points: Uint8Array } {
  const head = new TextEncoder().encode(`P5 ${side} ${side} 255\n`);
  const image = new Uint8Array(head.length + room);
  image.set(head);
  return { image, points: image.subarray(head.length) };
}

function smallest(): Uint8Array {
  const [pixels, quiet, rows] = [4, 4, SMALLEST.split(" ").map((row) => parseInt(row, 16))];
  const side = (rows.length + 2 * quiet) * pixels;
  const { image, points } = greyMap(side, side * side);
  const isDark = (x: number, y: number): boolean => (((rows[y] ?? 0) >> (rows.length - 1 - x)) & 1) === 1;
  points.forEach((_, place) => {
    const [x, y] = [place % side, Math.floor(place / side)].map((at) => Math.floor(at / pixels) - quiet);
    points[place] = x !== undefined && y !== undefined && x >= 0 && x < rows.length && isDark(x, y) ? 0 : 255;
  });
  return image;
}

/** Colours are stored for two points at a time. */
const even = (size: number): number => Math.floor(size / 2) * 2;

function drawn(picture: ImageBitmap): ImageData | null {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  picture.close();
  return context?.getImageData(0, 0, width, height) ?? null;
}

self.addEventListener("message", ({ data }: MessageEvent<VideoFrame | ImageBitmap>) => {
  void read(data).then(
    (texts) => self.postMessage(texts),
    () => self.postMessage(null), // WebAssembly did not load, or has no memory left
  );
});
