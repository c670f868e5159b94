/** The reference lists on the device: fetched where they changed, kept, and read off the screen's thread. */
import type { Found, OpenList, Search } from "../domain/reference";
import type { Lists } from "../domain/env";
import type { IsoDate, List, PublishedList } from "../protocol.gen";
import * as store from "../store/lists";
import { CannotOpen, open, seal } from "../store/seal";
import { Refusal, type Api } from "./api";
import type { Desk } from "./desk";
import type { Outside } from "./outside";
import type { Question, Reader } from "./reader";

/** What a form asks of one list. */
export interface Reference {
  readonly about: PublishedList;
  search(wanted: Search): Promise<readonly Found[]>;
  /** Makes the first search in this language as quick as the others, before anybody searches. */
  prepare(language: string): void;
  entry(code: string, language: string, on: IsoDate): Promise<Found | null>;
  /** The codes of what bears this name in a country, in whichever language. */
  named(name: string, country: string, on: IsoDate): Promise<readonly string[]>;
  below(code: string, language: string, on: IsoDate): Promise<readonly Found[]>;
}

/** Lists that only people who are let in may read; all others are public. */
const OF_PEOPLE = new Set(["organisations"]);

export type Shelf = ReturnType<typeof createShelf>;

export function createShelf(api: Pick<Api, "reference">, startReader: Outside["reader"]) {
  const lists = store.openListStore();
  let reader: Reader | null = null;
  let opened = new Map<string, Promise<PublishedList | null>>();
  let rules = new Map<string, Promise<List | null>>();

  const ownerOf = (name: string, desk: Desk): string => (OF_PEOPLE.has(name) ? desk.person.id : "");
  const sealedAs = (name: string, { sha256 }: PublishedList): string => ["list", name, sha256].join("|");

  /** Drops what is in memory: somebody else may come to the tablet, there are newer versions, or the reader broke down. */
  function forget(): void {
    reader?.close();
    reader = null;
    opened = new Map();
    rules = new Map();
  }

  /** The list's file, as the device holds it. */
  async function file(desk: Desk, name: string): Promise<Pick<store.StoredList, "published" | "bytes"> | null> {
    const held = await store.list(lists, ownerOf(name, desk), name);
    if (!held?.owner) return held ?? null;
    try {
      return {
        published: held.published,
        bytes: await open(desk.userKey.key, held.bytes, sealedAs(name, held.published)),
      };
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      // Sealed with a key that went with a forgotten password: the next pull fetches it again.
      await store.dropList(lists, held.owner, name);
      return null;
    }
  }

  async function load(desk: Desk, name: string): Promise<PublishedList | null> {
    const found = await file(desk, name);
    if (!found) return null;
    reader ??= startReader(forget);
    await reader.open(name, found.bytes);
    return found.published;
  }

  function once<T>(known: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
    const made = known.get(name) ?? make();
    known.set(name, made);
    made.catch(() => known.delete(name));
    return made;
  }

  const about = (desk: Desk, name: string) => once(opened, name, () => load(desk, name));

  /** What the function of `OpenList` of that name returns; the list is opened again where it was forgotten. */
  async function ask<Name extends Question[0]>(
    desk: Desk,
    name: string,
    question: Extract<Question, readonly [Name, ...unknown[]]>,
  ): Promise<ReturnType<OpenList[Name]>> {
    await about(desk, name);
    if (!reader) throw new Error(`the list ${name} is not here`);
    return (await reader.ask(name, question)) as ReturnType<OpenList[Name]>;
  }

  const lookUp = (desk: Desk, name: string): Promise<List | null> =>
    once(rules, name, async () => ((await about(desk, name)) ? ask(desk, name, ["lookUps"]) : null));

  /** Whether the device has this version. */
  async function isHeld(desk: Desk, { name, sha256 }: PublishedList): Promise<boolean> {
    return (await store.heldVersion(lists, ownerOf(name, desk), name)) === sha256;
  }

  async function fetchOne(desk: Desk, published: PublishedList): Promise<boolean> {
    const { name, sha256 } = published;
    const bytes = await api.reference(name, sha256);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (found !== sha256) {
      console.error(`the list ${name} is not the one that was announced`);
      return false;
    }
    const owner = ownerOf(name, desk);
    const kept = owner ? await seal(desk.userKey.key, bytes, sealedAs(name, published)) : bytes;
    await store.putList(lists, { owner, name, published, bytes: kept });
    return true;
  }

  return {
    /**
     * Fetches the lists of which the pull announced another version. A file that the server does not give, or gives
     * wrong, leaves the version before in its place until the next pull. Raises Unreachable, StorageFailure.
     */
    async fetchChanged(desk: Desk): Promise<boolean> {
      let changed = false;
      for (const published of await desk.copy.lists()) {
        if (await isHeld(desk, published)) continue;
        try {
          changed = (await fetchOne(desk, published)) || changed;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          console.error(error);
        }
      }
      if (changed) forget();
      return changed;
    },

    async reference(desk: Desk, name: string): Promise<Reference | null> {
      const published = await about(desk, name);
      return (
        published && {
          about: published,
          search: (wanted) => ask(desk, name, ["search", wanted]),
          // What goes wrong with that, the search itself will say.
          prepare: (language) => void ask(desk, name, ["prepare", language]).catch(() => undefined),
          entry: (code, language, on) => ask(desk, name, ["entry", code, language, on]),
          named: (called, country, on) => ask(desk, name, ["named", called, country, on]),
          below: (code, language, on) => ask(desk, name, ["below", code, language, on]),
        }
      );
    },

    /** Those of these lists that the device holds, as the rules read them. */
    async lookUps(desk: Desk, names: readonly string[]): Promise<Lists> {
      const found = await Promise.all(names.map(async (name) => [name, await lookUp(desk, name)] as const));
      return Object.fromEntries(found.flatMap(([name, list]) => (list ? [[name, list]] : [])));
    },

    isHeld,

    forget,

    async close(): Promise<void> {
      forget();
      await lists.close();
    },
  };
}
