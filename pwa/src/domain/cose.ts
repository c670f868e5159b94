/**
 * Signed messages: COSE_Sign1 with ES256, and its keys. The same as `sync_protocol/cose.py`, on WebCrypto, whose
 * signatures have COSE's form already. A message is verified as the bytes that came; nothing is encoded again first.
 */
import { decode, encode, NotCanonical, type Bytes, type Entries, type Value } from "./cbor";
import { hex } from "./hex";

const ALG = 1;
const KID = 4;
const TYP = 16;
/** Label of the unprotected header, from COSE's private range: the signer's certificate, as bytes. */
const CERTIFICATE = -65537;
const ES256 = -7;
const TAG = 0xd2; // COSE_Sign1; the only tag, and it stands before the profile of `cbor`
/** Of the group of P-256. With s, the order less s would be as good a signature; the smaller is the one that counts. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const P256 = { name: "ECDSA", namedCurve: "P-256" };
const SHA256 = { name: "ECDSA", hash: "SHA-256" };
const NOTHING = new Uint8Array();

/** Why signed bytes are not accepted; each code has a sentence in the catalogue, `refused-<code>`. */
export type RefusalCode =
  | "malformed"
  | "bad_signature"
  | "bad_key"
  | "unknown_root"
  | "unknown_key"
  | "revoked_key"
  | "log_proof_needed"
  | "key_not_in_use"
  | "other_key"
  | "certificate_expired"
  | "other_list"
  | "other_address"
  | "expired";

export class Untrusted extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
  }
}

/** A COSE_Sign1 message that reads well; nobody has verified it yet. `certificate` is empty where there is none. */
export interface Message {
  readonly protected: Bytes;
  readonly kid: Bytes;
  readonly typ: string;
  readonly certificate: Bytes;
  readonly payload: Bytes;
  readonly signature: Bytes;
}

/** What signs on a device, with the certificate that the authority gave for its key. */
export interface Signer {
  /** ECDSA of P-256 and SHA-256 as 64 bytes: COSE's form, and WebCrypto's. */
  readonly sign: (bytes: Bytes) => Promise<Bytes>;
  readonly certificate: Bytes;
}

/** The parts of a message. Throws Untrusted where the bytes are not such a message in canonical form. */
export const read = (message: Bytes): Message =>
  canonically(() => {
    const parts = message[0] === TAG ? list(decode(message.subarray(1))) : [];
    const [header, unprotected, payload, signature] = parts.length === 4 ? parts : [];
    const labels = new Map(map(decode(bytes(header))));
    const others = new Map(map(unprotected));
    const read = {
      protected: bytes(header),
      kid: bytes(labels.get(KID)),
      typ: text(labels.get(TYP) ?? ""),
      certificate: bytes(others.get(CERTIFICATE) ?? NOTHING),
      payload: bytes(payload),
      signature: bytes(signature),
    };
    const known = labels.get(ALG) === ES256 && read.kid.length === 8 && read.signature.length === 64;
    // Nobody signed the unprotected header: an entry in it that says nothing would be a second text of the same.
    const single = known && large(read.signature) <= ORDER / 2n && others.size === Math.min(read.certificate.length, 1);
    labels.delete(ALG);
    labels.delete(KID);
    labels.delete(TYP);
    others.delete(CERTIFICATE);
    if (!single || labels.size > 0 || others.size > 0) throw new Untrusted("malformed", "not our kind of message");
    return read;
  });

/** Throws Untrusted unless the key made the signature over this payload, header and context. */
export async function verify(message: Message, key: CryptoKey, context = NOTHING): Promise<void> {
  await verifyRaw(key, message.signature, toBeSigned(message.protected, context, message.payload));
}

/** Whether ECDSA takes the signature, the larger s as well. Throws Untrusted. */
export async function verifyRaw(key: CryptoKey, signature: Bytes, data: Bytes): Promise<void> {
  if (!(await crypto.subtle.verify(SHA256, key, signature, data))) throw new Untrusted("bad_signature");
}

