import fc from "fast-check";
import { describe, expect, it } from "vitest";

import seals from "../../../sync_protocol/vectors/seal.json";
import { readCode } from "./code";

const ours = [seals.public_url, "https://wm.other-name.example:8443"];
const digits = seals.issued.text.replace(/^.*#/, "");
const REFERENCE = "CVEDP.NL.2026.0004398";
const DRAFT = "0198a5b2-7c44-7d10-9a2b-3c4d5e6f7a8b";

describe("a scanned text", () => {
  it.each([seals.issued.text, digits, ` ${seals.issued.text}\n`, `https://wm.other-name.example:8443/c#${digits}`])(
    "is a seal as a link of ours or as bare digits",
    (text) => {
      expect(readCode(text, ours)).toEqual({ kind: "seal", digits });
    },
  );

  it.each([
    [`${seals.public_url}/c#${REFERENCE}`, REFERENCE],
    [`${seals.public_url}/c#${REFERENCE}-V3`, `${REFERENCE}-V3`],
    [`${seals.public_url}/c#${DRAFT}`, DRAFT],
    [REFERENCE, REFERENCE],
  ])("names a document and seals nothing: %s", (text, key) => {
    expect(readCode(text, ours)).toEqual({ kind: "reference", key });
  });

  it.each([
    [`https://wm.example.evil/c#${digits}`, "wm.example.evil"],
    [`https://evil.example/?${seals.public_url}/c#${digits}`, "evil.example"],
    [`${seals.public_url}.evil.example/c#${digits}`, `${new URL(seals.public_url).host}.evil.example`],
    [`${seals.public_url}@evil.example/c#${REFERENCE}`, "evil.example"],
    [`http://evil.example:8080/c#${digits}`, "evil.example:8080"],
    [`HTTPS://EVIL.EXAMPLE/c#${digits}`, "evil.example"],
  ])("that leads to another host is not ours: %s", (text, host) => {
    expect(readCode(text, ours)).toEqual({ kind: "elsewhere", host });
  });

  it.each(["", "5901234123457", "https://shop.example/item#12", "WIFI:T:WPA;S:gate;P:secret;;", "HC1:6BF+70790"])(
    "of another kind is passed over: %s",
    (text) => {
      expect(readCode(text, ours)).toEqual({ kind: "none" });
    },
  );

  it("behind our own address is always judged: nothing is passed over there", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (rest) => {
        expect(["seal", "reference"]).toContain(readCode(`${seals.public_url}/c#x${rest}`, ours).kind);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readCode(text, ours)));
  });
});
