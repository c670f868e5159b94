/** Bytes as decimal digits, 17 for each 7 bytes, and the link of a seal. The same as in `sync_protocol/seal.py`. */
import type { Bytes } from "./cbor";
import { Untrusted } from "./cose";

const MOST_BYTES = 1024;
const GROUP_BYTES = 7;
const DIGITS_OF = [0, 3, 5, 8, 10, 13, 15, 17];
const GROUP_DIGITS = 17;

export function digits(data: Bytes): string {
  let out = "";
  for (let start = 0; start < data.length; start += GROUP_BYTES) {
    const group = data.subarray(start, start + GROUP_BYTES);
    const number = group.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    out += number.toString().padStart(DIGITS_OF[group.length] ?? 0, "0");
  }
  return out;
}

/** The bytes of such digits. Throws Untrusted for anything that `digits` does not make. */
export function fromDigits(text: string): Bytes {
  if (!/^[0-9]+$/.test(text) || text.length > Math.ceil((MOST_BYTES * GROUP_DIGITS) / GROUP_BYTES))
    throw new Untrusted("malformed", "not the code of a seal");
  const out: number[] = [];
  for (let start = 0; start < text.length; start += GROUP_DIGITS) {
    const group = text.slice(start, start + GROUP_DIGITS);
    const size = DIGITS_OF.indexOf(group.length);
    const number = BigInt(group);
    if (size < 1 || number >> BigInt(8 * size) > 0n) throw new Untrusted("malformed", "not the code of a seal");
    for (let place = size - 1; place >= 0; place--) out.push(Number((number >> BigInt(8 * place)) & 255n));
  }
  if (out.length > MOST_BYTES) throw new Untrusted("malformed", "longer than any seal");
  return Uint8Array.from(out);
}

/** The link in the QR code. What follows the number sign never reaches a server. */
export const qrText = (publicUrl: string, message: Bytes): string => `${publicUrl}/c#${digits(message)}`;
