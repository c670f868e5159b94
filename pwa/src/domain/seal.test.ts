import fc from "fast-check";
import { describe, expect, it } from "vitest";

import seals from "../../../sync_protocol/vectors/seal.json";
import signed from "../../../sync_protocol/vectors/signed.json";
import { base64url } from "./base64url";
import { encode, type Bytes } from "./cbor";
import { digest, keyId, publicKey, read, Untrusted, verify, type RefusalCode, type Signer } from "./cose";
import { digits, fromDigits, qrText } from "./digits";
import { fromHex, hex } from "./hex.testing";
import { verifyKeySet, type KeySet } from "./key-set";
import { qrCode } from "./qr";
import { certificateEnds, firstPairs, provisionalSeal, shortTitle } from "./seal";
import { signStatement, statementPayload, type Statement } from "./statement";
import { verifyStatusList } from "./statuslist";
import { OUTCOMES, verifySeal, type Claims } from "./verified-seal";

const root = fromHex(signed.root);
const keys: KeySet = await verifyKeySet(fromHex(signed.key_set.message), root, signed.at);

/** The device of the vectors, whose private key is a small number. */
const point = fromHex(signed.device.key);
const scalar = fromHex(signed.device.private_key);
const privateKey = await crypto.subtle.importKey(
  "jwk",
  { kty: "EC", crv: "P-256", d: base64url(scalar), x: base64url(point.slice(8, 40)), y: base64url(point.slice(43)) },
  { name: "ECDSA", namedCurve: "P-256" },
  false,
  ["sign"],
);
const device: Signer = {
  sign: async (bytes) =>
    new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, bytes)),
  certificate: fromHex(signed.device.certificate),
};

const claimsOf = ({ covers, ...rest }: (typeof seals)["issued"]["claims"]): Claims => ({
  ...rest,
  covers: { ...covers, content: fromHex(covers.content), statement: fromHex(covers.statement) },
});
const provisionalClaims: Claims = {
  ...seals.provisional.claims,
  covers: {
    ...seals.provisional.claims.covers,
    content: fromHex(seals.provisional.claims.covers.content),
    statement: null,
  },
};

async function refusal(work: Promise<unknown>): Promise<RefusalCode> {
  const error: unknown = await work.then(
    () => new Error("it was accepted"),
    (reason: unknown) => reason,
  );
  if (error instanceof Untrusted) return error.code;
  throw error;
}

describe("a key set", () => {
  it("says what each key is for", () => {
    const { authority, version, expires_at, keys: published } = signed.key_set;

    expect(keys).toMatchObject({ authority, version, expires_at });
    expect(keys.keys.map(({ use, kid, key }) => ({ use, kid: hex(kid), key: hex(key) }))).toEqual(published);
  });

  it.each(signed.key_set_refused)("is refused: $name", async ({ message, code }) => {
    expect(await refusal(verifyKeySet(fromHex(message), root, signed.at))).toBe(code);
  });

  it("of a root that the known one handed over to is accepted, and says which root to know now", async () => {
    const { message, root: next } = signed.key_set_of_next_root;

    expect(hex((await verifyKeySet(fromHex(message), root, signed.at)).root)).toBe(next);
    expect(hex(keys.root)).toBe(signed.root);
    expect(await refusal(verifyKeySet(fromHex(signed.key_set.message), fromHex(next), signed.at))).toBe("unknown_root");
  });

  it("is refused when it is too old", async () => {
    const late = signed.key_set.expires_at + 1;

    expect(await refusal(verifyKeySet(fromHex(signed.key_set.message), root, late))).toBe("expired");
  });
});

describe("a key", () => {
  it("is named by its thumbprint", async () => {
    // RFC 9679, section 6: the key of its example.
    const x = fromHex("65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d");
    const y = fromHex("1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c");
    const key = encode(new Map<number, number | Bytes>([[1, 2], [-1, 1], [-2, x], [-3, y]])); // prettier-ignore

    expect(hex(await keyId(key))).toBe("496bd8afadf307e5");
  });

  it("is refused where it is no point of the curve", async () => {
    const key = fromHex(signed.device.key);
    key[key.length - 1] = (key.at(-1) ?? 0) ^ 1;

    expect(await refusal(publicKey(key))).toBe("bad_key");
  });
});

