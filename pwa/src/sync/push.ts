/**
 * Sends a stream's operations until the server has them all. Lost answers cost nothing: the same bytes are sent again,
 * and the server says again what it said.
 */
import { MAX_OPERATIONS, MAX_PUSH_BYTES, type Operation, type PushReply, type Result } from "../protocol.gen";
import { base64url } from "../domain/base64url";
import * as outbox from "../store/outbox";
import { Refusal, Unreachable, type Api } from "./api";
import type { Desk } from "./desk";

export interface Lane {
  readonly outbox: outbox.Outbox;
  readonly stream: outbox.Stream;
  /** The desk of the stream's person while that person is let in: only then can answers be kept. */
  readonly desk: () => Desk | null;
  /** Whether the login with the server is that person's. */
  readonly session: boolean;
  /** The server's epoch as last heard of. */
  readonly epoch: string;
}

/** The server has another history of this stream, and nobody is here who could write it anew. */
export class Forked extends Error {
  override readonly name = "Forked";
}

/** Half of the limit is left for what surrounds the operations, and for texts that JSON writes longer. */
const BATCH_BYTES = MAX_PUSH_BYTES / 2;

/** Raises Refusal, Unreachable, Forked, StorageFailure. True where the stream was restarted: push the new one. */
export async function pushAll(api: Api, lane: Lane): Promise<boolean> {
  const { outbox: box } = lane;
  let most = MAX_OPERATIONS;
  let stream = lane.stream;
  let expected = 0;
  let met = false;
  for (;;) {
    const states = lane.desk() ? outbox.UNANSWERED : (["pending"] as const);
    const rows = fitting(await outbox.oldest(box, stream.client_id, states, most));
    // A server of another time than this stream's may lack what it had: it is asked once, also with nothing to send.
    if (rows.length === 0 && (met || stream.epoch === "" || stream.epoch === lane.epoch)) return false;
    await lane.desk()?.own.catchUp(rows); // or what is said of them could not be kept
    if (expected > 0 && lacks(rows, expected)) return restart(api, lane, stream);
    let reply: PushReply;
    try {
      reply = await send(api, lane, stream, rows);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === "CHAIN_FORK") return restart(api, lane, stream);
      if (error.status !== 413 || rows.length < 2) throw error;
      most = Math.ceil(rows.length / 2);
      continue;
    }
    const asked = reply.expected_seq ?? 0;
    if (asked > 0 && asked === expected) throw new Unreachable("the server asks again for what it was just sent");
    expected = asked;
    const answered = await settle(lane, stream, rows, reply);
    if (rows.length > 0 && answered === 0 && expected === 0) throw new Unreachable("the server answered nothing");
    stream = { ...stream, epoch: reply.epoch };
    met = true;
    if (reply.retry_after) throw noTime(reply.retry_after);
  }
}

/** Whether what the server asks for was forgotten here, since it had been answered long ago. */
const lacks = (rows: readonly outbox.Row[], expected: number): boolean =>
  (rows.at(-1)?.seq ?? expected) >= expected && !rows.some(({ seq }) => seq === expected);

/** The server did a part, and asks to be left alone for so many seconds before the rest. */
const noTime = (retry_after: number) =>
  new Refusal(503, { code: "BUSY", detail: "the server had no time for the rest", retry_after: retry_after * 1_000 });

/** As many of the rows, from the oldest, as one push takes. */
function fitting(rows: readonly outbox.Row[]): readonly outbox.Row[] {
  let size = 0;
  const end = rows.findIndex((row) => (size += (row.sealed_for_server.length * 4) / 3 + 400) > BATCH_BYTES);
  return end < 0 ? rows : rows.slice(0, Math.max(1, end));
}

async function send(api: Api, lane: Lane, stream: outbox.Stream, rows: readonly outbox.Row[]): Promise<PushReply> {
  const push = {
    client_id: stream.client_id,
    epoch: lane.epoch,
    // Answers of another time are not those that this server has.
    ack_through: stream.epoch === lane.epoch ? await outbox.answeredThrough(lane.outbox, stream) : 0,
    ops: rows.map((row) => operation(row, lane)),
  };
  const token = lane.session ? null : stream.token;
  try {
    return await api.push(push, token);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "NOT_FOUND") throw error;
    await api.registerStream(stream.client_id, stream.device_id, token);
    return api.push(push, token);
  }
}

function operation(row: outbox.Row, { desk, session }: Lane): Operation {
  const { seq, prev, hash } = row;
  const body = session ? (desk()?.own.bodyOf(hash) ?? null) : null;
  return body === null ? { seq, prev, hash, sealed: base64url(row.sealed_for_server) } : { seq, prev, hash, body };
}

/** Stores the answers; tells how many of the rows have moved on. */
async function settle(
  lane: Lane,
  stream: outbox.Stream,
  rows: readonly outbox.Row[],
  reply: PushReply,
): Promise<number> {
  const { epoch, last_seq } = reply;
  // Of what a server of another time took in from a file or a copy, something else may have become.
  const ofAnotherTime = stream.epoch !== "" && stream.epoch !== epoch;
  const again = ofAnotherTime ? 0 : (reply.expected_seq ?? 0) > 0 ? last_seq : null;
  const said = { epoch, last_seq, again };
  const moved = rows.filter(({ seq }) => seq <= last_seq).length;
  const desk = lane.desk();
  if (!desk) {
    await outbox.settle(lane.outbox, stream.client_id, { ...said, answers: [] });
    return moved;
  }
  const sent = new Map(rows.map((row) => [row.seq, row]));
  const results = (reply.results as readonly Result[]).filter(({ seq }) => sent.has(seq));
  const answers = await Promise.all(
    results.map(async (result): Promise<outbox.Answer> => {
      const row = sent.get(result.seq);
      const refused = result.status === "rejected" || result.status === "quarantined";
      const shown = row && desk.own.bodyOf(row.hash) !== null && result.code !== ACKNOWLEDGED;
      return { seq: result.seq, refused, sealed: shown ? await desk.own.sealAnswer(row, result) : null };
    }),
  );
  await desk.own.settle(
    stream.client_id,
    { ...said, answers },
    results.filter(({ code }) => code !== ACKNOWLEDGED),
  );
  return results.length;
}

/** The server's word for an operation whose answer it gave before and no longer keeps. */
const ACKNOWLEDGED = "ACKNOWLEDGED";

async function restart(api: Api, lane: Lane, stream: outbox.Stream): Promise<boolean> {
  if (!lane.desk()) throw new Forked("the stream can be written anew only by its person");
  // What was heard last may be of a time before a backup was restored.
  const { epoch } = await api.about();
  const desk = lane.desk();
  if (!desk) throw new Forked("the stream can be written anew only by its person");
  await desk.own.restart(stream, epoch);
  return true;
}
