/**
 * Canonical bytes: the one encoding of a value that signatures and hashes cover, and a decoder that takes no other.
 * The profile and its reasons stand in `sync_protocol/cbor.py` and `docs/adr/0005-deterministic-cbor.md`; the vectors in
 * `sync_protocol/vectors/cbor.json` hold the two together.
 */
export type Bytes = Uint8Array<ArrayBuffer>;
export type Value = number | string | boolean | Bytes | readonly Value[] | Entries;
export type Entries = ReadonlyMap<number | string, Value>;

const MOST_DEPTH = 16;
const MOST_BYTES = 512 * 1024;

const UINT = 0;
const NINT = 1;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;
const FALSE = 0xf4;
const TRUE = 0xf5;

const utf8 = new TextEncoder();
// A mark of byte order is a character like any other here: left out, two texts would have the same bytes.
const fromUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A value outside the profile, or bytes that are not the one encoding of a value inside it. */
export class NotCanonical extends Error {}

/** The canonical bytes of a value. Throws NotCanonical for a value outside the profile. */
export function encode(value: Value): Bytes {
  const out: number[] = [];
  write(out, value, 0);
  return Uint8Array.from(out);
}

/** The value whose canonical bytes these are. Throws NotCanonical for any other bytes. */
export function decode(data: Bytes, mostBytes = MOST_BYTES): Value {
  if (data.length > mostBytes) throw new NotCanonical(`longer than ${mostBytes} bytes`);
  let at = 0;

  const take = (count: number): Bytes => {
    if (count > data.length - at) throw new NotCanonical("cut off");
    return data.subarray(at, (at += count));
  };

  /** Major type and argument; for a boolean its own byte as the argument. */
  const head = (): [number, number] => {
    const first = take(1)[0] ?? 0;
    const major = first >> 5;
    const info = first & 0x1f;
    if (major > MAP) {
      if (first !== FALSE && first !== TRUE) throw new NotCanonical("tag, float or simple value");
      return [major, first];
    }
    if (info < 24) return [major, info];
    if (info > 27) throw new NotCanonical("no definite length");
    const size = 1 << (info - 24);
    const argument = take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    // The smallest number that needs this size: 24, then one more than the size below can hold.
    if (argument < (size === 1 ? 24 : 2 ** (4 * size))) throw new NotCanonical("longer than needed");
    return [major, argument];
  };

  const read = (depth: number): Value => {
    const [major, argument] = head();
    switch (major) {
      case UINT:
      case NINT:
        return safe(major === UINT ? argument : -1 - argument);
      case BYTES:
        return take(argument).slice();
      case TEXT:
        return text(take(argument));
      case ARRAY: {
        const inside = deeper(depth);
        const items: Value[] = [];
        // Each item takes a byte at least, so that a false count ends at the end of the data and reserves nothing.
        for (let left = argument; left > 0; left--) items.push(read(inside));
        return items;
      }
      case MAP:
        return entries(argument, deeper(depth));
      default:
        return argument === TRUE;
    }
  };

  const entries = (count: number, depth: number): Entries => {
    const map = new Map<number | string, Value>();
    let previous: Bytes | null = null;
    for (let left = count; left > 0; left--) {
      const start = at;
      const key = read(depth);
      if (typeof key !== "number" && typeof key !== "string") throw new NotCanonical("no key of a map");
      const raw = data.subarray(start, at);
      if (previous !== null && compare(previous, raw) >= 0) throw new NotCanonical("key out of order, or twice");
      previous = raw;
      map.set(key, read(depth));
    }
    return map;
  };

  const value = read(0);
  if (at !== data.length) throw new NotCanonical(`${data.length - at} bytes after the end`);
  return value;
}

/**
 * The canonical bytes of a document's content, given as the value that JSON holds (SIGN-5). What is empty is
 * left out, a box that is null as well as a section or a table with nothing in it, so that empty and absent are the
 * same content; text is brought to NFC, since keyboards differ.
 * Throws NotCanonical for what is not a whole number (quantities travel as text) and for null in a list.
 */
