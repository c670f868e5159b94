/**
 * Files of the server on the tablet, for when there is no network: what was opened here, and ahead of that what belongs
 * to the documents that wait for somebody, those that arrive first before the others.
 */
import type { Document } from "../protocol.gen";
import { StorageFailure } from "../store/databases";
import * as held from "../store/held-files";
import { CannotOpen } from "../store/seal";
import * as files from "../store/files";
import { Refusal, Unreachable, type Api } from "./api";
import type { Desk } from "./desk";
import type { DocumentView } from "./device";
import type { Outside } from "./outside";

type Bytes = Uint8Array<ArrayBuffer>;

/** All that is held, in bytes; and what of it is fetched before anybody asks. */
const MOST = 150 * 1024 * 1024;
const MOST_AHEAD = 100 * 1024 * 1024;
/** A larger file is fetched when it is opened. */
const LARGE = 8 * 1024 * 1024;
/** Room that is left for work: a file is never held at its cost. */
const RESERVE = 100 * 1024 * 1024;

/** What was not at the server yet, or not as it was signed, is asked for again after so many ms. */
const AGAIN_AFTER = 15 * 60_000;

/** Documents on which nobody has decided yet. */
const WAITING = new Set(["draft", "new", "in_progress", "pre_valid"]);

export type HeldFiles = ReturnType<typeof createHeldFiles>;

interface Wanted {
  readonly document: string;
  readonly sha256: string;
}

/** `isHere`: those that are on the tablet for another reason. `onChange` is called when a file came. */
export function createHeldFiles(
  api: Api,
  outside: Outside,
  isHere: (desk: Desk) => Promise<ReadonlySet<string>>,
  onChange: () => void,
) {
  const stores = new Map<string, held.HeldFiles>();
  let ahead: Promise<void> | null = null;
  let wanted: ReadonlySet<string> = new Set();
  let stopped = false;
  /** Of those that did not come, when they are asked for again, in ms since 1970. */
  const later = new Map<string, number>();

  function storeOf({ person }: Desk): held.HeldFiles {
    const known = stores.get(person.id) ?? held.openHeldFiles(person.id);
    stores.set(person.id, known);
    return known;
  }

  /** From the tablet; null where it is not here, or can be read no more. */
  async function look(desk: Desk, sha256: string): Promise<Bytes | null> {
    try {
      return await held.look(storeOf(desk), sha256, desk.userKey, outside.now());
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      await held.letGo(storeOf(desk), sha256);
      return null;
    }
  }

  /** Fetched and verified, and held where there is room. Null: other bytes came. Raises Refusal, Unreachable. */
  async function fetch(desk: Desk, { document, sha256 }: Wanted): Promise<Bytes | null> {
    const bytes = await api.file(document, sha256);
    if ((await files.sha256Of(bytes)) !== sha256) return null;
    if ((await outside.room()) > bytes.length + RESERVE)
      try {
        const how = { userKey: desk.userKey, now: outside.now(), most: MOST, wanted };
        await held.hold(storeOf(desk), sha256, bytes, how);
        onChange();
      } catch (error) {
        if (!(error instanceof StorageFailure)) throw error;
      }
    return bytes;
  }

  /** One after the other: the operations need the line. */
  async function fetchThose(desk: Desk, isOpen: () => boolean): Promise<void> {
    const first = firstOf(await desk.documents());
    wanted = new Set(first.map(({ sha256 }) => sha256));
    const here = new Set([...(await of(desk)), ...(await isHere(desk))]);
    for (const one of first) {
      if (stopped || !isOpen() || !outside.online()) return;
      if (here.has(one.sha256) || (later.get(one.sha256) ?? 0) > outside.now()) continue;
      try {
        if (await fetch(desk, one)) continue;
      } catch (error) {
        if (error instanceof Unreachable) return;
        if (!(error instanceof Refusal)) throw error;
        if (error.status !== 404) return;
      }
      later.set(one.sha256, outside.now() + AGAIN_AFTER);
    }
  }

  const of = async (desk: Desk): Promise<ReadonlySet<string>> =>
    new Set((await held.heldFiles(storeOf(desk))).map(({ sha256 }) => sha256));

  return {
    look,
    fetch,
    /** What is held, by its SHA-256. */
    of,

    /** Fetches what will be wanted; nobody waits for it. */
    ahead(desk: Desk, isOpen: () => boolean): void {
      ahead ??= fetchThose(desk, isOpen)
        .catch((error: unknown) => console.error(error))
        .finally(() => (ahead = null));
    },

    async stop(): Promise<void> {
      stopped = true;
      await ahead;
      await Promise.all([...stores.values()].map((store) => store.close()));
    },
  };
}

/** The files of the documents that wait, as many as are fetched ahead. */
function firstOf(views: readonly DocumentView[]): readonly Wanted[] {
  const waiting = views
    .filter(({ document }) => WAITING.has(document.status) && filesOf(document).length > 0)
    .sort((a, b) => (a.document.arrival ?? "").localeCompare(b.document.arrival ?? ""));
  const found: Wanted[] = [];
  let room = MOST_AHEAD;
  for (const { document } of waiting)
    for (const { sha256, size } of filesOf(document)) {
      if (size > LARGE || size > room) continue;
      room -= size;
      found.push({ document: document.id, sha256 });
    }
  return found;
}

interface Named {
  readonly sha256: string;
  readonly size: number;
}

/** A document that changes is another object: each is looked through once, though this is asked after every pull. */
const known = new WeakMap<Document, readonly Named[]>();

function filesOf(document: Document): readonly Named[] {
  const before = known.get(document);
  if (before) return before;
  const found: Named[] = [];
  collect(document.content, found);
  known.set(document, found);
  return found;
}

/** The files that a content refers to, wherever. */
function collect(content: unknown, found: Named[]): void {
  if (typeof content !== "object" || content === null) return;
  const { sha256, size } = content as Readonly<Record<string, unknown>>;
  if (typeof sha256 === "string" && typeof size === "number") found.push({ sha256, size });
  else for (const value of Object.values(content)) collect(value, found);
}
