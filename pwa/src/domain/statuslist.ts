/** Whether issued certificates are in force: IETF Token Status List, two bits each. See `backend/domain/status_list.py`. */
import type { Bytes } from "./cbor";
import { bytes, count, map, payloadOf, read, text, Untrusted, verify } from "./cose";
import { signingKey, type KeySet } from "./key-set";

const TYP = "application/statuslist+cwt";
const MOST_BYTES = 2 ** 16;
const STATUSES = ["valid", "ended", null, "replaced"] as const;

export type CertificateStatus = "valid" | "ended" | "replaced";

/** Past `expires_at` a list says nothing; a lower `issued_at` than already seen is a rollback. Seconds since 1970. */
export interface StatusList {
  readonly issued_at: number;
  readonly expires_at: number;
  /** Null for an index outside the list, or a state that has no meaning here. */
  readonly status: (index: number) => CertificateStatus | null;
}

/** Where a shard's list is served, behind the authority's address. */
export const statusPath = (shard: string): string => `/.well-known/waarmerk-status/${shard}`;

/** The list of a shard, if the authority signed it. Throws Untrusted. Whether it is too old is not judged. */
export async function verifyStatusList(message: Bytes, keys: KeySet, shard: string): Promise<StatusList> {
  const outer = read(message);
  const claims = payloadOf(outer);
  const issued_at = count(claims.get(6));
  await verify(outer, await signingKey(keys, "status", outer.kid, issued_at));
  const list = map(claims.get(65533));
  if (outer.typ !== TYP || list.get("bits") !== 2) throw new Untrusted("malformed", "not a status list");
  if (!text(claims.get(2)).endsWith(statusPath(shard))) throw new Untrusted("other_list");
  const packed = await inflate(bytes(list.get("lst")));
  return {
    issued_at,
    expires_at: count(claims.get(4)),
    status: (index) => {
      const byte = packed[Math.floor(index / 4)];
      return byte === undefined ? null : (STATUSES[(byte >> ((index % 4) * 2)) & 3] ?? null);
    },
  };
}

async function inflate(data: Bytes): Promise<Bytes> {
  const parts: number[] = [];
  try {
    const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (const byte of part.value) parts.push(byte);
      if (parts.length > MOST_BYTES) throw new TypeError("too long");
    }
  } catch {
    throw new Untrusted("malformed", "the list does not unpack");
  }
  return Uint8Array.from(parts);
}
