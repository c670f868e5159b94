/** Bytes as the vectors write them; for tests. */
import type { Bytes } from "./cbor";

export const hex = (data: Bytes): string => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const fromHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
