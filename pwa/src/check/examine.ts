/** From a scanned text to a verdict: keys, signature, status; with the network, or with what is kept. */
import type { Bytes } from "../domain/cbor";
import { readCode } from "../domain/code";
import { same, Untrusted, type RefusalCode } from "../domain/cose";
import { fromDigits } from "../domain/digits";
import { verifyKeySet, type KeySet } from "../domain/key-set";
import { verifySeal, type Claims } from "../domain/verified-seal";
import { statusPath, verifyStatusList, type StatusList } from "../domain/statuslist";
import type { Memory } from "./memory";
import { judge, judgeProvisional, type Checked, type Listed, type Live, type Verdict } from "./verdict";

const KEYS = "/.well-known/waarmerk-keys";
const ROOT = "/root";
/** A proof from the log, which the second asks for, cannot be had here. */
const WITHDRAWN: readonly RefusalCode[] = ["revoked_key", "log_proof_needed"];

export interface Surroundings {
  /** The root's public key that the page was served with; empty where the server gave none. */
  readonly root: Bytes;
  /** Where this page came from; the authority's own address is the one that its keys name. */
  readonly origin: string;
  /** Without HTTPS a browser has neither signatures nor a place to keep keys. */
  readonly secure: boolean;
  readonly memory: Memory;
  /** The answer of the server, or null where there is no network or no such thing. */
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

/** What a text comes to: a link of ours, or the bare digits of a seal. */
export async function examine(text: string, around: Surroundings): Promise<Examined> {
  const nothing = { authority: around.origin, online: false };
  if (!around.secure) return { ...nothing, verdict: { kind: "unchecked", why: "insecure" } };
  if (around.root.length === 0) return { ...nothing, verdict: { kind: "unchecked", why: "no_root" } };
  const known = await newestKeys(around);
  if (known === "root_changed") return { ...nothing, verdict: { kind: "root_changed" } };
  const found = { authority: known?.keys.authority ?? around.origin, online: known?.fresh ?? false };
  const code = readCode(text, [found.authority, around.origin]);
  if (code.kind === "none") return { ...found, verdict: { kind: "no_code" } };
  if (code.kind === "elsewhere") return { ...found, verdict: code };
  if (code.kind === "reference") return { ...found, verdict: { kind: "unsealed", key: code.key } };
  if (known === null) return { ...nothing, verdict: { kind: "unchecked", why: "no_keys" } };
  // A clock that was set back must not make old lists new: no time is earlier than one that the authority has signed.
  const now = Math.max(around.now(), known.keys.issued_at);
  if (now > known.keys.expires_at) return { ...found, verdict: { kind: "unchecked", why: "old_keys" } };
  try {
    const { claims, device } = await verifySeal(fromDigits(code.digits), known.keys);
    if (device !== null) return { ...found, verdict: judgeProvisional(claims, now) };
    return { ...found, verdict: await standing(claims, known.keys, now, around) };
  } catch (error) {
    if (!(error instanceof Untrusted)) throw error;
    if (WITHDRAWN.includes(error.code)) return { ...found, verdict: { kind: "withdrawn" } };
    // The authority may have taken a new key since this device last asked.
    if (error.code === "unknown_key" && !known.fresh)
      return { ...found, verdict: { kind: "unchecked", why: "unknown_key" } };
    return { ...found, verdict: { kind: "false" } };
  }
}

/** Nobody at a gate waits longer for a slow network: what is kept on the device is said, and then what the server says. */
const GRACE_MS = 1_000;
const aWhile = () => new Promise<void>((done) => setTimeout(done, GRACE_MS));

/** Examines, and shows what comes of it: once, or after a `late` network's grace by what is kept here, and then again. */
export async function examineSoon(
  text: string,
  around: Surroundings,
  show: (examined: Examined, last: boolean) => void,
  late: Promise<void> = aWhile(),
): Promise<void> {
  const whole = examine(text, around);
  if (!(await Promise.race([whole, late]))) {
    const kept = await examine(text, cutOff(around));
    if (kept.verdict.kind !== "unchecked") show(kept, false);
  }
  show(await whole, true);
}

/** The addresses of this authority, as the keys say that are kept here, or else those that can be had now. */
export async function addresses(around: Surroundings): Promise<readonly string[]> {
  if (!around.secure || around.root.length === 0) return [around.origin];
  const known = (await newestKeys(cutOff(around))) ?? (await newestKeys(around));
  const named = known === null || known === "root_changed" ? [] : [known.keys.authority];
  return [...new Set([...named, around.origin])];
}

/** The same device without its network. */
const cutOff = (around: Surroundings): Surroundings => ({ ...around, fetch: () => Promise.resolve(null) });

/** Of what was asked for together, what is older than this was not answered just now. */
const AT_ONCE_S = 120;

/**
 * Fetches the keys and the lists of all certificates that may be in force: for when there is no network at the gate.
 * Says whether it had them all.
 */
export async function refresh(around: Surroundings): Promise<boolean> {
  if (!around.secure || around.root.length === 0) return false;
  const known = await newestKeys(around);
  if (known === null || known === "root_changed" || !known.fresh) return false;
  const response = await around.fetch("/.well-known/waarmerk-status");
  const said: unknown = await response?.json().catch(() => null);
  const lists = typeof said === "object" && said !== null && "status_lists" in said ? said.status_lists : null;
  const shards = (Array.isArray(lists) ? lists : []).map((list) => /\/(\d{4}[b-z]?)$/.exec(String(list))?.[1]);
  const had = await Promise.all(
    shards.filter((shard) => shard !== undefined).map((one) => newestList(one, known.keys, around)),
  );
  return (
    Array.isArray(lists) && had.every((list) => list !== null && list.issued_at > known.keys.issued_at - AT_ONCE_S)
  );
}

/**
 * The newest keys that are vouched for by the root that this device knows: the first that it saw, or one that this handed
 * over to. The root that the page was served with must be of the same line.
 */
async function newestKeys(around: Surroundings): Promise<{ keys: KeySet; fresh: boolean } | "root_changed" | null> {
  const { root, memory } = around;
  const pinned = await memory.get(ROOT);
  // Their age is judged where they are used.
  const under = (message: Bytes | null, by: Bytes) => message && settled(verifyKeySet(message, by, 0));
  const old = await memory.get(KEYS);
  const kept = await under(old, pinned ?? root);
  const message = await body(around, KEYS);
  const fresh = await under(message, pinned ?? root);
  const newer = message && fresh && !(kept && fresh.version < kept.version) ? { message, fresh } : null;
  const newest = newer?.message ?? (kept && old);
  if (pinned && !same(pinned, root) && !(await under(newest, root))) return "root_changed";
  if (newer && (!kept || newer.fresh.issued_at >= kept.issued_at)) await memory.put(KEYS, newer.message);
  const trusted = newer?.fresh.root ?? pinned ?? root;
  if (!pinned || !same(pinned, trusted)) await memory.put(ROOT, trusted);
  return newer ? { keys: newer.fresh, fresh: true } : kept && { keys: kept, fresh: false };
}

async function standing(claims: Claims, keys: KeySet, at: number, around: Surroundings): Promise<Verdict> {
  const [list, live] = await Promise.all([newestList(claims.covers.shard, keys, around), askNow(claims, around)]);
  const now = Math.max(at, list?.issued_at ?? 0);
  const listed: Listed | null = list && {
    status: list.status(claims.covers.index),
    issued_at: list.issued_at,
    expires_at: list.expires_at,
  };
  return judge(claims, { live, listed, now });
}

async function newestList(shard: string, keys: KeySet, around: Surroundings): Promise<StatusList | null> {
  const path = statusPath(encodeURIComponent(shard));
  const accepted = (message: Bytes) => settled(verifyStatusList(message, keys, shard));
  const kept = await around.memory.get(path).then((message) => message && accepted(message));
  const message = await body(around, path);
  const fresh = message && (await accepted(message));
  if (!message || !fresh || (kept && fresh.issued_at < kept.issued_at)) return kept;
  await around.memory.put(path, message);
  return fresh;
}

async function askNow({ covers }: Claims, around: Surroundings): Promise<Live | null> {
  const response = await around.fetch(`/api/seals/${encodeURIComponent(covers.shard)}/${covers.index}`);
  const said: unknown = await response?.json().catch(() => null);
  if (typeof said !== "object" || said === null) return null;
  const { status, confirmed_at, replaced_by, checked } = said as Record<string, unknown>;
  const at = typeof confirmed_at === "string" ? Date.parse(confirmed_at) / 1000 : NaN;
  if ((status !== "valid" && status !== "ended" && status !== "replaced" && status !== "unknown") || Number.isNaN(at))
    return null;
  return { status, at, replaced_by: typeof replaced_by === "string" ? replaced_by : "", checked: countOf(checked) };
}

function countOf(said: unknown): Checked | null {
  if (typeof said !== "object" || said === null) return null;
  const { times, places, since, many } = said as Record<string, unknown>;
  const from = typeof since === "string" ? Date.parse(since) / 1000 : NaN;
  if (typeof times !== "number" || typeof places !== "number" || Number.isNaN(from)) return null;
  return { times, places, since: from, many: many === true };
}

async function body(around: Surroundings, path: string): Promise<Bytes | null> {
  const response = await around.fetch(path);
  return response && new Uint8Array(await response.arrayBuffer());
}

/** What was accepted, or null where it was not: a broken answer is as good as none. */
async function settled<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Untrusted) return null;
    throw error;
  });
}