describe("a seal", () => {
  it("that was issued says what was issued", async () => {
    const seal = await verifySeal(fromHex(seals.issued.message), keys);

    expect(seal).toEqual({ claims: claimsOf(seals.issued.claims), device: null });
  });

  it("SIGN-6: that is provisional says whose device signed it", async () => {
    const seal = await verifySeal(fromHex(seals.provisional.message), keys);

    expect(seal.claims).toEqual(provisionalClaims);
    expect(seal.device).toMatchObject({ person_id: "inspector-2", device_id: "tablet-7" });
  });

  it.each(seals.refused)("is refused: $name", async ({ message, code }) => {
    expect(await refusal(verifySeal(fromHex(message), keys))).toBe(code);
  });

  it("is refused with any one digit changed", async () => {
    const text = digits(fromHex(seals.issued.message));
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 9 }), async (place, by) => {
        const digit = (Number(text[place]) + by) % 10;
        const changed = `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
        const scan = async () => verifySeal(fromDigits(changed), keys);

        expect(await refusal(scan())).toMatch(/^(malformed|bad_signature|unknown_key|key_not_in_use)$/);
      }),
    );
  });

  it("SIGN-6: made on this device is genuine and ends with its certificate", async () => {
    const message = await provisionalSeal(device, provisionalClaims);

    expect((await verifySeal(message, keys)).claims).toEqual(provisionalClaims);
    expect(certificateEnds(device.certificate)).toBe(seals.provisional.claims.expires_at);
    const longer = { ...provisionalClaims, expires_at: provisionalClaims.expires_at + 1 };
    expect(await refusal(verifySeal(await provisionalSeal(device, longer), keys))).toBe("certificate_expired");
  });

  it("made on this device has the bytes that the server's code makes, but for the signature", async () => {
    const made = read(await provisionalSeal(device, provisionalClaims));
    const known = read(fromHex(seals.provisional.message));

    expect({ ...made, signature: 0 }).toEqual({ ...known, signature: 0 });
  });

  it("ACP-2: numbers its outcomes as the server does", () => {
    expect(OUTCOMES).toEqual(seals.outcomes);
  });

  it.each(seals.titles)("cuts the title at a word: $title", ({ title, short }) => {
    expect(shortTitle(title)).toBe(short);
  });

  it.each(seals.pairs)("shows an identifier whole or not at all: $pairs", ({ pairs, identifiers, more_pairs }) => {
    expect(firstPairs(pairs as [string, string][])).toEqual({ identifiers, more_pairs });
  });
});

describe("SIGN-5: a statement", () => {
  const { fields } = signed.statement;
  const statement: Statement = {
    ...fields,
    auth: "session",
    content: fromHex(fields.content),
    previous: fromHex(fields.previous),
    checkpoint: fromHex(fields.checkpoint),
    evidence: fields.evidence.map(fromHex),
  };

  it("has the bytes that the server's code makes", () => {
    expect(hex(encode(statementPayload(statement)))).toBe(signed.statement.payload);
  });

  it("signed on this device is what the server takes, but for the signature", async () => {
    const message = await signStatement(device, statement);
    const made = read(message);
    const known = read(fromHex(signed.statement.message));

    expect({ ...made, signature: 0 }).toEqual({ ...known, signature: 0 });
    const context = new TextEncoder().encode("waarmerk-statement-1");
    await verify(made, await publicKey(fromHex(signed.device.key)), context);
    expect(await refusal(verify(made, await publicKey(fromHex(signed.device.key))))).toBe("bad_signature");
  });

  it("leaves out what is empty, and nothing else", () => {
    const first = {
      ...statement,
      version: 0,
      rev: 0,
      previous: null,
      checkpoint: null,
      checkpoint_at: 0,
      evidence: [],
    };

    expect([...statementPayload(first).keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it("is named by its digest", async () => {
    expect(hex(await digest(fromHex(signed.statement.message)))).toBe(signed.statement.digest);
  });
});

describe("digits", () => {
  it.each(seals.digits)("of $hex are $digits", (vector) => {
    expect(digits(fromHex(vector.hex))).toBe(vector.digits);
    expect(hex(fromDigits(vector.digits))).toBe(vector.hex);
  });

  it.each([...seals.digits_refused, "0".repeat(3000)])("%s, which nothing has, are refused", (text) => {
    expect(() => fromDigits(text)).toThrow(Untrusted);
  });

  it("lead back to their bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 1024 }), (bytes) => {
        const data = Uint8Array.from(bytes);
        expect(hex(fromDigits(digits(data)))).toBe(hex(data));
      }),
    );
  });

  it("stand behind the authority's address, and behind no other", () => {
    const message = fromHex(seals.issued.message);

    expect(qrText(seals.public_url, message)).toBe(seals.issued.text);
  });
});

describe("a status list", () => {
  const { message, issued_at, expires_at, statuses } = seals.status_list;

  it("says the state of each certificate", async () => {
    const list = await verifyStatusList(fromHex(message), keys, "2026");

    expect(list).toMatchObject({ issued_at, expires_at });
    const words = { 0: "valid", 1: "ended", 3: "replaced" } as const;
    for (const [index, status] of Object.entries(statuses))
      expect(list.status(Number(index))).toBe(words[status as keyof typeof words]);
    expect(list.status(2 ** 16)).toBeNull();
    expect(list.status(-1)).toBeNull();
  });

  it.each(seals.status_list_refused)("is refused: $name", async ({ message: data, code }) => {
    expect(await refusal(verifyStatusList(fromHex(data), keys, "2026"))).toBe(code);
  });

  it("of another shard is refused", async () => {
    expect(await refusal(verifyStatusList(fromHex(message), keys, "2027"))).toBe("other_list");
  });
});

describe("a QR code", () => {
  it("is drawn with two segments and its quiet zone", async () => {
    const code = await qrCode(seals.provisional.text, "M");
    const version = (code.size - 8 - 17) / 4;

    expect(version).toBeLessThanOrEqual(18);
    expect(code.path.startsWith("M4 4h7v1h-7z")).toBe(true);
  });
});
