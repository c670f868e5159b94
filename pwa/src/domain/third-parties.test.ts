/** Signatures of others: what they say is valid is valid here, and nothing else. `tests/protocol/third_parties/README.md`. */
import { describe, expect, it } from "vitest";

import cose from "../../../tests/protocol/third_parties/cose.json";
import wycheproof from "../../../tests/protocol/third_parties/wycheproof.json";
import { decode, encode, type Bytes } from "./cbor";
import { bytes, list, map, publicKey, read, Untrusted, verify, verifyRaw } from "./cose";
import { fromHex } from "./hex.testing";

const SIGN1_TAG = 0xd2;
const EMPTY_MAP = 0xa0;
const NOTHING = new Uint8Array();

const keyOf = (x: string, y: string): Promise<CryptoKey> =>
  publicKey(
    encode(
      new Map<number, number | Bytes>([
        [1, 2],
        [-1, 1],
        [-2, fromHex(x)],
        [-3, fromHex(y)],
      ]),
    ),
  );

/** A message's parts by RFC 9052 alone: our own reader asks for more, a tag and the key's identifier among it. */
function parts(data: Bytes) {
  const [first = 0] = data;
  if (first >> 5 === 6 && first !== SIGN1_TAG) throw new Untrusted("malformed", "another tag");
  const [header, unprotected, payload, signature] = list(decode(first === SIGN1_TAG ? data.subarray(1) : data));
  const protectedBytes = bytes(header);
  const labels = new Map([...map(decode(protectedBytes)), ...map(unprotected)]);
  if (labels.get(1) !== -7) throw new Untrusted("malformed", "another algorithm than ES256");
  return {
    // An empty map is hashed as no bytes (RFC 9052, 4.4).
    protected: protectedBytes.length === 1 && protectedBytes[0] === EMPTY_MAP ? NOTHING : protectedBytes,
    kid: NOTHING,
    typ: "",
    certificate: NOTHING,
    payload: bytes(payload),
    signature: bytes(signature),
  };
}

async function isAccepted(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Untrusted) return false;
    throw error;
  }
}

describe("messages of the COSE working group", () => {
  it.each(cose.messages)("$name is judged as they say", async ({ message, external, valid, alg }) => {
    const key = await keyOf(cose.key.x, cose.key.y);

    const accepted = await isAccepted(async () => verify(parts(fromHex(message)), key, fromHex(external)));

    expect(accepted).toBe(valid && alg === "ES256");
  });

  it.each(cose.messages)("$name does not get as far as its signature without our profile", ({ message }) => {
    expect(() => read(fromHex(message))).toThrow(Untrusted);
  });

  it("are fourteen", () => {
    expect(cose.messages).toHaveLength(14);
  });
});

describe("signatures of Wycheproof", () => {
  const tests = wycheproof.groups.flatMap(({ key, tests }) =>
    tests.map(([id, message, signature, valid]) => ({ key, id, message, signature, valid }) as Signature),
  );

  interface Signature {
    readonly key: string;
    readonly id: number;
    readonly message: string;
    readonly signature: string;
    readonly valid: boolean;
  }

  it("are 262, and each is judged as they say", async () => {
    const wrong: number[] = [];
    for (const { key, id, message, signature, valid } of tests) {
      const verifying = await keyOf(key.slice(0, 64), key.slice(64));
      const accepted = await isAccepted(async () => verifyRaw(verifying, fromHex(signature), fromHex(message)));
      if (accepted !== valid) wrong.push(id);
    }

    expect(tests).toHaveLength(262);
    expect(wrong).toEqual([]);
  });
});
