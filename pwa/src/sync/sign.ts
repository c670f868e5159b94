/**
 * Signing (SIGN-2, SIGN-5, SIGN-6): what is signed is what the person sees, its canonical bytes are hashed once, and
 * the statement about them joins the operation in the same transaction as the count of the device's signatures.
 */
import { decisionAction, outcomeOf } from "../domain/apply";
import { base64url, unbase64url } from "../domain/base64url";
import { contentBytes, type Bytes } from "../domain/cbor";
import { digest, type Signer } from "../domain/cose";
import { qrText } from "../domain/digits";
import { recalls } from "../domain/completion";
import { mattersOf, type Matter } from "../domain/conflicts";
import { certificateEnds, certified, firstPairs, provisionalSeal, shortTitle } from "../domain/seal";
import { signStatement } from "../domain/statement";
import { summary } from "../domain/summary";
import { sideOf, transition } from "../domain/workflow";
import type { Document, OperationType, Side } from "../protocol.gen";
import type { ServerFacts } from "../store/people";
import { isWrong } from "./clock";
import type { Desk, Draft, Signing } from "./desk";
import type { Outcome, Problem, Provisional, SignedAction, SigningSheet } from "./device";
import type { OpenKey } from "./pen";

/** Where an act leads the document, or null where it cannot be done. */
const led = (document: Document, action: SignedAction, side: Side) =>
  transition(
    document.status,
    action === "decide" ? decisionAction(outcomeOf(document.content)) : action,
    side,
    document.type,
  );

/** What a person is shown of it; whether a password opens the key, the pen knows. */
type ShownSheet = Omit<SigningSheet, "locked" | "clock_ahead">;

/** What is signed, before the password: its bytes, their hash, and what a person holds against the screen. */
interface Sheet extends ShownSheet {
  readonly content: Bytes;
  readonly hash: Bytes;
}

const FINGERPRINT_BYTES = 8;

