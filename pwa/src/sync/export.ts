/** Work that cannot be sent, as a file that a person carries to the server's people; and facts for support. */
import { hex } from "../domain/hex";
import { base64url } from "../domain/base64url";
import { UNSENT_FORMAT, type UnsentHead, type UnsentLine, type UnsentOperation } from "../protocol.gen";
import * as outbox from "../store/outbox";

/**
 * Lines of JSON: what the device still holds of everybody's work, sealed to the server, in the order in which it was
 * done. Also what is answered: a server that was restored from a backup may lack it. Each device's proof is made with
 * its token, so that nobody else can write such a file.
 */
export async function unsent(userIds: readonly string[], head: Pick<UnsentHead, "made_at" | "app">): Promise<Blob> {
  const lines: UnsentLine[] = [{ line: "head", format: UNSENT_FORMAT, ...head }];
  for (const userId of userIds) {
    const box = outbox.openOutbox(userId);
    const streams = new Map((await outbox.streams(box)).map((stream) => [stream.client_id, stream]));
    const rows = await outbox.everything(box);
    await box.close();
    const devices = new Map<string, { readonly token: string; readonly operations: UnsentOperation[] }>();
    for (const { client_id, seq, prev, hash, sealed_for_server } of rows) {
      const stream = streams.get(client_id);
      if (!stream) continue; // a row is written in one transaction with its stream
      const { device_id, token } = stream;
      const device = devices.get(device_id) ?? { token, operations: [] };
      devices.set(device_id, device);
      const sealed = base64url(sealed_for_server);
      device.operations.push({ line: "operation", client_id, device_id, seq, prev, hash, sealed });
    }
    for (const [device_id, { token, operations }] of devices)
      lines.push(...operations, { line: "proof", device_id, mac: await proof(token, operations) });
  }
  return new Blob([...lines.map((line) => `${JSON.stringify(line)}\n`)], { type: "application/x-ndjson" });
}

const utf8 = new TextEncoder();

/** What `proof` in sync_protocol/unsent.py says of the same operations. */
async function proof(token: string, operations: readonly UnsentOperation[]): Promise<string> {
  const secret = utf8.encode(hex(await crypto.subtle.digest("SHA-256", utf8.encode(token))));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const parts = [UNSENT_FORMAT, ...operations.flatMap(({ client_id, seq, hash }) => [client_id, seq, hash])];
  return hex(await crypto.subtle.sign("HMAC", key, utf8.encode(parts.map((part) => `${part}\0`).join(""))));
}
