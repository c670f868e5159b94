import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { describe, expect, it } from "vitest";

import { base64url } from "./base64url";
import { associatedData, sealForServer } from "./hpke";

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const pair = await suite.kem.generateKeyPair();
const point = new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey));
const serverKey = base64url(point);

const open = async (sealed: Uint8Array<ArrayBuffer>, about: Uint8Array) => {
  const info = new TextEncoder().encode(`waarmerk-sealed-1\0${new TextDecoder().decode(about)}`);
  const enc = sealed.slice(0, 65);
  const recipient = await suite.createRecipientContext({ recipientKey: pair.privateKey, enc, info: info.buffer });
  return new Uint8Array(await recipient.open(sealed.slice(65)));
};

describe("what is sealed to the server", () => {
  const data = new TextEncoder().encode("an operation");
  const about = associatedData("stream", 7, "ab12");

  it("opens with the server's key, at its place", async () => {
    expect(await open(await sealForServer(serverKey, data, about), about)).toEqual(data);
  });

  it("does not open at another place", async () => {
    const sealed = await sealForServer(serverKey, data, about);

    await expect(open(sealed, associatedData("stream", 8, "ab12"))).rejects.toThrow();
  });

  it("is another each time", async () => {
    expect(await sealForServer(serverKey, data, about)).not.toEqual(await sealForServer(serverKey, data, about));
  });

  it("cannot be made for what is no key", async () => {
    await expect(sealForServer("AAAA", data, about)).rejects.toThrow();
  });
});
