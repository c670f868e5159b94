/** From a scanned text to a verdict: keys, signature, status; with the network, or with what is kept. */
import type { Bytes } from "../domain/cbor";
import { readCode } from "../domain/code";
import { digest, Untrusted, type RefusalCode } from "../domain/cose";
import { fromDigits } from "../domain/digits";
import { hex } from "../domain/hex";
import type { KeySet } from "../domain/key-set";
import { placeOf, verifySeal, type Claims } from "../domain/verified-seal";
import { FRESH_S, type Known } from "./known";
import type { Memory } from "./memory";
import { judge, judgeProvisional, type Checked, type Listed, type Live, type Verdict } from "./verdict";

/** A proof from the log, which the second asks for, cannot be had here. */
const WITHDRAWN: readonly RefusalCode[] = ["revoked_key", "log_proof_needed"];

export interface Surroundings {
  /** The root's public key that the page was served with; empty where the server gave none. */
  readonly root: Bytes;
  /** Where this page came from; the authority's own address is the one that its keys name. */
  readonly origin: string;
  /** Without HTTPS a browser has neither signatures nor a place to keep keys. */
  readonly secure: boolean;
  /** Whether there may be a network. */
  readonly online: boolean;
  readonly memory: Memory;
  /** The answer of the server, also a refusal, or null where there is no network. */
  fetch(path: string): Promise<Response | null>;
  /** Seconds since 1970, by the clock of this device. */
  now(): number;
}

export interface Examined {
  readonly verdict: Verdict;
  /** Who the keys say that they belong to; empty where no keys could be had. */
  readonly authority: string;
  readonly online: boolean;
}

/** What a text comes to: a link of ours, or the bare digits of a seal. `within`: as for the keys that it is judged by. */
export async function examine(text: string, known: Known, within = FRESH_S): Promise<Examined> {
  const { around } = known;
  const nothing = { authority: around.origin, online: false };
  if (!around.secure) return { ...nothing, verdict: { kind: "unchecked", why: "insecure" } };
  if (around.root.length === 0) return { ...nothing, verdict: { kind: "unchecked", why: "no_root" } };
  const keys = await known.keys(within);
  if (keys === "root_changed") return { ...nothing, verdict: { kind: "root_changed" } };
  const found = { authority: keys?.set.authority ?? around.origin, online: keys?.fresh ?? false };
  const code = readCode(text, [found.authority, around.origin]);
  if (code.kind === "none") return { ...found, verdict: { kind: "no_code" } };
  if (code.kind === "elsewhere") return { ...found, verdict: code };
  if (code.kind === "reference") return { ...found, verdict: { kind: "unsealed", key: code.key } };
  if (keys === null) return { ...nothing, verdict: { kind: "unchecked", why: "no_keys" } };
  // A clock that was set back must not make old lists new: no time is earlier than one that the authority has signed.
  const now = Math.max(around.now(), keys.set.issued_at);
  if (now > keys.set.expires_at) return { ...found, verdict: { kind: "unchecked", why: "old_keys" } };
  try {
    const message = fromDigits(code.digits);
    const { claims, device } = await verifySeal(message, keys.set);
    if (device !== null) return { ...found, verdict: judgeProvisional(claims, now) };
    const verdict = await standing(message, claims, keys.set, now, known);
    return { ...found, online: keys.fresh && verdict.standing.live !== null, verdict };
  } catch (error) {
    if (!(error instanceof Untrusted)) throw error;
    if (WITHDRAWN.includes(error.code)) {
      const reissued_at = await reissuedAt(fromDigits(code.digits), known.around);
      return { ...found, verdict: { kind: "withdrawn", reissued_at } };
    }
    if (error.code === "unknown_key") {
      // The authority may have taken a new key since this device last asked, be it a moment ago.
      if (!keys.fresh) return { ...found, verdict: { kind: "unchecked", why: "unknown_key" } };
      if (within > 0) return examine(text, known, 0);
    }
    return { ...found, verdict: { kind: "false" } };
  }
}

/** Nobody at a gate waits longer for a slow network: what is kept on the device is said, and then what the server says. */
const GRACE_MS = 1_000;
const aWhile = () => new Promise<void>((done) => setTimeout(done, GRACE_MS));

/** Of anything else the server may have more to say: its keys name its address, and the root that signs now. */
const isOfSeal = (verdict: Verdict): boolean =>
  "claims" in verdict || verdict.kind === "false" || verdict.kind === "withdrawn";

/** Examines, and shows what comes of it: once, or after a `late` network's grace by what is kept here, and then again. */
export async function examineSoon(
  text: string,
  known: Known,
  show: (examined: Examined, last: boolean) => void,
  late: Promise<void> = aWhile(),
): Promise<void> {
  const whole = examine(text, known);
  if (!(await Promise.race([whole, late]))) {
    const kept = await examine(text, known.cutOff());
    if (isOfSeal(kept.verdict)) show(kept, false);
  }
  show(await whole, true);
}

async function standing(
  message: Bytes,
  claims: Claims,
  keys: KeySet,
  at: number,
  known: Known,
): Promise<ReturnType<typeof judge>> {
  const { shard, index } = claims.covers;
  const [list, live] = await Promise.all([known.list(shard, keys), ask(claims.covers, message, known.around)]);
  const listed: Listed | null = list && {
    status: list.status(index),
    issued_at: list.issued_at,
    expires_at: list.expires_at,
  };
  return judge(claims, { live, listed, now: Math.max(at, list?.issued_at ?? 0) });
}

/**
 * A seal of a withdrawn key can be anybody's, and so can the place that it names: the server says whether this one was its
 * own, by its hash. It is nobody's signed word, and no verdict hangs on it.
 */
async function reissuedAt(message: Bytes, around: Surroundings): Promise<number> {
  const place = placeOf(message);
  if (place.shard === "") return 0; // a device's own seal
  return (await ask(place, message, around))?.reissued_at ?? 0;
}

async function ask(
  { shard, index }: { readonly shard: string; readonly index: number },
  message: Bytes,
  around: Surroundings,
): Promise<Live | null> {
  const seal = hex((await digest(message)).buffer);
  const response = await around.fetch(`/api/seals/${encodeURIComponent(shard)}/${index}?seal=${seal}`);
  const { status, confirmed_at, replaced_by, reissued_at, checked } = entriesOf(
    await response?.json().catch(() => null),
  );
  const at = typeof confirmed_at === "string" ? Date.parse(confirmed_at) / 1000 : NaN;
  if ((status !== "valid" && status !== "ended" && status !== "replaced" && status !== "unknown") || Number.isNaN(at))
    return null;
  const anew = typeof reissued_at === "string" ? Date.parse(reissued_at) / 1000 : 0;
  return {
    status,
    at,
    replaced_by: typeof replaced_by === "string" ? replaced_by : "",
    reissued_at: Number.isNaN(anew) ? 0 : anew,
    checked: countOf(checked),
  };
}

/** What the server says, whatever that is: none of it was looked at. */
const entriesOf = (said: unknown) => (said ?? {}) as Record<string, unknown>;

function countOf(said: unknown): Checked | null {
  const { times, places, since, many } = entriesOf(said);
  const from = typeof since === "string" ? Date.parse(since) / 1000 : NaN;
  if (typeof times !== "number" || typeof places !== "number" || Number.isNaN(from)) return null;
  return { times, places, since: from, many: many === true };
}
