/**
 * Tablets of a test with a real server: each has a disk, a line and tabs of its own, in one process. What a tablet's
 * code does is known by its asynchronous context, so that several use `indexedDB` and `BroadcastChannel` side by side.
 */
import { AsyncLocalStorage } from "node:async_hooks";

import { IDBFactory } from "fake-indexeddb";

import type { Push, PushReply } from "../../protocol.gen";
import { Crash } from "../../store/testing/crash";
import { Browser, type OpenDevice } from "./browser";
import type { RealServer } from "./real-server";

export const TROUBLES = [
  "drop_request",
  "drop_answer",
  "duplicate",
  "cut_answer",
  "delay",
  "status_401",
  "status_413",
  "status_429",
  "status_503",
] as const;
export type Trouble = (typeof TROUBLES)[number];

const CODES: Readonly<Record<string, string>> = {
  401: "LOGIN_REQUIRED",
  413: "TOO_LARGE",
  429: "TOO_MANY",
  503: "BUSY",
};

/** One start of the browser: its tabs die together. */
interface Run {
  readonly tablet: Tablet;
  readonly browser: Browser;
  readonly crash: Crash;
}

/** An operation of which a device has heard from the server. */
export interface Heard {
  readonly client_id: string;
  readonly seq: number;
  readonly hash: string;
}

/** What a test hears of the lines. */
export interface Ears {
  readonly fired: (what: string) => void;
  readonly acknowledged: (heard: readonly Heard[]) => void;
  /** How many tabs of one tablet are sending a stream now; `locking`: whether its browser keeps locks apart. */
  readonly sending: (tabs: number, locking: boolean) => void;
}

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

const running = new AsyncLocalStorage<Run>();
const Channel = globalThis.BroadcastChannel;
/** Files that never change are fetched once, as by a browser. */
const files = new Map<string, Promise<ArrayBuffer>>();

Object.defineProperty(globalThis, "indexedDB", { configurable: true, get: () => running.getStore()?.tablet.disk });
globalThis.BroadcastChannel = class extends Channel {
  constructor(name: string) {
    super(`${running.getStore()?.tablet.name}:${name}`);
  }
};

/** Whose processes were killed. */
const dead = new WeakSet<Run>();

let tablets = 0;

export class Tablet {
  readonly name = `tablet-${++tablets}`;
  readonly email: string;
  readonly person: string;
  /** The next requests of the lane of operations, one each. */
  faults: Trouble[] = [];
  disk = new IDBFactory();
  #cookie = "";
  #online = true;
  #run: Run | null = null;
  #tabs: (OpenDevice | undefined)[] = [];
  #held: (() => void)[] = [];
  /** Pushes that came to the server, to come again some day. */
  #sent: Asked[] = [];
  #asked: (() => void)[] = [];
  readonly #sending = new Map<string, number>();
  readonly #crashes: Crash[] = [];
  readonly #server: RealServer;
  readonly #password: string;
  readonly #ears: Ears;

  constructor(server: RealServer, who: { email: string; person: string; password: string }, ears: Ears) {
    this.#server = server;
    this.email = who.email;
    this.person = who.person;
    this.#password = who.password;
    this.#ears = ears;
  }

