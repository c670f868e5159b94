/**
 * What a device knows of its authority: keys and status lists, each verified once and at hand for as long as the page is
 * open. They lie on the device too, for the next time, and as its guard against older ones.
 */
import type { Bytes } from "../domain/cbor";
import { same, Untrusted } from "../domain/cose";
import { verifyKeySet, type KeySet } from "../domain/key-set";
import { statusPath, verifyStatusList, type StatusList } from "../domain/statuslist";
import type { Surroundings } from "./examine";

const KEYS = "/.well-known/waarmerk-keys";
const ROOT = "/root";

/** What the server gave so many seconds ago is as good as what it would give now: a cancellation shows within a minute. */
export const FRESH_S = 60;

export interface Keys {
  readonly set: KeySet;
  /** From the server, just now or within the last minute. */
  readonly fresh: boolean;
}

export interface Known {
  readonly around: Surroundings;
  /**
   * The newest keys that are vouched for by the root that this device knows: the first that it saw, or one that this
   * handed over to. The root that the page was served with must be of the same line. `within`: so many seconds ago is
   * soon enough.
   */
  keys(within?: number): Promise<Keys | "root_changed" | null>;
  /** The newest list of a shard that was signed with these keys. */
  list(shard: string, keys: KeySet, within?: number): Promise<StatusList | null>;
  /** The same device as if it had no network. */
  cutOff(): Known;
}

/**
 * `at`: when the server gave it, in seconds by this device's clock; null where it comes from the device itself. `version`:
 * of the keys that a list was verified with; what has become of them since, a later version says.
 */
interface Held {
  keys: { readonly set: KeySet; readonly at: number | null } | null;
  readonly lists: Map<string, { readonly list: StatusList; readonly version: number; readonly at: number | null }>;
}

export function knowing(around: Surroundings, held: Held = { keys: null, lists: new Map() }): Known {
  const { memory } = around;

  /** Whether what is held will do: it is fresh, or nothing newer can be had. A clock that was set back says nothing. */
  const isFresh = (at: number | null, within: number): boolean => {
    const age = around.now() - (at ?? -Infinity);
    return age >= 0 && age < within;
  };
  const willDo = (at: number | null, within: number): boolean => !around.online || isFresh(at, within);
  const said = ({ set, at }: NonNullable<Held["keys"]>): Keys => ({
    set,
    fresh: around.online && isFresh(at, FRESH_S),
  });
  /** Whether what was had meanwhile, by who asked later and was answered sooner, is as good as what came now. */
  const isLate = (came: number, fromServer: boolean, other: number): boolean =>
    fromServer ? came < other : came <= other;

  async function keys(within = FRESH_S): ReturnType<Known["keys"]> {
    if (held.keys && willDo(held.keys.at, within)) return said(held.keys);
    const { root } = around;
    const [pinned, old, message] = await Promise.all([memory.get(ROOT), memory.get(KEYS), body(around, KEYS)]);
    // Their age is judged where they are used.
    const under = (one: Bytes | null, by: Bytes) => one && settled(verifyKeySet(one, by, 0));
    const kept = await under(old, pinned ?? root);
    const given = await under(message, pinned ?? root);
    // One of several server processes may give a set that it signed a little before another did: it confirms the keys.
    const heard = given && !(kept && given.version < kept.version) ? given : null;
    const isNew = heard !== null && !(kept && isOlder(heard, kept));
    const set = isNew ? heard : kept;
    if (pinned && !same(pinned, root) && !(await under(isNew ? message : kept && old, root)))
      return message ? "root_changed" : null; // unheard, it may have handed over
    const other = held.keys;
    if (set && other && (heard ? isOlder(set, other.set) : !isOlder(other.set, set))) {
      if (heard?.version === other.set.version) held.keys = { set: other.set, at: around.now() };
      return heard ? said(held.keys ?? other) : { set: other.set, fresh: false };
    }
    if (message && isNew) await memory.put(KEYS, message);
    const trusted = (heard && set?.root) ?? pinned ?? root;
    if (!pinned || !same(pinned, trusted)) await memory.put(ROOT, trusted);
    held.keys = set && { set, at: heard && around.now() };
    return held.keys && said(held.keys);
  }

  async function list(shard: string, by: KeySet, within = FRESH_S): Promise<StatusList | null> {
    const had = held.lists.get(shard);
    if (had?.version === by.version && willDo(had.at, within)) return had.list;
    const path = statusPath(encodeURIComponent(shard));
    const accepted = (message: Bytes | null) => message && settled(verifyStatusList(message, by, shard));
    const [kept, message] = await Promise.all([memory.get(path).then(accepted), body(around, path)]);
    const given = await accepted(message);
    const newer = message && given && !(kept && given.issued_at < kept.issued_at) ? given : null;
    const newest = newer ?? kept;
    const other = held.lists.get(shard);
    if (newest && other?.version === by.version && isLate(newest.issued_at, newer !== null, other.list.issued_at))
      return other.list;
    if (message && newer) await memory.put(path, message);
    if (newest) held.lists.set(shard, { list: newest, version: by.version, at: newer && around.now() });
    return newest;
  }

  return {
    around,
    keys,
    list,
    cutOff: () => knowing({ ...around, root: around.root, online: false, fetch: () => Promise.resolve(null) }, held),
  };
}

/** What the server has at a path, whole, or null: a network may also break off inside the answer. */
export async function body(around: Surroundings, path: string): Promise<Bytes | null> {
  return whole(await around.fetch(path));
}

/** What an answer gives, or null where it refuses, or broke off. */
export async function whole(response: Response | null): Promise<Bytes | null> {
  const bytes = response?.ok && (await response.arrayBuffer().catch(() => null));
  return bytes ? new Uint8Array(bytes) : null;
}

const isOlder = (one: KeySet, other: KeySet): boolean =>
  one.version === other.version ? one.issued_at < other.issued_at : one.version < other.version;

/** What was accepted, or null where it was not: a broken answer is as good as none. */
async function settled<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Untrusted) return null;
    throw error;
  });
}
