/** Reads QR codes off the screen's thread, with ZXing in WebAssembly, served by ourselves: it works without a network. */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import address from "zxing-wasm/reader/zxing_reader.wasm?url";

declare const self: DedicatedWorkerGlobalScope;

/** Four codes: other labels on a box have theirs too. */
const OPTIONS: ReaderOptions = { formats: ["QRCode"], tryInvert: false, maxNumberOfSymbols: 4 };

const ready = prepareZXingModule({ overrides: { locateFile: () => address }, fireImmediately: true });

async function read(picture: ImageBitmap): Promise<readonly string[]> {
  await ready;
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context?.drawImage(picture, 0, 0);
  picture.close();
  const pixels = context?.getImageData(0, 0, width, height);
  return pixels ? (await readBarcodes(pixels, OPTIONS)).map(({ text }) => text) : [];
}

self.addEventListener("message", ({ data }: MessageEvent<ImageBitmap>) => {
  void read(data).then(
    (texts) => self.postMessage(texts),
    () => self.postMessage(null), // WebAssembly did not load, or has no memory left
  );
});
