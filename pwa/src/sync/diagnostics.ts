/** What support asks for first: facts of the app, the device and the exchange, and nothing of any document. */
import { PROTOCOL_VERSION } from "../protocol.gen";
import * as outbox from "../store/outbox";
import type { SyncStatus } from "./device";
import type { Outside } from "./outside";
import type { Session } from "./session";
import { VERSION } from "./version";

/** A fact a line. */
export async function factsOf(outside: Outside, session: Session, status: SyncStatus): Promise<string> {
  const desk = session.desk();
  const streams = desk ? await outbox.streams(desk.own.outbox) : [];
  const facts = {
    app: VERSION,
    protocol: PROTOCOL_VERSION,
    at: new Date(outside.now()).toISOString(),
    access: session.access().state,
    session: session.hasSession(desk),
    online: outside.online(),
    ...status,
    epoch: session.server()?.epoch ?? null,
    clock_offset_ms: session.server()?.offset_ms ?? null,
    streams: streams.map(({ client_id, last_seq, epoch }) => ({ client_id, last_seq, epoch })),
    records: desk ? (await desk.documents()).length : null,
    ...(await outside.platform()),
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("\n");
}
