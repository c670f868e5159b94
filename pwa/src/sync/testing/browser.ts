/** A browser for tests: databases in memory, a network that can be off, clocks that are set, locks between tabs. */
import { derive, type Derive } from "../../store/argon2";
import { newDisk } from "../../store/testing/disk";
import type { Device } from "../device";
import { createDevice } from "../engine";
import type { Authenticator } from "../authenticator";
import { createHeldKey, type SigningKey } from "../held-key";
import type { Heard, Nudge, Outside } from "../outside";
import type { Question, Reader } from "../reader";
import { createReading } from "../reading";
import type { Server } from "./server";

export type OpenDevice = Device & { close(): Promise<void> };

/** What the worker does, without one. */
function readHere(): Reader & { broken: boolean } {
  const reading = createReading();
  const reader = {
    broken: false,
    open: async (name: string, file: Uint8Array<ArrayBuffer>) => reading.open(name, await working(file)),
    ask: async (name: string, question: Question) => reading.ask(name, await working(question)),
    close: () => undefined,
  };
  const working = <T>(asked: T) => (reader.broken ? Promise.reject(new Error("broken")) : Promise.resolve(asked));
  return reader;
}

export class Browser {
  online = true;
  /** Added to the real clock, in ms. */
  shift = 0;
  ticks = 0;
  room = Infinity;
  /** The part of the longest wait that is waited: none, so that it is tried again at once. */
  patience = 0;
  /** The device's own authenticator; without one, nothing but the password opens the keys. */
  authenticator: Authenticator = { create: () => Promise.resolve(null), secret: () => Promise.resolve(null) };
  /** The signing keys that were not wiped. */
  readonly keys = new Set<SigningKey>();
  /** Where false, the browser gives a lock to everybody who asks. */
  locking = true;
  readonly #server: Pick<Server, "fetch">;
  readonly #held = new Map<string, Promise<unknown>>();
  readonly #listeners = new Map<Heard, Set<() => void>>();
  readonly #nudged = new Set<(what: Nudge) => void>();
  readonly #open: OpenDevice[] = [];
  readonly #readers: (() => void)[] = [];

  /** `disk` puts the disk in; without it, a new one. */
  constructor(server: Pick<Server, "fetch">, disk: () => void = newDisk) {
    this.#server = server;
    disk();
  }

  /** A tab of the app. */
  async tab(): Promise<OpenDevice> {
    const device = await createDevice(this.#outside());
    this.#open.push(device);
    return device;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((device) => device.close()));
  }

  fire(event: Heard): void {
    for (const listener of this.#listeners.get(event) ?? []) listener();
  }

  /** What reads the reference lists in the tabs breaks down. */
  readerBreaks(): void {
    for (const breaks of this.#readers.splice(0)) breaks();
  }

  /** How many tabs have a line on which the server nudges. */
  get lines(): number {
    return this.#nudged.size;
  }

  nudge(): void {
    for (const listener of this.#nudged) listener("moved");
  }

  /** The server ends the lines that there are. */
  endLines(): void {
    const all = [...this.#nudged];
    this.#nudged.clear();
    for (const listener of all) listener("ended");
  }

  #outside(): Outside {
    // The real function at a cost that a test can bear.
    const cheap: Derive = (password, salt) => derive(password, salt, { memory: 64, passes: 1, lanes: 1 });
    return {
      now: () => Date.now() + this.shift,
      ticks: () => this.ticks,
      random: () => this.patience,
      fetch: (input, init) =>
        this.online ? this.#server.fetch(input, init) : Promise.reject(new TypeError("no network")),
      derive: cheap,
      authenticator: {
        create: (name) => this.authenticator.create(name),
        secret: (credential) => this.authenticator.secret(credential),
      },
      signingKey: () => {
        const key = createHeldKey(cheap, () => ({ wall: Date.now() + this.shift, ticks: this.ticks }));
        this.keys.add(key);
        return { ...key, close: () => this.keys.delete(key) && key.close() };
      },
      reader: (broke) => {
        const reader = readHere();
        this.#readers.push(() => {
          reader.broken = true;
          broke();
        });
        return reader;
      },
      locks: { request: this.#request as LockManager["request"] },
      online: () => this.online,
      visible: () => true,
      listen: (event, listener, signal) => {
        const all = this.#listeners.get(event) ?? new Set();
        this.#listeners.set(event, all.add(listener));
        signal.addEventListener("abort", () => all.delete(listener));
      },
      nudges: (listener) => {
        this.#nudged.add(listener);
        return () => this.#nudged.delete(listener);
      },
      room: () => Promise.resolve(this.room),
      persist: () => Promise.resolve(),
      deviceName: () => "Tablet of the test",
      platform: () => Promise.resolve({}),
      subscribe: () => Promise.resolve(null),
    };
  }

  /** Exclusive locks, in the order of asking. */
  readonly #request = async (name: string, { signal }: LockOptions, work: () => Promise<unknown>): Promise<unknown> => {
    if (!this.locking) return work();
    const before = this.#held.get(name) ?? Promise.resolve();
    let release: () => void = () => undefined;
    this.#held.set(
      name,
      before.then(() => new Promise<void>((done) => (release = done))),
    );
    const given = new Promise<never>((_, reject) => {
      signal?.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
    });
    try {
      await Promise.race([before, given]);
    } catch (error) {
      void before.then(() => release());
      throw error;
    }
    try {
      return await work();
    } finally {
      release();
    }
  };
}

/** Resolves when the condition holds; it is looked at after every change of the device. */
export async function until(device: Device, holds: () => boolean | Promise<boolean>): Promise<void> {
  if (await holds()) return;
  await new Promise<void>((done, fail) => {
    const stop = device.onChange(() => {
      void (async () => {
        if (!(await holds())) return;
        stop();
        done();
      })().catch(fail);
    });
  });
}