  /** Does something as this tablet's own code. */
  as<T>(work: () => T): T {
    return running.run((this.#run ??= this.#begun()), work);
  }

  /** The tab with somebody let in, by the network or without it. */
  async tab(n: number): Promise<OpenDevice> {
    return this.as(async () => {
      const { browser } = (this.#run ??= this.#begun());
      const open = (this.#tabs[n] ??= await browser.tab());
      const access = open.access();
      if (access.state === "open") return open;
      if (access.state === "locked") await open.unlock(access.person.id, this.#password);
      else await open.login(this.email, this.#password);
      return open;
    });
  }

  async login(open: OpenDevice): Promise<void> {
    await this.as(() => open.login(this.email, this.#password));
  }

  opened(): readonly OpenDevice[] {
    return this.#tabs.filter((one) => one !== undefined);
  }

  async closeTab(n: number): Promise<void> {
    this.release();
    const tab = this.#tabs[n];
    this.#tabs[n] = undefined;
    await this.as(() => tab?.close());
  }

  setOnline(online: boolean): void {
    this.#online = online;
    const browser = this.#run?.browser;
    if (!browser) return;
    browser.online = online;
    this.as(() => browser.fire(online ? "online" : "offline"));
  }

  /** From now on, until the browser is started anew. */
  loseLocks(): void {
    (this.#run ??= this.#begun()).browser.locking = false;
  }

  /** What was delayed goes on. */
  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  /** Resolves when something of the lane is on its way to the server. */
  nextAsked(): Promise<void> {
    return new Promise((asked) => this.#asked.push(asked));
  }

  /** Resolves when so many more writes are done, and the next one is not. */
  dying(writes: number): Promise<void> {
    return new Promise((came) => this.#run?.crash.after(writes, came));
  }

  /** The tabs are gone, with all that they had under way; the disk stays as it is. */
  die(): void {
    const run = this.#run;
    if (!run) return;
    run.crash.after(0);
    dead.add(run);
    // Only its timers: nothing that it asks is answered any more.
    for (const tab of this.opened()) void running.run(run, () => tab.close());
    this.#run = null;
    this.#tabs = [];
    this.#held = [];
    this.#sending.clear();
  }

  /** Another tablet with everything that lies on this one. */
  async copy(): Promise<Tablet> {
    for (const n of this.#tabs.keys()) await this.closeTab(n);
    const who = { email: this.email, person: this.person, password: this.#password };
    const made = new Tablet(this.#server, who, this.#ears);
    made.#cookie = this.#cookie;
    made.disk = await this.as(() => copied(this.disk));
    return made;
  }

  /** Requests of before come to the server again; nobody hears the answers. */
  async again(): Promise<void> {
    for (const { path, init } of this.#sent.splice(0)) {
      await this.#server.fetch(path, init).then(
        (reply) => reply.arrayBuffer(),
        () => undefined,
      );
      this.#ears.fired("late_again");
    }
  }

  async end(): Promise<void> {
    this.faults = [];
    this.release();
    for (const n of this.#tabs.keys()) await this.closeTab(n);
    for (const crash of this.#crashes.reverse()) crash.end();
  }

  #begun(): Run {
    const run: Run = {
      tablet: this,
      browser: new Browser({ fetch: (input, init) => this.#fetch(run, input as string, init ?? {}) }, () => undefined),
      crash: new Crash(() => running.getStore() === run),
    };
    this.#crashes.push(run.crash);
    // Longer than a run: what waits is tried when the test says so.
    run.browser.patience = 60;
    run.browser.online = this.#online;
    return run;
  }

  async #fetch(run: Run, path: string, init: RequestInit): Promise<Response> {
    const push = path === "/sync/v1/push";
    const client = push ? (JSON.parse(await plain(init)) as Push) : null;
    // Whoever was killed meanwhile sends nothing, and is not counted among those who send.
    if (dead.has(run)) return never();
    const tabs = (this.#sending.get(client?.client_id ?? "") ?? 0) + 1;
    if (client) {
      this.#sending.set(client.client_id, tabs);
      this.#ears.sending(tabs, run.browser.locking);
    }
    try {
      const reply = await this.#carried(run, { path, init }, client);
      if (dead.has(run)) return await never();
      return reply;
    } catch (error) {
      if (dead.has(run)) return await never();
      throw error;
    } finally {
      if (client && !dead.has(run)) this.#sending.set(client.client_id, (this.#sending.get(client.client_id) ?? 1) - 1);
    }
  }

  async #carried(run: Run, asked: Asked, push: Push | null): Promise<Response> {
    const { path } = asked;
    const lane = path === "/sync/v1/push" || path === "/sync/v1/pull";
    const trouble = lane ? this.faults.shift() : undefined;
    if (trouble) this.#ears.fired(trouble);
    if (trouble === "delay") await new Promise<void>((go) => this.#held.push(go));
    if (trouble === "drop_request" || !this.#online) throw new TypeError("network");
    if (trouble?.startsWith("status_")) return refused(trouble.slice("status_".length));
    if (path.startsWith("/api/reference/")) return new Response(await this.#file(asked));

    const init = await this.#request(asked.init);
    if (push) this.#sent.push({ path, init });
    if (trouble === "duplicate") void this.#server.fetch(path, init).then((reply) => reply.arrayBuffer(), ignore);
    const answer = this.#server.fetch(path, init);
    if (lane) for (const asked of this.#asked.splice(0)) asked();
    const reply = await answer;
    const body = await reply.arrayBuffer();
    if (trouble === "drop_answer") throw new TypeError("network");
    const [cookie] = reply.headers.getSetCookie();
    if (cookie !== undefined && !dead.has(run)) this.#cookie = cookie.split(";")[0] ?? "";
    const { status } = reply;
    const after = reply.headers.get("Retry-After");
    const headers = new Headers(after === null ? {} : { "Retry-After": after });
    if (trouble === "cut_answer")
      return new Response(body.slice(0, Math.floor(body.byteLength / 2)), { status, headers });
    if (push && status === 200 && !dead.has(run))
      this.#hear(push, JSON.parse(new TextDecoder().decode(body)) as PushReply);
    return new Response(status === 204 ? null : body, { status, headers });
  }

  #hear({ client_id, ops }: Push, { results }: PushReply): void {
    const answered = new Set((results as readonly { seq: number }[]).map(({ seq }) => seq));
    this.#ears.acknowledged(
      ops.filter(({ seq }) => answered.has(seq)).map(({ seq, hash }) => ({ client_id, seq, hash })),
    );
  }

  async #request(init: RequestInit): Promise<RequestInit> {
    const headers = new Headers(init.headers);
    if (init.credentials !== "omit" && this.#cookie !== "") headers.set("Cookie", this.#cookie);
    const { method = "GET", body } = init;
    return { method, headers, ...(body && { body: await new Response(body).arrayBuffer() }) };
  }

  #file({ path, init }: Asked): Promise<ArrayBuffer> {
    const known = files.get(path);
    if (known) return known;
    const made = this.#request(init)
      .then((request) => this.#server.fetch(path, request))
      .then((reply) => {
        if (!reply.ok) throw new TypeError("network");
        return reply.arrayBuffer();
      });
    files.set(path, made);
    made.catch(() => files.delete(path));
    return made;
  }
}

const ignore = () => undefined;

/** What somebody asked who is no more. */
const never = (): Promise<never> => new Promise(ignore);

const refused = (status: string): Response =>
  Response.json(
    { status: Number(status), code: CODES[status], detail: "Answered on the way." },
    { status: Number(status), headers: { "Retry-After": "0" } },
  );

async function plain(init: RequestInit): Promise<string> {
  const raw = new Response(init.body ?? null);
  if (!new Headers(init.headers).has("Content-Encoding") || !raw.body) return raw.text();
  return new Response(raw.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

/** The databases with all that lies in them, on another disk. */
async function copied(from: IDBFactory): Promise<IDBFactory> {
  const to = new IDBFactory();
  for (const { name = "", version = 1 } of await from.databases()) {
    const source = await opened(from.open(name));
    const copy = await opened(to.open(name, version), (made) => {
      for (const store of source.objectStoreNames) {
        const { keyPath, autoIncrement, indexNames, ...rest } = shape(source, store);
        const there = made.createObjectStore(store, { keyPath, autoIncrement });
        for (const index of indexNames) {
          const { keyPath: path, unique, multiEntry } = rest.index(index);
          there.createIndex(index, path, { unique, multiEntry });
        }
      }
    });
    for (const store of source.objectStoreNames) {
      const rows = source.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        answered(rows.getAllKeys()),
        answered(rows.getAll() as IDBRequest<unknown[]>),
      ]);
      const tx = copy.transaction(store, "readwrite");
      for (const [n, value] of values.entries())
        tx.objectStore(store).put(value, rows.keyPath === null ? keys[n] : undefined);
      await new Promise((done) => (tx.oncomplete = done));
    }
    source.close();
    copy.close();
  }
  return to;
}

function shape(db: IDBDatabase, name: string) {
  const store = db.transaction(name).objectStore(name);
  const { keyPath, autoIncrement, indexNames } = store;
  return { keyPath, autoIncrement, indexNames: [...indexNames], index: (one: string) => store.index(one) };
}

async function opened(request: IDBOpenDBRequest, upgrade: (db: IDBDatabase) => void = ignore): Promise<IDBDatabase> {
  request.onupgradeneeded = () => upgrade(request.result);
  return answered(request);
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the disk does not answer"));
  });
