import fc from "fast-check";
import { describe, expect, it } from "vitest";

import vectors from "../../../sync_protocol/vectors/cbor.json";
import { contentBytes, decode, encode, NotCanonical, type Value } from "./cbor";
import { digest } from "./cose";
import { fromHex, hex } from "./hex.testing";

/** A value of the vectors: `{"bytes": hex}` and `{"map": [[key, value], …]}`, all else as it is. */
function untagged(value: unknown): Value {
  if (Array.isArray(value)) return value.map(untagged);
  if (typeof value !== "object" || value === null) return value as Value;
  if ("bytes" in value) return fromHex(value.bytes as string);
  return new Map((value as { map: [number | string, unknown][] }).map.map(([key, item]) => [key, untagged(item)]));
}

const key = fc.oneof(
  fc.maxSafeInteger(),
  fc.string().map((text) => text.normalize("NFC")),
);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    key,
    fc.boolean(),
    fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
    fc.array(tie("value")),
    fc.array(fc.tuple(key, tie("value"))).map((entries) => new Map(entries)),
  ),
}));

describe("canonical bytes", () => {
  it.each(vectors.accepted)("$name: a value has these bytes and no others", (vector) => {
    const wanted = untagged(vector.value);

    expect(hex(encode(wanted))).toBe(vector.hex);
    expect(decode(fromHex(vector.hex))).toEqual(wanted);
  });

  it.each(vectors.refused)("$name: other bytes are refused", (vector) => {
    expect(() => decode(fromHex(vector.hex))).toThrow(NotCanonical);
  });

  it("are sorted by the keys' bytes, and not by length first", () => {
    const entries = new Map([
      [-1, 0],
      [24, 0],
    ]);

    expect(hex(encode(entries))).toBe("a21818002000");
  });

  it("lead back to their value", () => {
    fc.assert(
      fc.property(value, (wanted) => {
        expect(hex(encode(decode(encode(wanted))))).toBe(hex(encode(wanted)));
        expect(decode(encode(wanted))).toEqual(wanted);
      }),
    );
  });

  it("that are accepted are the bytes of their value", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const data = Uint8Array.from(bytes);
        let read: Value;
        try {
          read = decode(data);
        } catch (error) {
          expect(error).toBeInstanceOf(NotCanonical);
          return;
        }
        expect(hex(encode(read))).toBe(hex(data));
      }),
    );
  });

  it.each([1.5, NaN, Infinity, 2 ** 53, -(2 ** 53), "e\u0301", "\ud800"])(
    "refuse %s, outside the profile",
    (wanted) => {
      expect(() => encode(wanted)).toThrow(NotCanonical);
    },
  );

  it("keep a mark of byte order apart from nothing", () => {
    expect(decode(encode("\ufeffa"))).toBe("\ufeffa");
  });

  it("end at sixteen levels", () => {
    let deep: Value = [];
    for (let level = 0; level < 16; level++) deep = [deep];

    expect(() => encode(deep)).toThrow("deeper than 16");
    expect(() => decode(new Uint8Array(100_000).fill(0x81))).toThrow("deeper than 16");
  });

  it("are refused unread where there are more than allowed", () => {
    expect(() => decode(new Uint8Array(5), 4)).toThrow("longer than 4 bytes");
  });

  it("are a copy, which a change of the message does not reach", () => {
    const message = encode(Uint8Array.of(1, 2, 3));
    const read = decode(message);
    message.fill(0);

    expect(read).toEqual(Uint8Array.of(1, 2, 3));
  });
});

describe("SIGN-5: a document's content", () => {
  it.each(vectors.content)("$name: has these bytes and this hash", async (vector) => {
    const data = contentBytes(vector.json);

    expect(hex(data)).toBe(vector.hex);
    expect(hex(await digest(data))).toBe(vector.sha256);
  });

  it("is the same with an empty box and without it", () => {
    expect(contentBytes({ a: 1, b: null, c: undefined })).toEqual(contentBytes({ a: 1 }));
  });

  it.each([
    { a: 1.5 },
    { a: [null] },
    null,
    undefined,
    { a: 1n },
    { "\u00e9": 1, "e\u0301": 2 },
    { "\u00e9": null, "e\u0301": 2 },
  ])("is refused where it could be read in two ways: %o", (content) => {
    expect(() => contentBytes(content)).toThrow(NotCanonical);
  });
});
