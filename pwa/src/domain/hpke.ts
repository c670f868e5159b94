/**
 * Seals operations to the server, so that they may leave this device while their writer is not logged in.
 * HPKE (RFC 9180), base mode; the server opens it with `sync_protocol/sealed.py`. Loaded with the app, not the check page.
 */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";

import { unbase64url } from "./base64url";
import type { Bytes } from "./cbor";

const DOMAIN = "waarmerk-sealed-1\0";
const utf8 = new TextEncoder();
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** What a sealed operation belongs to: it opens at this place of this stream and at no other. */
export const associatedData = (clientId: string, seq: number, hash: string): Bytes =>
  utf8.encode(`${clientId}|${seq}|${hash}`);

/** Encapsulated key and ciphertext. `serverKey` is the uncompressed point, base64url. Throws where it is no such key. */
export async function sealForServer(serverKey: string, data: Bytes, about: Bytes): Promise<Bytes> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(unbase64url(serverKey).buffer);
  const info = Uint8Array.of(...utf8.encode(DOMAIN), ...about).buffer;
  const sender = await suite.createSenderContext({ recipientPublicKey, info });
  const sealed = await sender.seal(data);
  const whole = new Uint8Array(sender.enc.byteLength + sealed.byteLength);
  whole.set(new Uint8Array(sender.enc));
  whole.set(new Uint8Array(sealed), sender.enc.byteLength);
  return whole;
}
