/** Brings the replica to the server's state, page by page, and checks that nothing was lost on the way. */
import { recordSum } from "../domain/chain";
import {
  PROTOCOL_VERSION,
  type Begin,
  type Checkpoint,
  type FeedAdded,
  type FeedRemoved,
  type FeedSum,
  type Leave,
  type Outcome,
  type Profile,
  type Pull,
  type Put,
} from "../protocol.gen";
import { answeredThrough, currentStream, streams, type Outbox } from "../store/outbox";
import type { Position } from "../store/replica";
import { Refusal, Unreachable, type Api, type Line } from "./api";
import type { Fetched } from "./copy";
import type { Desk } from "./desk";
import type { Horizon } from "./view";

type Said = Begin | FeedAdded | FeedRemoved | Put | Leave | Checkpoint;
type Lines = AsyncGenerator<readonly Line[]>;

export interface Pulled {
  readonly epoch: string;
  /** How far the device's clock was ahead of the server's at the first page's beginning: over the rest it may have slept. */
  readonly offset_ms: number;
  /** Whether anything came or left. */
  readonly changed: boolean;
  /** The person's own profile, where it came. */
  readonly profile: Profile | null;
}

/** The replica does not hold what the server counted. */
export class Mismatch extends Error {
  override readonly name = "Mismatch";
}

export interface Hooks {
  readonly now: () => number;
  readonly onPage: (done: number, of: number | null) => void;
}

/** What stands between one checkpoint and the next. */
interface Collected {
  readonly added: string[];
  readonly removed: string[];
  readonly puts: { readonly put: Put; readonly line: Uint8Array<ArrayBuffer> }[];
  readonly leaves: Leave[];
}

const nothing = (): Collected => ({ added: [], removed: [], puts: [], leaves: [] });

/** Parts of feeds' sums by record, kept since a part changes only with the revision. */
const parts = new Map<string, { readonly rev: number; readonly part: bigint }>();

async function part(id: string, rev: number): Promise<bigint> {
  const known = parts.get(id);
  if (known?.rev === rev) return known.part;
  const made = await recordSum(id, rev);
  parts.set(id, { rev, part: made });
  return made;
}

/** Raises Refusal, Unreachable, Mismatch, StorageFailure. */
export async function pullAll(api: Api, desk: Desk, epoch: string, hooks: Hooks): Promise<Pulled> {
  const answered = await answeredUntilNow(desk.own.outbox);
  let profile: Profile | null = null;
  let offset: number | null = null;
  let done = 0;
  let left = 0;
  let next = null as { readonly client_id: string; readonly lines: Lines } | null;
  /** A page is stored while the next one is read; one at a time, in their order. */
  let storing: Promise<void> = Promise.resolve();

  async function take(page: Collected, begin: Begin, checkpoint: Checkpoint): Promise<void> {
    const puts = page.puts.map(({ put }) => put);
    const outcomes = puts.filter(({ type }) => type === "outcome");
    // Before the page, which comes again where it is not stored: what it told would not.
    if (outcomes.length > 0) await desk.own.learn(outcomes.map(({ data }) => data as Outcome));
    await store(desk, page, begin, checkpoint, { answered, now: hooks.now() });
    done += puts.length;
    left += page.leaves.length + page.removed.length;
    const own = puts.findLast(({ type, id }) => type === "profile" && id === desk.person.id);
    if (own) profile = own.data as Profile;
    if (puts.length + page.leaves.length + page.removed.length > 0) hooks.onPage(done, total(checkpoint.feeds));
  }

  try {
    for (;;) {
      const { client_id, device_id } = await currentStream(desk.own.outbox, desk.person);
      const asked = next?.client_id === client_id ? next.lines : null;
      next = null;
      if (asked === null) await storing;
      const from = desk.copy.position();
      const ask: Pull = {
        client_id,
        epoch: from?.epoch ?? epoch,
        checkpoint: from?.checkpoint ?? "",
        protocol: PROTOCOL_VERSION,
      };
      let begin: Begin | null = null;
      let page = nothing();
      let last: Checkpoint | null = null;
      for await (const some of asked ?? answering(api, ask, device_id))
        for (const { said, bytes } of some) {
          const line = said as Said;
          switch (line.line) {
            case "begin":
              begin = line;
              offset ??= hooks.now() - Date.parse(line.server_time);
              page = nothing();
              break;
            case "feed_added":
              page.added.push(line.feed);
              break;
            case "feed_removed":
              page.removed.push(line.feed);
              break;
            case "put":
              page.puts.push({ put: line, line: bytes });
              break;
            case "leave":
              page.leaves.push(line);
              break;
            case "checkpoint": {
              if (!begin) throw new Unreachable("a page without its beginning");
              if (!line.complete) {
                const after = { ...ask, epoch: begin.epoch, checkpoint: line.token };
                next = { client_id, lines: begun(answering(api, after, device_id)) };
              }
              await storing;
              storing = take(page, begin, line);
              storing.catch(() => undefined); // whoever waits for it is told
              last = line;
              page = nothing();
            }
          }
        }
      if (last === null || begin === null || offset === null)
        throw new Unreachable("the page broke off before its end");
      if (last.complete) {
        await storing;
        await verify(desk, last.feeds);
        return { epoch: begin.epoch, offset_ms: offset, changed: done + left > 0, profile };
      }
    }
  } finally {
    // Nothing is stored any more when this has ended, however it did.
    await storing.catch(() => undefined);
  }
}

