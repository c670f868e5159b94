/** One round with the server: everything out, by whichever right there is, and then everything in. */
import * as outbox from "../store/outbox";
import * as people from "../store/people";
import { Refusal, Unreachable, type Api } from "./api";
import type { Desk } from "./desk";
import type { SyncStatus } from "./device";
import type { Outside } from "./outside";
import { pullAll } from "./pull";
import { Forked, pushAll } from "./push";
import type { Session } from "./session";
import type { Shelf } from "./lists";
import { OtherTab } from "./tabs";

export interface ExchangeParts {
  readonly api: Api;
  readonly outside: Outside;
  readonly store: people.DeviceStore;
  readonly session: Session;
  readonly shelf: Shelf;
  /** Answers came; records came or left; some of them are here to be shown; the pull is further than before. */
  readonly onOperations: (desk: Desk) => void;
  readonly onRecords: (desk: Desk) => void;
  readonly onShown: () => void;
  readonly onProgress: () => void;
  /** Work left of somebody who is not let in. */
  readonly onPeople: () => void;
  /** The server is in another time than before. */
  readonly onNewEpoch: () => void;
  /** A reference list is another than before. */
  readonly onLists: (desk: Desk) => void;
}

/** Of a long pull, what came is shown this often, in ms: each time all of it is sorted and drawn. */
const SHOW_EVERY = 1_000;
/** A tab that hangs with the lock of a stream is waited for no longer, in ms. */
const LOCK_WITHIN = 60_000;

