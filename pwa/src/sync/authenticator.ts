/**
 * The device's own authenticator: a finger, a face or the device's code opens a secret that does not lie on the disk
 * (WebAuthn, extension PRF). It works without a network, and whoever has a copy of the disk cannot guess against it.
 * Where a person's devices share their passkeys, the secret is in all of these; the keys that it opens are on one.
 */
import type { Credential } from "../store/keys";

type Bytes = Uint8Array<ArrayBuffer>;

export interface Authenticator {
  /** A new credential with its secret, beside whichever there are; null where the device has none that can do it, or the person does not want it. */
  create(name: string): Promise<(Credential & { secret: Bytes }) | null>;
  /** The secret again; null where the person did not confirm it, or the credential is gone. */
  secret(credential: Credential): Promise<Bytes | null>;
}

const SECRET = 32;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** What the authenticator derived, or null where it derives nothing. */
function derived(credential: unknown): Bytes | null {
  if (!(credential instanceof PublicKeyCredential)) return null;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  const bytes =
    first instanceof ArrayBuffer
      ? new Uint8Array(first)
      : new Uint8Array(first.buffer, first.byteOffset, first.byteLength);
  return bytes.length === SECRET ? bytes : null;
}

/** What a browser throws where a person said no, or there is nothing to ask. */
const nothing = (error: unknown): null => {
  if (error instanceof DOMException) return null;
  throw error;
};

async function secret({ id, salt }: Credential): Promise<Bytes | null> {
  if (!("PublicKeyCredential" in globalThis)) return null;
  const publicKey: PublicKeyCredentialRequestOptions = {
    // Nobody verifies the answer: it is the secret that counts.
    challenge: random(32),
    allowCredentials: [{ type: "public-key", id }],
    userVerification: "required",
    extensions: { prf: { eval: { first: salt } } },
  };
  return derived(await navigator.credentials.get({ publicKey }).catch(nothing));
}

export const authenticator: Authenticator = {
  async create(name) {
    if (!("PublicKeyCredential" in globalThis)) return null;
    if (!(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false))) return null;
    const salt = random(32);
    const publicKey: PublicKeyCredentialCreationOptions = {
      challenge: random(32),
      rp: { name: "Waarmerk" },
      // A handle of its own: an authenticator keeps one credential for each, and would wipe the one that opens what is
      // here. One that nothing is wrapped under in the end, as where the enrolment failed, stays behind and opens nothing.
      user: { id: random(32), name, displayName: name },
      pubKeyCredParams: [
        { type: "public-key", alg: -7 },
        { type: "public-key", alg: -257 },
      ],
      authenticatorSelection: { authenticatorAttachment: "platform", userVerification: "required" },
      extensions: { prf: { eval: { first: salt } } },
    };
    const made = await navigator.credentials.create({ publicKey }).catch(nothing);
    if (!(made instanceof PublicKeyCredential) || made.getClientExtensionResults().prf?.enabled !== true) return null;
    const credential = { id: new Uint8Array(made.rawId), salt };
    // Some derive while they make it, the others when they are first asked.
    const bytes = derived(made) ?? (await secret(credential));
    return bytes && { ...credential, secret: bytes };
  },
  secret,
};
