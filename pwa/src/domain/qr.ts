/** QR codes drawn on the device, without a network. Its library is loaded when the first code is drawn. */

/** A code as the outline of its dark modules: for `<path d>` in an SVG of `size` x `size`, quiet zone included. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

const QUIET_ZONE = 4;

/**
 * The code of a seal's link. Level M is for a provisional seal, Q for an issued one, see `backend/outside/qr.py`.
 * Address and digits are two segments: as one, the digits would take more than twice the room.
 */
export async function qrCode(text: string, level: "M" | "Q"): Promise<QrCode> {
  const { correction, generate, mode } = await import("lean-qr");
  const start = text.indexOf("#") + 1;
  const segments = mode.multi(mode.iso8859_1(text.slice(0, start)), mode.numeric(text.slice(start)));
  const code = generate(segments, { minCorrectionLevel: correction[level] });
  let path = "";
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      const from = x;
      while (code.get(x, y)) x++;
      if (x > from) path += `M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${x - from}v1h${from - x}z`;
    }
  return { size: code.size + 2 * QUIET_ZONE, path };
}
