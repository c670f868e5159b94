/** Finds QR codes in pictures: with what the browser has, and with what we bring, by turns. */
import { CannotScan } from "./camera";
import { scriptAddress } from "../trusted";
import address from "./decode.worker?worker&url";

export interface Decoder {
  /** How many look at pictures by turns: a single picture is shown to each. */
  readonly readers: number;
  /** The texts of the codes in it; the picture is used up. Throws CannotScan. */
  read(picture: VideoFrame | ImageBitmap): Promise<readonly string[]>;
  close(): void;
}

type Read = Decoder["read"];

/** Chromium on Android and macOS has one, which the typings do not know. */
interface Detector {
  detect(picture: VideoFrame | ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

export async function makeDecoder(): Promise<Decoder> {
  const own = ownReader();
  const native = await browserReader().catch(() => null);
  // The browser's is quicker where there is one, and not always as good: what one does not see, the other may.
  const readers = native ? [native, own.read] : [own.read];
  let turn = 0;
  return {
    readers: readers.length,
    read: (picture) => (readers[turn++ % readers.length] ?? own.read)(picture),
    close: own.close,
  };
}

async function browserReader(): Promise<Read | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector || !(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return null;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (picture) => {
    const found = await detector.detect(picture).catch(() => []);
    picture.close();
    return found.map(({ rawValue }) => rawValue);
  };
}

/** ZXing in a worker; one that broke, as where its code could not be loaded, is started anew with the next picture. */
function ownReader(): Pick<Decoder, "read" | "close"> {
  let worker: Worker | null = null;
  let answer: (texts: readonly string[] | null) => void = () => undefined;
  const end = (): void => {
    worker?.terminate();
    worker = null;
  };
  const start = (): Worker => {
    const made = new Worker(scriptAddress(address), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<readonly string[] | null>) => answer(data));
    made.addEventListener("error", () => {
      if (made !== worker) return;
      end(); // also where nobody asks yet: it would never answer
      answer(null);
    });
    return made;
  };
  const ask: Read = (picture) =>
    new Promise((done, refuse) => {
      answer = (texts) => {
        if (texts) return done(texts);
        end();
        refuse(new CannotScan("unloaded"));
      };
      worker ??= start();
      worker.postMessage(picture, [picture]);
    });
  worker = start(); // it loads while the camera starts
  // One question at a time: an answer does not say whose it is, and a picture may be chosen while the camera runs.
  let before: Promise<unknown> = Promise.resolve();
  return {
    read(picture) {
      const asked = before.then(() => ask(picture));
      before = asked.catch(() => undefined);
      return asked;
    },
    close: end,
  };
}