/** A message signed on this device. `context` keeps apart the uses of one key. */
export async function sign(signer: Signer, payload: Entries, context: Bytes): Promise<Bytes> {
  const labels: Entries = new Map<number, Value>([
    [ALG, ES256],
    [KID, await keyId(certifiedKey(signer.certificate))],
  ]);
  const header = encode(labels);
  const content = encode(payload);
  const made = smaller(await signer.sign(toBeSigned(header, context, content)));
  const parts = encode([header, new Map([[CERTIFICATE, signer.certificate]]), content, made]);
  return Uint8Array.of(TAG, ...parts);
}

/** The map that a message carries. Throws Untrusted for anything else. */
export const payloadOf = (message: Message): Entries => canonically(() => map(decode(message.payload)));

/** The public key (COSE_Key bytes) that a device's certificate names, unverified. Throws Untrusted. */
export function certifiedKey(certificate: Bytes): Bytes {
  const confirmed = payloadOf(read(certificate)).get(8);
  return canonically(() => encode(map(map(confirmed).get(1))));
}

/** The SHA-256 by which one message names another; over the whole message, see `sync_protocol/cose.py`. */
export const digest = async (message: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", message));

/** The first 8 bytes of a key's thumbprint (RFC 9679): its COSE_Key bytes are what is hashed. */
export const keyId = async (key: Bytes): Promise<Bytes> => (await digest(key)).slice(0, 8);

/** The verifying key of COSE_Key bytes. Throws Untrusted where they are not a point of P-256 and nothing more. */
export async function publicKey(key: Bytes): Promise<CryptoKey> {
  const parameters = canonically(() => map(decode(key)));
  const x = parameters.get(-2);
  const y = parameters.get(-3);
  const plain = parameters.get(1) === 2 && parameters.get(-1) === 1 && parameters.size === 4;
  if (plain && x instanceof Uint8Array && y instanceof Uint8Array && x.length === 32 && y.length === 32)
    try {
      return await crypto.subtle.importKey("raw", Uint8Array.of(4, ...x, ...y), P256, false, ["verify"]);
    } catch {
      // not on the curve: said below
    }
  throw new Untrusted("bad_key");
}

/** Equal bytes. For public values alone: it takes no care of timing. */
export const same = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((byte, place) => byte === b[place]);

/** Does what may find bytes out of profile, and says so as Untrusted. */
export function canonically<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotCanonical) throw new Untrusted("malformed", error.message);
    throw error;
  }
}

const wrong = (wanted: string): never => {
  throw new Untrusted("malformed", `no ${wanted} where there must be one`);
};

/** A decoded value as what it must be. They throw Untrusted. */
export const map = (value: Value | undefined): Entries => (value instanceof Map ? (value as Entries) : wrong("map"));
export const bytes = (value: Value | undefined): Bytes => (value instanceof Uint8Array ? value : wrong("bytes"));
export const text = (value: Value | undefined): string => (typeof value === "string" ? value : wrong("text"));
export const list = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : wrong("list");
export const count = (value: Value | undefined): number =>
  typeof value === "number" && value >= 0 ? value : wrong("count");

/** The s of a signature. */
const large = (signature: Bytes): bigint => BigInt(`0x${hex(signature.slice(32).buffer)}`);

/** Of the two signatures that are as good, the one that everybody takes. */
export function smaller(signature: Bytes): Bytes {
  const s = large(signature);
  if (s <= ORDER / 2n) return signature;
  const text = (ORDER - s).toString(16).padStart(64, "0");
  return Uint8Array.from([...signature.slice(0, 32), ...(text.match(/../g) ?? []).map((byte) => parseInt(byte, 16))]);
}

function toBeSigned(header: Bytes, context: Bytes, payload: Bytes): Bytes {
  return encode(["Signature1", header, context, payload]);
}
