/**
 * The signing key while it is open: for one signature, or for a session (SIGN-3). It lives in a worker of its own and
 * comes out for nobody; what signs asks, and gets a signature. The password is used and forgotten.
 */
import type { Derive } from "../store/argon2";
import { unlockSigning, type Opening, type Wrapped } from "../store/keys";
import { mustLock, type Moment } from "./idle";

type Bytes = Uint8Array<ArrayBuffer>;

export interface SigningKey {
  /** False where the password is wrong. */
  open(wrapped: Wrapped, opening: Opening): Promise<boolean>;
  /** ECDSA of P-256 and SHA-256, 64 bytes; null where the key was not opened or has been wiped. */
  sign(bytes: Bytes): Promise<Bytes | null>;
  /** Somebody is at work: the half hour without activity begins anew. */
  touched(): void;
  /** Wipes it. */
  close(): void;
}

export interface HeldKey extends SigningKey {
  /** Wipes what was held for too long. To be called every second: pages in the background wake seldom, workers do. */
  look(): void;
}

export function createHeldKey(derive: Derive, moment: () => Moment): HeldKey {
  let key: CryptoKey | null = null;
  let given = moment();
  let active = given;

  function look(): void {
    if (mustLock(given, active, moment())) key = null;
  }

  return {
    async open(wrapped, opening) {
      key = await unlockSigning(wrapped, opening, derive);
      given = active = moment();
      return key !== null;
    },
    async sign(bytes) {
      look();
      return key && new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, bytes));
    },
    touched() {
      look();
      active = moment();
    },
    look,
    close() {
      key = null;
    },
  };
}
