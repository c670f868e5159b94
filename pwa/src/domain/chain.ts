/** Hashes that both sides reckon alike (`sync_protocol/wire.py`); `sync_protocol/vectors/chain.json` holds them together. */

const DOMAIN = "waarmerk-op-1";

const utf8 = new TextEncoder();

const sha256 = async (bytes: BufferSource): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** The hash of one operation, hex, over its stream, its place, the hash before it and the body's exact bytes. */
export async function chainHash(clientId: string, seq: number, prev: string, body: Uint8Array): Promise<string> {
  const head = utf8.encode([DOMAIN, clientId, seq, prev, ""].join("\0"));
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  return Array.from(await sha256(all), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One record's part of the sum over a feed. */
export async function recordSum(id: string, rev: number): Promise<bigint> {
  const digest = await sha256(utf8.encode(`${id}\0${rev}`));
  return new DataView(digest.buffer).getBigUint64(0);
}