/** Four groups of four hexadecimal digits: enough to compare by eye. */
const fingerprint = (hash: Bytes): string =>
  Array.from(hash.subarray(0, FINGERPRINT_BYTES), (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1 ");

/** With Part I, only Part I is submitted; everything else is signed as a whole. */
function contentOf(document: Document, action: SignedAction): unknown {
  const content = (document.content ?? {}) as { readonly part1?: unknown };
  return action === "submit" ? { part1: content.part1 ?? {} } : content;
}

async function sheetOf(document: Document, action: SignedAction, before = document): Promise<Sheet> {
  const content = contentBytes(contentOf(document, action));
  const hash = await digest(content);
  return {
    document,
    content,
    hash,
    fingerprint: fingerprint(hash),
    version: document.version ?? 0,
    outcome: action === "decide" ? outcomeOf(document.content) : "",
    settles: settledBy(document, action),
    asks_anew: asksAnew(document, action, before),
  };
}

/** What two people say differently, of which the act chooses what counts: a decision of all, a submission of Part I. */
const settledBy = (document: Document, action: SignedAction): readonly Matter[] =>
  mattersOf(document).filter(({ at }) => action === "decide" || (action === "submit" && at.startsWith("part1/")));

/**
 * Whether the password is asked for whatever is remembered (SIGN-3): what ends a certificate, takes another's place, or
 * goes over what somebody else said, is signed by nobody in passing. `before` is the document without what is signed.
 */
export function asksAnew(document: Document, action: SignedAction, before = document): boolean {
  if (action === "cancel" || action === "recall") return true;
  if (action === "complete") return before.status === "valid" && recalls(before.content, document.content);
  if (action === "decide" && (document.relations ?? []).some(({ kind }) => kind === "replaces")) return true;
  return settledBy(document, action).length > 0;
}

/** What will be signed, as the person is shown it (SIGN-5). */
export async function signingSheet(document: Document, action: SignedAction, before = document): Promise<ShownSheet> {
  const { content: _, hash: __, ...shown } = await sheetOf(document, action, before);
  return shown;
}

/** Why the document cannot be signed like this now, or null. */
export function obstacle(document: Document, action: SignedAction, side: Side): Problem | null {
  const outcome = outcomeOf(document.content);
  if (action === "decide" && outcome === "")
    return { code: "NO_OUTCOME", detail: "Part II says neither what is accepted nor that it is refused." };
  if (led(document, action, side) === null)
    return { code: "STATUS", detail: `This cannot be done with a document that is ${document.status}.` };
  return null;
}

/** With what it is signed. */
export interface Means {
  readonly open: OpenKey;
  readonly desk: Desk;
  readonly server: ServerFacts;
  /** Whether it answered just now. */
  readonly reached: boolean;
  /** The device's clock, in ms since 1970. */
  readonly now: number;
  readonly append: (draft: Draft) => Promise<Outcome>;
}

/** Signs and keeps it; what the person can show until the server has countersigned (SIGN-6). */
export async function sign(document: Document, action: SignedAction, means: Means): Promise<Outcome<Provisional>> {
  const signer = { sign: means.open.sign, certificate: unbase64url(means.open.person.certificate) };
  const pulled_at = Date.parse(means.desk.copy.position()?.server_time ?? "") || 0;
  const seen = Math.max(pulled_at, certified(signer.certificate).issued_at * 1_000);
  if (isWrong(means.server, means.now, seen, means.reached))
    return {
      ok: false,
      problem: { code: "CLOCK_WRONG", detail: "This device's clock is wrong. Set it, and connect it once." },
    };
  if (certificateEnds(signer.certificate) * 1_000 < means.now)
    return {
      ok: false,
      problem: { code: "CERTIFICATE_EXPIRED", detail: "This device has been away too long to sign. Connect it once." },
    };
  const sheet = await sheetOf(document, action);
  const provisional = await provisionalOf(document, sheet, signer, action, means);
  const type: OperationType = `document.${action}`;
  const kept = await means.append({
    type,
    id: document.id,
    args: async (last): Promise<Signing> => {
      const statement = await statementOf(document, sheet, action, means, last);
      const message = await signStatement(signer, statement);
      return {
        args: { statement: base64url(message), content: base64url(sheet.content) },
        signer: { counter: statement.counter, previous: await digest(message) },
        outcome: sheet.outcome,
        provisional,
      };
    },
  });
  return kept.ok ? { ok: true, value: provisional } : kept;
}

async function statementOf(
  document: Document,
  sheet: Sheet,
  action: SignedAction,
  { open, desk, now }: Means,
  last: { readonly counter: number; readonly previous: Bytes | null },
) {
  const position = desk.copy.position();
  const { person, auth, auth_age_s } = open;
  return {
    action,
    document_id: document.id,
    version: sheet.version,
    rev: document.rev,
    content: sheet.hash,
    person_id: person.id,
    person_name: person.name.normalize("NFC"),
    device_id: person.device_id,
    signed_at: now,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    counter: last.counter + 1,
    auth,
    auth_age_s,
    reference: document.reference ?? "",
    outcome: sheet.outcome,
    previous: last.previous,
    checkpoint: position && (await digest(new TextEncoder().encode(position.checkpoint))),
    checkpoint_at: position ? Date.parse(position.server_time) : 0,
    evidence: [],
  };
}

/** A seal only for what is accepted: nothing else is shown to anybody as if it were one. */
async function provisionalOf(
  document: Document,
  sheet: Sheet,
  signer: Signer,
  action: SignedAction,
  { now, server, desk }: Means,
): Promise<Provisional> {
  const { public_url } = server.about;
  const shown = { outcome: sheet.outcome, signed_at: new Date(now).toISOString(), fingerprint: sheet.fingerprint };
  const side = sideOf(desk.profile().role);
  const valid = action === "decide" && led(document, action, side)?.end === "valid";
  // What has no reference yet gets it, and its seal, from the server (ST-3a); so does what an operator decides (DECLAR-1):
  // a device's own seal says that an inspector made it, and no operator's certificate vouches for one.
  if (!valid || !document.reference || side !== "authority") return { ...shown, qr: "" };
  const { issued_at: from, expires_at } = certified(signer.certificate);
  // By the server's clock, as the certificate is dated: what is earlier than that, no verifier takes. The statement keeps
  // the device's own date (DEC-5).
  const at = Math.floor((now - server.offset_ms) / 1_000);
  const facts = summary(document.type, document.content);
  const seal = await provisionalSeal(signer, {
    number: `${document.reference}-V${sheet.version + 1}`,
    issued_at: Math.min(Math.max(at, from), expires_at),
    expires_at,
    covers: {
      outcome: sheet.outcome,
      title: shortTitle(facts.title),
      cn: facts.cn_codes[0] ?? "",
      content: sheet.hash,
      revision: document.rev,
      net_grams: facts.net_grams,
      origin: facts.origin,
      destination: facts.destination,
      ...firstPairs(facts.pairs),
      shard: "",
      index: 0,
      statement: null,
      animals: facts.animals,
    },
  });
  return { ...shown, qr: qrText(public_url, seal) };
}
