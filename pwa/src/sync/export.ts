/** Work that cannot be sent, as a file that a person carries to the server's people; and facts for support. */
import { hex } from "../domain/hex";
import { base64url } from "../domain/base64url";
import { UNSENT_FORMAT } from "../protocol.gen";
import type { UnsentAttachment, UnsentHead, UnsentLine, UnsentOperation } from "../protocol.gen";
import { piecesOf } from "../domain/files";
import * as files from "../store/files";
import * as outbox from "../store/outbox";
import type { Person } from "../store/people";
import type { Unsent } from "./device";

/**
 * Lines of JSON: what the device still holds of everybody's work, sealed to the server, in the order in which it was
 * done. Also what is answered: a server that was restored from a backup may lack it. Each device's proof is made with
 * its token, so that nobody else can write such a file. What does not open stays out, and takes nothing else along.
 */
export async function unsent(people: readonly Person[], head: Pick<UnsentHead, "made_at" | "app">): Promise<Unsent> {
  const parts = [asText({ line: "head", format: UNSENT_FORMAT, ...head })];
  let whole = true;
  const unread = (error: unknown): readonly never[] => {
    console.error(error);
    whole = false;
    return [];
  };
  for (const person of people) parts.push(...(await workOf(person, unread).catch(unread)));
  return { file: new Blob(parts, { type: "application/x-ndjson" }), whole };
}

/** What is told of something that could not be read; there is nothing of it. */
type Unread = (error: unknown) => readonly never[];

const asText = (line: UnsentLine): string => `${JSON.stringify(line)}\n`;

async function workOf(person: Person, unread: Unread): Promise<readonly string[]> {
  const parts: string[] = [];
  const write = (...lines: readonly UnsentLine[]) => parts.push(...lines.map(asText));
  const box = outbox.openOutbox(person.id);
  const rows = await outbox.everything(box);
  // After them: a row is written in one transaction with its stream, which never goes.
  const streams = new Map((await outbox.streams(box)).map((stream) => [stream.client_id, stream]));
  await box.close();
  const devices = new Map<string, Of>();
  const of = (device_id: string, token: string): Of => {
    const known = devices.get(device_id) ?? { token, operations: [], files: [] };
    devices.set(device_id, known);
    return known;
  };
  for (const { client_id, seq, prev, hash, sealed_for_server } of rows) {
    const stream = streams.get(client_id);
    if (!stream) continue;
    const { device_id, token } = stream;
    const sealed = base64url(sealed_for_server);
    of(device_id, token).operations.push({ line: "operation", client_id, device_id, seq, prev, hash, sealed });
  }
  for (const { operations } of devices.values()) write(...operations);
  const attached = await writeFiles(person, write, unread);
  if (attached.length > 0) of(person.device_id, person.token).files.push(...attached);
  for (const [device_id, one] of devices) write({ line: "proof", device_id, mac: await proof(one) });
  return parts;
}

/** What a device vouches for. */
interface Of {
  readonly token: string;
  readonly operations: UnsentOperation[];
  readonly files: UnsentAttachment[];
}

/** The files that the server has not verified, in the pieces that they lie in: those that were written. */
async function writeFiles(
  { id, device_id }: Person,
  write: (...lines: readonly UnsentLine[]) => unknown,
  unread: Unread,
): Promise<readonly UnsentAttachment[]> {
  const box = files.openFiles(id);
  const attached: UnsentAttachment[] = [];
  for (const { sha256, size, verified_at, key_for_server } of await files.everything(box).catch(unread)) {
    if (verified_at !== null) continue;
    try {
      const found = await Promise.all(
        Array.from({ length: piecesOf(size) }, (_, index) => files.piece(box, sha256, index)),
      );
      const pieces = found.filter((piece) => piece !== undefined);
      if (pieces.length < found.length && !(await files.one(box, sha256))) continue; // taken away meanwhile
      if (pieces.length < found.length) throw new files.Damaged("a piece is gone");
      const about = { line: "file", device_id, sha256, size, sealed_key: base64url(key_for_server) } as const;
      write(about, ...pieces.map((piece) => ({ line: "piece", sealed: base64url(piece) }) as const));
      attached.push(about);
    } catch (error) {
      unread(error);
    }
  }
  await box.close();
  return attached;
}

const utf8 = new TextEncoder();

/** What `proof` in sync_protocol/unsent.py says of the same operations. */
async function proof({ token, operations, files: attached }: Of): Promise<string> {
  const secret = utf8.encode(hex(await crypto.subtle.digest("SHA-256", utf8.encode(token))));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const parts = [
    UNSENT_FORMAT,
    ...operations.flatMap(({ client_id, seq, hash }) => [client_id, seq, hash]),
    ...attached.flatMap(({ sha256, size }) => [sha256, size]),
  ];
  return hex(await crypto.subtle.sign("HMAC", key, utf8.encode(parts.map((part) => `${part}\0`).join(""))));
}