/** Asks at once: the server writes a page while the one before it is read and stored. */
function begun(lines: Lines): Lines {
  const first = lines.next();
  first.catch(() => undefined); // whoever reads it is told
  return (async function* () {
    const some: IteratorResult<readonly Line[], unknown> = await first;
    if (some.done) return;
    yield some.value;
    yield* lines;
  })();
}

/** How far a stream was answered, and by the server in which epoch. */
interface Answered {
  readonly client_id: string;
  readonly epoch: string;
  readonly seq: number;
}

/** What the server answered before it was asked for data is in the data. */
async function answeredUntilNow(outbox: Outbox): Promise<readonly Answered[]> {
  const all = await streams(outbox);
  return Promise.all(
    all.map(async (stream) => {
      const { client_id, epoch } = stream;
      return { client_id, epoch, seq: await answeredThrough(outbox, stream) };
    }),
  );
}

const total = (feeds: readonly FeedSum[]): number | null =>
  feeds.length > 0 ? feeds.reduce((sum, { count }) => sum + count, 0) : null;

async function* answering(api: Api, ask: Pull, deviceId: string): Lines {
  try {
    yield* api.pull(ask);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "NOT_FOUND") throw error;
    await api.registerStream(ask.client_id, deviceId, null);
    yield* api.pull(ask);
  }
}

async function store(
  desk: Desk,
  page: Collected,
  begin: Begin,
  { token, complete: last }: Checkpoint,
  { answered, now }: { readonly answered: readonly Answered[]; readonly now: number },
): Promise<void> {
  const before = desk.copy.position();
  const inAll: Horizon = before?.epoch === begin.epoch ? before.seen : {};
  const further = answered.filter(
    ({ client_id, epoch, seq }) => epoch === begin.epoch && seq > (inAll[client_id] ?? 0),
  );
  const seen: Horizon = Object.fromEntries(further.map(({ client_id, seq }) => [client_id, seq]));
  const position: Position = {
    epoch: begin.epoch,
    checkpoint: token,
    // Only after the last page are the operations in every record that they touched.
    seen: last ? { ...inAll, ...seen } : inAll,
    building: before?.building ?? 0,
    earlier: before?.earlier ?? null,
    server_time: begin.server_time,
    complete_at: last ? new Date(now).toISOString() : (before?.complete_at ?? null),
  };
  await desk.take({
    position,
    last,
    feeds_added: page.added,
    feeds_removed: page.removed,
    records: unique(page.puts),
    seen,
    leaves: page.leaves,
  });
}

/** A record travels once for each feed that holds it. */
function unique(puts: Collected["puts"]): readonly Fetched[] {
  const found = new Map<string, Fetched>();
  for (const { put, line } of puts) {
    const { type, id, rev, feed, data } = put;
    const before = found.get(`${type}|${id}`);
    const feeds = [...(before?.feeds ?? []), feed];
    found.set(
      `${type}|${id}`,
      before && before.rev > rev ? { ...before, feeds } : { type, id, rev, feeds, data, line },
    );
  }
  return [...found.values()];
}

async function verify(desk: Desk, sums: readonly FeedSum[]): Promise<void> {
  const wrong = await desk.copy.mismatches(sums, part);
  if (wrong.length > 0) throw new Mismatch(`not as the server counted: ${wrong.length} of ${sums.length} feeds`);
}
