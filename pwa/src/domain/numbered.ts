/** Records as maps with integer keys: a field's key is its place, from 1. See `numbered` in `sync_protocol/cbor.py`. */
import type { Entries, Value } from "./cbor";
import { Untrusted } from "./cose";

const isEmpty = (value: Value | null): boolean =>
  value === null ||
  value === 0 ||
  value === "" ||
  ((Array.isArray(value) || value instanceof Uint8Array) && value.length === 0);

/** `fields` in the order of their numbers; the first `required` are always written, the others unless empty. */
export function numbered<T extends { readonly [name in keyof T]: Value | null }>(
  record: T,
  fields: readonly (keyof T & string)[],
  required: number,
): Map<number, Value> {
  const out = new Map<number, Value>();
  fields.forEach((name, place) => {
    const value = record[name];
    if (value !== null && (place < required || !isEmpty(value))) out.set(place + 1, value);
  });
  return out;
}

/** The fields by name; a missing one is undefined. Throws Untrusted for a key that is no field. */
export function named<Name extends string>(entries: Entries, fields: readonly Name[]): Partial<Record<Name, Value>> {
  const out: Partial<Record<Name, Value>> = {};
  for (const [key, value] of entries) {
    const name = typeof key === "number" ? fields[key - 1] : undefined;
    if (name === undefined) throw new Untrusted("malformed", `unknown key ${key}`);
    out[name] = value;
  }
  return out;
}
