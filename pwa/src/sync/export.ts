/** Work that cannot be sent, as a file that a person carries to the server's people; and facts for support. */
import { base64url } from "../domain/base64url";
import * as outbox from "../store/outbox";
import type { Operation } from "../protocol.gen";

/** First line of the file; each line after it is one operation of a stream. */
interface Head {
  readonly format: "waarmerk-unsent-1";
  readonly made_at: string;
  readonly app: string;
}

interface Line extends Operation {
  readonly client_id: string;
  readonly device_id: string;
}

/** Lines of JSON: everything without an answer, sealed to the server, in the order in which it was done. */
export async function unsent(userIds: readonly string[], head: Omit<Head, "format">): Promise<Blob> {
  const lines: (Head | Line)[] = [{ format: "waarmerk-unsent-1", ...head }];
  for (const userId of userIds) {
    const box = outbox.openOutbox(userId);
    const devices = new Map((await outbox.streams(box)).map((stream) => [stream.client_id, stream.device_id]));
    const rows = (await outbox.everything(box)).filter(({ state }) => state !== "final");
    lines.push(
      ...rows.map(({ client_id, seq, prev, hash, sealed_for_server }) => ({
        client_id,
        device_id: devices.get(client_id) ?? "",
        seq,
        prev,
        hash,
        sealed: base64url(sealed_for_server),
      })),
    );
    await box.close();
  }
  return new Blob([...lines.map((line) => `${JSON.stringify(line)}\n`)], { type: "application/x-ndjson" });
}
