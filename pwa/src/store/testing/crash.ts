/**
 * A crash, for tests: from one moment on, nothing that the killed tabs ask of the disk is done or answered. What was
 * under way may still be stored, as on a real disk.
 */
import "fake-indexeddb/auto";

const nothing = (): undefined => undefined;

const silent = <T extends object>(kind: T, members: Readonly<Record<string, unknown>>): T =>
  Object.create(
    kind,
    Object.fromEntries(
      Object.entries(members).map(([name, value]) => [name, { value, configurable: true, writable: true }]),
    ),
  ) as T;

const deaf = { addEventListener: nothing, removeEventListener: nothing };
const request = silent(IDBRequest.prototype, deaf);
const asks = ["get", "getAll", "getAllKeys", "count", "put", "add", "delete", "clear"];
const answers = Object.fromEntries(asks.map((name) => [name, () => request]));
const index = silent(IDBIndex.prototype, answers);
const objectStore = silent(IDBObjectStore.prototype, { ...answers, index: () => index });
const unanswered = silent(IDBTransaction.prototype, {
  ...deaf,
  objectStore: () => objectStore,
  objectStoreNames: ["any"],
  abort: nothing,
  error: null,
});

export class Crash {
  readonly #dead = new WeakSet<IDBDatabase>();
  readonly #restore: () => void;
  readonly #concerns: () => boolean;
  #seen = new Set<IDBDatabase>();
  #left = Infinity;
  #came: () => void = nothing;

  /** `concerns`: whether it is of the killed tabs that somebody asks the disk now. */
  constructor(concerns: () => boolean = () => true) {
    this.#concerns = concerns;
    const whole = IDBDatabase.prototype.transaction;
    const judge = (db: IDBDatabase, mode: IDBTransactionMode | undefined) => this.#judge(db, mode);
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      return judge(this, mode) ? whole.call(this, stores, mode, options) : unanswered;
    };
    this.#restore = () => (IDBDatabase.prototype.transaction = whole);
  }

  /** It comes by itself after so many writes, and is told once. */
  after(writes: number, came: () => void = nothing): void {
    this.#left = writes;
    this.#came = came;
  }

  /** It comes now, where it has not come yet; whoever opens the disk from now on is another process. */
  now(): void {
    for (const db of this.#seen) this.#dead.add(db);
    this.#seen = new Set();
    this.#left = Infinity;
  }

  /** No more crashes. */
  end(): void {
    this.#restore();
  }

  #judge(db: IDBDatabase, mode: IDBTransactionMode | undefined): boolean {
    if (!this.#concerns()) return true;
    this.#seen.add(db);
    // The disk itself makes a database that is opened for the first time: it goes on with that alone.
    if (mode === "versionchange") return true;
    const done = !this.#dead.has(db) && this.#left > 0 && (mode !== "readwrite" || this.#left-- > 0);
    if (this.#left <= 0) this.#came();
    return done;
  }
}
