/**
 * The lane of files. Operations never wait for it: it has tries and waiting times of its own, sends small files first
 * and two at a time, and a file that fails waits alone. Everything leaves by its device's token, also when its person is
 * not let in.
 */
import { UNKNOWN, SEALED_PIECE_BYTES, sealedSize, type Files, type FileView } from "../domain/files";
import { MAX_FILE_BYTES } from "../protocol.gen";
import { StorageFailure } from "../store/databases";
import * as files from "../store/files";
import type { FileStore, StoredFile } from "../store/files";
import * as people from "../store/people";
import { Refusal, Unreachable, type Api, type FileFacts } from "./api";
import type { Desk } from "./desk";
import { createHeldFiles } from "./held-files";
import type { Outside } from "./outside";
import type { Session } from "./session";

export interface LaneParts {
  readonly api: Api;
  readonly outside: Outside;
  readonly store: people.DeviceStore;
  readonly session: Session;
  /** A file was kept, moved on, or went: here, or in another tab. */
  readonly onChange: () => void;
  /** It happened here: other tabs are to hear of it. */
  readonly onMoved: () => void;
}

export type FileLane = ReturnType<typeof createFileLane>;

const AT_ONCE = 2;
const SHORTEST_WAIT = 2_000;
const LONGEST_WAIT = 10 * 60_000;
/** What never goes through is still tried this often, in ms: a limit may be raised, a day be over. Nothing waits longer. */
const HOPELESS_WAIT = 60 * 60_000;
/** Room that is left for operations and what is typed, in bytes. */
const RESERVE = 20 * 1024 * 1024;
/** Bytes stay for so long after the server had verified them, in ms: it may be restored from a backup. */
const KEPT_FOR = 3 * 86_400_000;

const GONE = new Set(["NOT_FOUND", "UPLOAD_ENDED"]);
const UNREACHABLE = "UNREACHABLE";
/** What is kept here of it is not whole. */
const DAMAGED = "DAMAGED";
const HOPELESS = new Set(["TOO_LARGE", "NOT_ACCEPTED", DAMAGED]);

