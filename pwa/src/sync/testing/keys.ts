/** The keys of a server for tests: what opens sealed operations and signs the certificates of devices. */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";

import { base64url, unbase64url } from "../../domain/base64url";
import { encode, type Bytes, type Value } from "../../domain/cbor";
import { keyId, smaller } from "../../domain/cose";
import { associatedData } from "../../domain/hpke";
import type { Operation } from "../../protocol.gen";

export interface Keys {
  readonly ca: CryptoKey;
  readonly outbox: CryptoKeyPair;
  readonly point: Uint8Array;
}

interface Owner {
  readonly id: string;
  readonly person: string;
  readonly point: Bytes;
}

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

export async function makeKeys(): Promise<Keys> {
  const ca = await crypto.subtle.generateKey(P256, true, ["sign"]);
  const outbox = await suite.kem.generateKeyPair();
  const point = new Uint8Array(await suite.kem.serializePublicKey(outbox.publicKey));
  return { ca: ca.privateKey, outbox, point };
}

/** What an operation says, sealed or not. */
export async function opened(keys: Keys, clientId: string, op: Operation): Promise<string> {
  if (!op.sealed) return op.body ?? "";
  const about = associatedData(clientId, op.seq, op.hash);
  return new TextDecoder().decode(await unsealed(keys, unbase64url(op.sealed), about));
}

/** What was sealed to the server. */
export async function unsealed(keys: Keys, sealed: Bytes, about: Bytes): Promise<ArrayBuffer> {
  const context = await suite.createRecipientContext({
    recipientKey: keys.outbox.privateKey,
    enc: sealed.slice(0, 65).buffer,
    info: Uint8Array.of(...new TextEncoder().encode("waarmerk-sealed-1\0"), ...about).buffer,
  });
  return context.open(sealed.slice(65).buffer);
}

/** A certificate as the real server's, for 72 hours. */
export async function certificate({ ca }: Keys, { id, person, point }: Owner): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const key = new Map<number, Value>([
    [1, 2],
    [-1, 1],
    [-2, point.slice(1, 33)],
    [-3, point.slice(33, 65)],
  ]);
  const claims = new Map<number, Value>([
    [2, `${person}|${id}`],
    [4, now + 72 * 3_600],
    [6, now],
    [8, new Map<number, Value>([[1, key]])],
  ]);
  const header = encode(
    new Map<number, Value>([
      [1, -7],
      [4, await keyId(encode(key))],
    ]),
  );
  const payload = encode(claims);
  const signed = encode(["Signature1", header, new Uint8Array(), payload]);
  const signature = smaller(new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, ca, signed)));
  return base64url(Uint8Array.of(0xd2, ...encode([header, new Map(), payload, signature])));
}
