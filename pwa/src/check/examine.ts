/** From the digits of a code to a verdict: keys, signature, status; with the network, or with what is kept. */
import type { Bytes } from "../domain/cbor";
import { same, Untrusted, type RefusalCode } from "../domain/cose";
import { fromDigits } from "../domain/digits";
import { verifyKeySet, type KeySet } from "../domain/key-set";
import { verifySeal, type Claims } from "../domain/verified-seal";
import { statusPath, verifyStatusList, type StatusList } from "../domain/statuslist";
import type { Memory } from "./memory";
import { judge, judgeProvisional, type Listed, type Live, type Verdict } from "./verdict";

const KEYS = "/.well-known/waarmerk-keys";
const ROOT = "/root";
/** A proof from the log, which the second asks for, cannot be had here. */
const WITHDRAWN: readonly RefusalCode[] = ["revoked_key", "log_proof_needed"];

export interface Surroundings {
  /** The root's public key that the page was served with; empty where the server gave none. */
  readonly root: Bytes;
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

export async function examine(digits: string, around: Surroundings): Promise<Examined> {
  const nothing = { authority: "", online: false };
  if (around.root.length === 0) return { ...nothing, verdict: { kind: "unchecked", why: "no_root" } };
  if (!(await isPinned(around))) return { ...nothing, verdict: { kind: "root_changed" } };
  const known = await newestKeys(around);
  if (known === null) return { ...nothing, verdict: { kind: "unchecked", why: "no_keys" } };
  // A clock that was set back must not make old lists new: no time is earlier than one that the authority has signed.
  const now = Math.max(around.now(), known.keys.issued_at);
  const found = { authority: known.keys.authority, online: known.fresh };
  if (now > known.keys.expires_at) return { ...found, verdict: { kind: "unchecked", why: "old_keys" } };
  try {
    const { claims, device } = await verifySeal(fromDigits(digits), known.keys);
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

async function isPinned({ root, memory }: Surroundings): Promise<boolean> {
  const first = await memory.get(ROOT);
  if (first === null) await memory.put(ROOT, root);
  return first === null || same(first, root);
}

async function newestKeys(around: Surroundings): Promise<{ keys: KeySet; fresh: boolean } | null> {
  const accepted = (message: Bytes) => verifyKeySet(message, around.root, 0); // its age is judged where it is used
  const kept = await around.memory.get(KEYS).then((message) => message && settled(accepted(message)));
  const message = await body(around, KEYS);
  const fresh = message && (await settled(accepted(message)));
  if (!message || !fresh || (kept && fresh.version < kept.version)) return kept && { keys: kept, fresh: false };
  if (!kept || fresh.issued_at >= kept.issued_at) await around.memory.put(KEYS, message);
  return { keys: fresh, fresh: true };
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
  const { status, confirmed_at, replaced_by } = said as Record<string, unknown>;
  const at = typeof confirmed_at === "string" ? Date.parse(confirmed_at) / 1000 : NaN;
  if ((status !== "valid" && status !== "ended" && status !== "replaced" && status !== "unknown") || Number.isNaN(at))
    return null;
  return { status, at, replaced_by: typeof replaced_by === "string" ? replaced_by : "" };
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