export function createFileLane({ api, outside, store, session, onChange, onMoved }: LaneParts) {
  const stores = new Map<string, FileStore>();
  /** Of the files under way, how many sealed bytes the server has. */
  const sent = new Map<string, number>();
  let waiting = 0;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function storeOf(userId: string): FileStore {
    const known = stores.get(userId) ?? files.openFiles(userId);
    stores.set(userId, known);
    return known;
  }

  /** Counts anew: another tab, or another person, may be at it. */
  async function refresh(): Promise<void> {
    const desk = session.desk();
    waiting = desk ? (await files.everything(storeOf(desk.person.id))).filter(isWaiting).length : 0;
    onChange();
  }

  async function moved(): Promise<void> {
    await refresh();
    onMoved();
  }

  /** `fresh`: the server was just reached, so that what failed without a network is tried at once. */
  function wake(fresh = false): void {
    if (stopped) return;
    if (running) {
      again ||= fresh;
      return;
    }
    clearTimeout(timer);
    running = round(fresh)
      .catch((error: unknown) => {
        if (!stopped) console.error(error);
        return outside.now() + LONGEST_WAIT;
      })
      .then((next) => {
        running = null;
        if (again) {
          again = false;
          wake(true);
        } else if (next !== null && !stopped)
          timer = setTimeout(wake, Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, next - outside.now())));
      });
  }

  /** Sends what is due, the present person's first. Returns when the next try is due, or null where nothing waits. */
  async function round(fresh: boolean): Promise<number | null> {
    const present = session.desk()?.person.id;
    const known = [...(await people.people(store))].sort((a, b) => Number(b.id === present) - Number(a.id === present));
    const due: number[] = [];
    for (const person of known) {
      const box = storeOf(person.id);
      await outside.locks.request(`files:${person.id}`, { signal: ending.signal }, () => drain(box, person, fresh));
      due.push(...(await files.everything(box)).filter(isWaiting).map(({ next_try }) => next_try));
    }
    return due.length > 0 ? Math.min(...due) : null;
  }

  const ending = new AbortController();

  /** Where its time is further away than anything waits, the clock was ahead when it was reckoned. */
  function isDue({ next_try }: StoredFile): boolean {
    const wait = next_try - outside.now();
    return wait <= 0 || wait > HOPELESS_WAIT;
  }

  async function drain(box: FileStore, person: people.Person, fresh: boolean): Promise<void> {
    const epoch = session.server()?.epoch ?? "";
    const all = await files.everything(box);
    // A server from a backup may lack what it had: what is still here is offered again.
    for (const one of all.filter((file) => file.verified_at !== null && file.upload?.epoch !== epoch && epoch !== ""))
      await files.change(box, one.sha256, { verified_at: null, upload: null });
    const desk = session.desk();
    if (desk?.person.id === person.id) await giveUp(box, desk);
    const queue = (await files.everything(box))
      .filter((file) => isWaiting(file) && (isDue(file) || (fresh && file.trouble === UNREACHABLE)))
      .sort((a, b) => a.size - b.size);
    const worker = async () => {
      for (let file = queue.shift(); file && !stopped; file = queue.shift())
        if (!(await sendOne(box, person, file, epoch))) queue.length = 0;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** False where the others need not be tried either: nothing gets out, or not by this right. */
  async function sendOne(box: FileStore, person: people.Person, file: StoredFile, epoch: string): Promise<boolean> {
    try {
      if (await send(box, person.token, file, epoch))
        await files.change(box, file.sha256, { verified_at: outside.now(), failures: 0, trouble: null });
      return true;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null) throw error;
      const alone = Math.max(SHORTEST_WAIT, Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** file.failures));
      const asked = error instanceof Refusal ? (error.retry_after ?? 0) : 0;
      await files.change(box, file.sha256, {
        failures: file.failures + 1,
        next_try: outside.now() + Math.min(HOPELESS_WAIT, HOPELESS.has(trouble) ? Infinity : Math.max(asked, alone)),
        trouble,
        ...((GONE.has(trouble) || trouble === "CHECKSUM" || trouble === DAMAGED) && { upload: null }),
      });
      return trouble !== UNREACHABLE && !(error instanceof Refusal && error.status === 401);
    } finally {
      sent.delete(file.sha256);
      await moved();
    }
  }

  /** True when the server has verified it; false where it was taken away meanwhile. Raises Refusal, Unreachable, Damaged. */
  async function send(box: FileStore, token: string, file: StoredFile, epoch: string): Promise<boolean> {
    const { sha256, size } = file;
    const length = sealedSize(size);
    let where = file.upload?.url ?? null;
    let at = where === null ? null : await api.uploaded(where, token).catch(beganAnew);
    if (where === null || at === null) {
      where = await api.announce(sha256, length, file.key_for_server, token);
      await files.change(box, sha256, { upload: { url: where, epoch } });
      at = { offset: 0, verified: false };
    }
    while (!at.verified) {
      sent.set(sha256, at.offset);
      onChange();
      if (at.offset >= length) {
        at = await api.uploaded(where, token);
        if (!at.verified) throw new Unreachable("the server has not looked at the file yet");
        break;
      }
      const index = Math.floor(at.offset / SEALED_PIECE_BYTES);
      const piece = await files.piece(box, sha256, index);
      if (!piece) {
        await api.endUpload(where, token).catch(() => undefined);
        if (await files.one(box, sha256)) throw new files.Damaged(`piece ${index} is gone`);
        return false;
      }
      const next = await api.sendPiece(where, at.offset, piece.slice(at.offset - index * SEALED_PIECE_BYTES), token);
      if (next.offset <= at.offset && !next.verified) throw new Unreachable("the server took nothing of a piece");
      at = next;
    }
    return true;
  }

  /**
   * Gives up bytes that the server verified long ago, once nothing that refers to them waits any more; and what the person
   * took away, once nothing can bring it back: the server may refuse that, and then it has to be sent.
   */
  async function giveUp(box: FileStore, desk: Desk): Promise<void> {
    const isOld = ({ verified_at }: StoredFile) => verified_at !== null && outside.now() - verified_at > KEPT_FOR;
    const found = (await files.everything(box)).filter((file) => file.unwanted === true || isOld(file));
    if (found.length === 0) return;
    const views = await desk.documents();
    const unsigned = JSON.stringify(views.map(({ revision, completion }) => [revision, completion]));
    const shown = JSON.stringify(views.map(({ document }) => document.content)) + unsigned;
    const waiting = JSON.stringify(desk.own.all().filter(({ state }) => state !== "final")) + unsigned;
    const underneath = JSON.stringify(await desk.underneath());
    if (!desk.isOpen()) return; // what was read may be less than what there is
    for (const file of found) {
      const { sha256, unwanted } = file;
      if (unwanted && shown.includes(sha256)) await files.change(box, sha256, { unwanted: false });
      else if (!(unwanted ? underneath : waiting).includes(sha256)) await files.remove(box, file);
    }
  }

  const held = createHeldFiles(api, outside, async (desk) => new Set((await localOf(desk)).keys()), onChange);

  async function localOf(desk: Desk): Promise<ReadonlyMap<string, StoredFile>> {
    return new Map((await files.everything(storeOf(desk.person.id))).map((file) => [file.sha256, file]));
  }

  function viewOf(file: StoredFile | undefined, facts: FileFacts | undefined, isHeld: boolean): FileView {
    const late_on = facts?.late ? facts.device : "";
    if (facts?.state === "verified" || file?.verified_at)
      return { state: "at_server", sent: 1, held: isHeld || file !== undefined, trouble: null, late_on: "" };
    if (file) {
      const under = sent.get(file.sha256);
      const share = (under ?? 0) / Math.max(1, sealedSize(file.size));
      const trouble = file.trouble === UNREACHABLE ? null : file.trouble;
      return { state: under === undefined ? "on_device" : "sending", sent: share, held: true, trouble, late_on };
    }
    if (!facts) return { ...UNKNOWN, held: isHeld };
    return { state: "awaited", sent: facts.received / Math.max(1, facts.length), held: isHeld, trouble: null, late_on };
  }

  const view: Omit<Files, "onChange"> = {
    async keep(file) {
      const desk = session.desk();
      if (!desk) return { problem: "not-here" };
      if (file.size > MAX_FILE_BYTES) return { problem: "too-large" };
      if ((await outside.room()) < 2 * file.size + RESERVE) return { problem: "no-room" };
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { sealForServer } = await import("../domain/hpke");
      const server = session.server()?.about.server_key ?? "";
      try {
        const sha256 = await files.keep(storeOf(desk.person.id), bytes, {
          userKey: desk.userKey,
          toServer: (key, about) => sealForServer(server, key, about),
          at: new Date(outside.now()).toISOString(),
        });
        await moved();
        if (outside.online()) wake();
        return { sha256 };
      } catch (error) {
        if (error instanceof StorageFailure) return { problem: "no-room" };
        throw error;
      }
    },

    async of(document, wanted, ask) {
      const desk = session.desk();
      if (!desk) return new Map();
      const [local, here] = await Promise.all([localOf(desk), held.of(desk)]);
      const asked = ask && session.hasSession(desk) && outside.online();
      const said = asked ? await api.files(document).catch(() => []) : [];
      const facts = new Map(said.map((one) => [one.sha256, one]));
      return new Map(wanted.map((sha256) => [sha256, viewOf(local.get(sha256), facts.get(sha256), here.has(sha256))]));
    },

    async open(document, sha256) {
      const desk = session.desk();
      if (!desk) return { problem: "not-here" };
      const kept =
        (await files.read(storeOf(desk.person.id), sha256, desk.userKey).catch(files.unreadable)) ??
        (await held.look(desk, sha256));
      if (kept) return new Blob([kept]);
      try {
        const bytes = await held.fetch(desk, { document, sha256 });
        return bytes ? new Blob([bytes]) : { problem: "damaged" };
      } catch (error) {
        if (error instanceof Unreachable) return { problem: "unreachable" };
        if (error instanceof Refusal) return { problem: error.status === 404 ? "not-here" : "unreachable" };
        throw error;
      }
    },

    async drop(sha256) {
      const desk = session.desk();
      if (!desk) return;
      const box = storeOf(desk.person.id);
      await files.change(box, sha256, { unwanted: true });
      await giveUp(box, desk);
      await moved();
    },
  };

  return {
    files: view,
    wake,
    refresh,
    /** Everything of the operations is in: now what the documents that wait refer to is fetched. */
    fetchAhead(): void {
      const desk = session.desk();
      if (desk && session.hasSession(desk)) held.ahead(desk, () => session.hasSession(desk));
    },
    /** Files of the person who is let in that the server has not verified. */
    waiting: () => waiting,
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      ending.abort();
      await running;
      await held.stop();
      await Promise.all([...stores.values()].map((one) => one.close()));
    },
  };
}

const isWaiting = ({ verified_at, unwanted }: StoredFile): boolean => verified_at === null && !unwanted;

/** The code of what kept a file from leaving; null where that is no such thing. */
function troubleOf(error: unknown): string | null {
  if (error instanceof Refusal) return error.code;
  if (error instanceof files.Damaged) return DAMAGED;
  return error instanceof Unreachable ? UNREACHABLE : null;
}

/** The upload is not there any more: null, and it is begun anew. */
function beganAnew(error: unknown): null {
  if (error instanceof Refusal && GONE.has(error.code)) return null;
  throw error;
}