export const contentBytes = (content: unknown): Bytes => encode(contentValue(content));

function contentValue(value: unknown): Value {
  switch (typeof value) {
    case "boolean":
    case "number":
      return value;
    case "string":
      return value.normalize("NFC");
    case "object":
      if (Array.isArray(value)) return value.map(contentValue);
      if (value !== null) return contentEntries(value);
      break;
    default:
  }
  throw new NotCanonical(`content cannot hold ${value === null ? "null" : typeof value}`);
}

const isEmpty = (value: Value): boolean =>
  Array.isArray(value) ? value.length === 0 : value instanceof Map && value.size === 0;

function contentEntries(value: object): Entries {
  const map = new Map<string, Value>();
  const names = new Set<string>();
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    const name = key.normalize("NFC");
    if (names.has(name)) throw new NotCanonical(`twice the same name: ${name}`);
    names.add(name);
    if (item === null || item === undefined) continue;
    const content = contentValue(item);
    if (!isEmpty(content)) map.set(name, content);
  }
  return map;
}

function write(out: number[], value: Value, depth: number): void {
  if (typeof value === "boolean") out.push(value ? TRUE : FALSE);
  else if (typeof value === "number") {
    if (safe(value) >= 0) writeHead(out, UINT, value);
    else writeHead(out, NINT, -1 - value);
  } else if (typeof value === "string") writeRaw(out, TEXT, utf8.encode(wellFormed(value)));
  else if (value instanceof Uint8Array) writeRaw(out, BYTES, value);
  else if (value instanceof Map) writeEntries(out, value as Entries, deeper(depth));
  else {
    const items = value as readonly Value[];
    const inside = deeper(depth);
    writeHead(out, ARRAY, items.length);
    for (const item of items) write(out, item, inside);
  }
}

function writeEntries(out: number[], map: Entries, depth: number): void {
  // Sorted by their encoding, not by their value: 24 (18 18) comes before -1 (20), though it is longer.
  const sorted = [...map].map(([key, value]) => [encode(key), value] as const).sort(([a], [b]) => compare(a, b));
  writeHead(out, MAP, sorted.length);
  for (const [key, value] of sorted) {
    out.push(...key);
    write(out, value, depth);
  }
}

function writeRaw(out: number[], major: number, raw: Uint8Array): void {
  writeHead(out, major, raw.length);
  for (const byte of raw) out.push(byte);
}

function writeHead(out: number[], major: number, argument: number): void {
  if (argument < 24) {
    out.push((major << 5) | argument);
    return;
  }
  const power = argument < 2 ** 8 ? 0 : argument < 2 ** 16 ? 1 : argument < 2 ** 32 ? 2 : 3;
  out.push((major << 5) | (24 + power));
  for (let place = (1 << power) - 1; place >= 0; place--) out.push(Math.floor(argument / 256 ** place) % 256);
}

function compare(a: Bytes, b: Bytes): number {
  const different = a.findIndex((byte, place) => byte !== b[place]);
  return different < 0 ? a.length - b.length : (a[different] ?? 0) - (b[different] ?? -1);
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new NotCanonical("no whole number within 2**53 - 1");
  return value;
}

function deeper(depth: number): number {
  if (depth === MOST_DEPTH) throw new NotCanonical(`nested deeper than ${MOST_DEPTH}`);
  return depth + 1;
}

function text(raw: Bytes): string {
  try {
    return wellFormed(fromUtf8.decode(raw));
  } catch (error) {
    throw error instanceof NotCanonical ? error : new NotCanonical("no UTF-8");
  }
}

function wellFormed(value: string): string {
  if (value.normalize("NFC") !== value) throw new NotCanonical("text is not in NFC");
  if (/\p{Surrogate}/u.test(value)) throw new NotCanonical("text with half a surrogate pair");
  return value;
}