export function createExchange(parts: ExchangeParts) {
  const { api, outside, store, session, shelf } = parts;
  let progress: SyncStatus["progress"] = null;

  /** One tab at a time works on a stream; the server stays exact also where a lock was lost. */
  async function locked<T>(name: string, work: () => Promise<T>): Promise<T> {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), LOCK_WITHIN);
    try {
      return await outside.locks.request(name, { signal: waiting.signal }, () => {
        clearTimeout(timer);
        return work();
      });
    } catch (error) {
      throw waiting.signal.aborted ? new OtherTab(name, { cause: error }) : error;
    }
  }

  /** Pushes one stream, again where it had to go on as another or by another right. */
  async function pushStream(box: outbox.Outbox, stream: outbox.Stream, desk: Desk | null): Promise<void> {
    const mine = session.hasSession(desk);
    const lane = {
      outbox: box,
      stream,
      desk: () => (desk && session.isOpen(desk) ? desk : null),
      session: mine,
      epoch: session.server()?.epoch ?? stream.epoch,
    };
    try {
      const restarted = await locked(`sync:${stream.client_id}`, () => pushAll(api, lane));
      if (restarted && desk) await pushStream(box, await outbox.currentStream(box, desk.person), desk);
    } catch (error) {
      if (!mine || !desk || !(error instanceof Refusal)) throw error;
      if (!(await isLost(error, desk))) await pushStream(box, stream, desk);
      else if (stream.device_id === desk.person.device_id) throw notLoggedIn("The server does not know this device.");
      else {
        // A server from a backup does not know the device that wrote it: the same work goes on under the present one.
        await desk.own.restart(stream, (await api.about()).epoch);
        await pushStream(box, await outbox.currentStream(box, desk.person), desk);
      }
    }
  }

  /**
   * Whether the server does not know the stream's device, though the login is the person's. False where the login is
   * not: then the device's own token still sends. Raises any other refusal.
   */
  async function isLost(error: Refusal, desk: Desk): Promise<boolean> {
    if (error.code === "LOGIN_REQUIRED") session.setSession(desk, false);
    else if (error.code === "NOT_FOUND") await session.checkSession(desk);
    else throw error;
    return session.hasSession(desk);
  }

  async function pushOwn(desk: Desk): Promise<void> {
    const current = await outbox.currentStream(desk.own.outbox, desk.person);
    const waiting = await outbox.waitingStreams(desk.own.outbox);
    // What was answered at another time of the server, it may lack now.
    const epoch = session.server()?.epoch;
    const answered = await outbox.waitingStreams(desk.own.outbox, ["final"]);
    const behind = answered.filter((stream) => stream.epoch !== "" && stream.epoch !== epoch);
    const earlier = new Map([...waiting, ...behind].map((stream) => [stream.client_id, stream]));
    earlier.delete(current.client_id);
    const before = await outbox.unanswered(desk.own.outbox);
    // What is written now may build on what was written in an earlier stream; it does not wait where that one is refused.
    const refused: Error[] = [];
    for (const stream of [...earlier.values(), current])
      await pushStream(desk.own.outbox, stream, desk).catch((error: unknown) => void refused.push(ofStream(error)));
    const after = await outbox.unanswered(desk.own.outbox);
    // Another tab may have sent what this one wrote, and this one what another wrote.
    const moved = desk.own.unanswered().count !== after;
    if (moved) await desk.own.refresh();
    if (moved || before !== after) parts.onOperations(desk);
    const [first] = refused;
    if (first) throw first;
  }

  /** A refusal of what one stream sent; anything else is raised. */
  function ofStream(error: unknown): Error {
    if (error instanceof Forked) return error;
    if (error instanceof Refusal && error.status < 500 && error.status !== 429) return error;
    throw error;
  }

  /** What people left who are not let in now: sealed, by the token of their device, under their own name. */
  async function pushOthers(present: Desk | null): Promise<void> {
    let sent = 0;
    for (const { id } of await people.people(store)) {
      if (id === present?.person.id) continue;
      const box = outbox.openOutbox(id);
      try {
        for (const stream of await outbox.waitingStreams(box, ["pending"]))
          await pushStream(box, stream, null).then(() => sent++, theirs);
      } catch (error) {
        theirs(error);
      } finally {
        await box.close();
      }
    }
    if (sent === 0) return;
    await session.readPeople();
    parts.onPeople();
    // Somebody may have been let in meanwhile whose work this was.
    await session.desk()?.own.refresh();
  }

  /** Their trouble is not the trouble of who is here, nor of their other streams, except that nothing gets out at all. */
  function theirs(error: unknown): void {
    if (error instanceof Unreachable) throw error;
    if (![Refusal, Forked, OtherTab].some((known) => error instanceof known)) console.error(error);
  }

  const notLoggedIn = (detail: string) => new Refusal(401, { code: "LOGIN_REQUIRED", detail });

  async function pullOwn(desk: Desk): Promise<void> {
    // Another tab may have pulled meanwhile.
    await desk.copy.refresh();
    const whole = desk.copy.position()?.complete_at != null && !desk.copy.isRenewing();
    const known = session.server()?.epoch ?? "";
    let shown = -SHOW_EVERY;
    let unseen = false;
    const show = (): void => {
      shown = outside.ticks();
      unseen = false;
      parts.onShown();
    };
    const hooks = {
      now: outside.now,
      onPage(done: number, of: number | null) {
        progress = !whole && of !== null ? { done: Math.min(done, of), of } : null;
        parts.onProgress();
        unseen = true;
        if (outside.ticks() - shown >= SHOW_EVERY) show();
      },
    };
    const pulled = await pullAll(api, desk, known, hooks).finally(() => unseen && show());
    await session.heard(pulled.epoch, pulled.offset_ms);
    if (pulled.epoch !== known) parts.onNewEpoch();
    if (pulled.changed) parts.onRecords(desk);
    if (pulled.profile) await session.learnProfile(desk, pulled.profile);
    if (await shelf.fetchChanged(desk)) parts.onLists(desk);
  }

  return {
    progress: () => progress,

    async push(): Promise<void> {
      if (session.server() === null) await session.meet();
      await session.endSession();
      await session.tellFailures();
      const desk = session.desk();
      if (desk && !session.hasSession(desk)) await session.checkSession(desk);
      if (desk) await pushOwn(desk);
      await pushOthers(desk);
    },

    /** Raises Refusal 401 where nobody is let in and logged in. */
    async pull(): Promise<void> {
      const desk = session.desk();
      if (!desk || !session.hasSession(desk)) throw notLoggedIn("Nobody is let in and logged in.");
      try {
        await locked(`pull:${desk.person.id}`, () => pullOwn(desk));
        await session.renewCertificate(desk);
        await outbox.prune(desk.own.outbox);
      } catch (error) {
        const notMine = error instanceof Refusal && ["LOGIN_REQUIRED", "NOT_FOUND"].includes(error.code);
        if (!notMine) throw error;
        session.setSession(desk, false);
        throw notLoggedIn(error.message);
      } finally {
        progress = null;
      }
    },
  };
}
