/** What a person signs on this device (SIGN-2, SIGN-5). The fields are told in `sync_protocol/signed.py`. */
import type { Bytes } from "./cbor";
import { count, payloadOf, read, sign, type Signer } from "./cose";
import { numbered } from "./numbered";

const CONTEXT = new TextEncoder().encode("waarmerk-statement-1");

/** Hashes are SHA-256, 32 bytes; `signed_at` and `checkpoint_at` in milliseconds since 1970. */
export type Statement = {
  readonly action: string;
  readonly document_id: string;
  readonly version: number;
  readonly rev: number;
  readonly content: Bytes;
  readonly person_id: string;
  readonly person_name: string;
  readonly device_id: string;
  readonly signed_at: number;
  readonly zone: string;
  readonly counter: number;
  readonly auth: "fresh" | "session";
  readonly auth_age_s: number;
  readonly reference: string;
  readonly outcome: string;
  readonly previous: Bytes | null;
  readonly checkpoint: Bytes | null;
  readonly checkpoint_at: number;
  readonly evidence: readonly Bytes[];
};

// The order is the wire: a field's number is its place. Add at the end, move none.
const FIELDS = [
  "action",
  "document_id",
  "version",
  "rev",
  "content",
  "person_id",
  "person_name",
  "device_id",
  "signed_at",
  "zone",
  "counter",
  "auth",
  "auth_age_s",
  "reference",
  "outcome",
  "previous",
  "checkpoint",
  "checkpoint_at",
  "evidence",
] as const;
const REQUIRED = FIELDS.indexOf("auth") + 1;

/** The map that is signed. */
export const statementPayload = (statement: Statement) => numbered(statement, FIELDS, REQUIRED);

/** The signed message, as it travels; its `digest` is the next statement's `previous`. */
export const signStatement = (signer: Signer, statement: Statement): Promise<Bytes> =>
  sign(signer, statementPayload(statement), CONTEXT);

/** The version of the document that a statement of this device is about. */
export const signedVersion = (statement: Bytes): number =>
  count(payloadOf(read(statement)).get(FIELDS.indexOf("version") + 1));
