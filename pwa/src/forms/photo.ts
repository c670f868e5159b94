/** A photo is made smaller where it is taken: a bad line carries it, and it says no more where it was taken, or by what. */

/** The longest side in pixels: what a seal's number can still be read on. */
export const LONGEST_SIDE = 2_048;
const QUALITY = 0.85;

/** What can be drawn anew and stays a picture. Drawings and moving pictures stay as they are. */
const PHOTOS = /^image\/(jpeg|png|webp|heic|heif|avif|bmp|tiff)$/;

/** The same picture of at most 2,048 pixels, without its metadata; any other file as it is. */
export async function smaller(file: File): Promise<File> {
  if (!PHOTOS.test(file.type)) return file;
  const drawn = await draw(file).catch(() => null);
  // What this browser cannot read is kept as it came: better a large picture than none.
  return drawn ? new File([drawn], renamed(file.name, drawn.type), { type: drawn.type }) : file;
}

/** The size that fits, for a picture of any size. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function draw(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const { width, height } = fitted(bitmap.width, bitmap.height);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("the browser gives no canvas");
    context.fillStyle = "#fff"; // where it was transparent
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    return await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  } finally {
    bitmap.close();
  }
}

/** The name with the ending of what it became. */
export function renamed(name: string, type: string): string {
  if (type !== "image/jpeg" || /\.jpe?g$/i.test(name)) return name;
  return `${name.replace(/\.[^.]{1,5}$/, "")}.jpg`;
}
