/** What a scanner judges by, brought before anybody scans; no part of the page that checks a single code. */
import type { Bytes } from "../domain/cbor";
import { body, type Known } from "./known";

const INDEX = "/.well-known/waarmerk-status";

/** The addresses of this authority, as the keys say that are kept here, or else those that can be had now. */
export async function addresses(known: Known): Promise<readonly string[]> {
  const { around } = known;
  if (!around.secure || around.root.length === 0) return [around.origin];
  const keys = (await known.cutOff().keys()) ?? (await known.keys());
  const named = keys === null || keys === "root_changed" ? [] : [keys.set.authority];
  return [...new Set([...named, around.origin])];
}

/** Of what was asked for together, what is older than this was not answered just now. */
const AT_ONCE_S = 120;

/**
 * Brings the keys and the lists of all certificates that may be in force, from the server where they are not of `within`
 * the last seconds: so that they are at hand for the next scan, and there when no network is. Says whether it had them all.
 */
export async function refresh(known: Known, within = 0): Promise<boolean> {
  const { around } = known;
  if (!around.secure || around.root.length === 0) return false;
  const keys = await known.keys(within);
  if (keys === null || keys === "root_changed") return false;
  const { shards, fresh } = await shardsOf(known);
  const had = await Promise.all(shards.map((one) => known.list(one, keys.set, within)));
  const since = keys.set.issued_at - AT_ONCE_S;
  return keys.fresh && fresh && had.every((list) => list !== null && list.issued_at > since);
}

/** The shards of all certificates that may be in force; `fresh` where the server said so now. */
async function shardsOf({ around }: Known): Promise<{ readonly shards: readonly string[]; readonly fresh: boolean }> {
  const message = await body(around, INDEX);
  const given = message && shardsIn(message);
  if (given) await around.memory.put(INDEX, message);
  const kept = given ?? (await around.memory.get(INDEX).then((old) => old && shardsIn(old)));
  return { shards: kept ?? [], fresh: given !== null };
}

/** Null where it is no such index. */
function shardsIn(message: Bytes): readonly string[] | null {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(message));
    const lists = typeof said === "object" && said !== null && "status_lists" in said ? said.status_lists : null;
    if (!Array.isArray(lists)) return null;
    return lists.map((one) => /\/(\d{4}[b-z]?)$/.exec(String(one))?.[1]).filter((one) => one !== undefined);
  } catch {
    return null;
  }
}
