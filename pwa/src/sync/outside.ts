/** What the device needs of the browser around it, in one place, so that a test can be another browser. */
import type { Derive } from "../store/argon2";
import { unbase64url } from "../domain/base64url";
import { deriveInWorker } from "../store/derive";
import type { Subscription } from "./api";
import { authenticator, type Authenticator } from "./authenticator";
import { deviceName } from "./device-name";
import type { SigningKey } from "./held-key";
import { readInWorker, type Reader } from "./reader";
import { signingKeyInWorker } from "./signing-key";

export type Heard = "online" | "offline" | "front" | "activity" | "leaving" | "returned";

/** `ended`: the line is gone for good, since the server or something before it refused it. A broken one mends itself. */
export type Nudge = "opened" | "moved" | "ended";

export interface Outside {
  /** The clock on the wall, in ms since 1970: it may jump. */
  readonly now: () => number;
  /** A clock that only goes forward, in ms. */
  readonly ticks: () => number;
  readonly random: () => number;
  readonly fetch: typeof globalThis.fetch;
  readonly derive: Derive;
  readonly authenticator: Authenticator;
  /** Starts what signs, for as long as it is not closed. */
  readonly signingKey: () => SigningKey;
  /** Starts what reads the reference lists; `broke` is called where it is no good any more. */
  readonly reader: (broke: () => void) => Reader;
  readonly locks: Pick<LockManager, "request">;
  /** What the browser believes of the network. */
  readonly online: () => boolean;
  readonly visible: () => boolean;
  /** `front`: the app came to the front, or back from the page cache; `activity`: somebody touched it;
   * `leaving`: the page is going away, if only for a while; `returned`: it is back from the page cache, as it was. */
  readonly listen: (event: Heard, listener: () => void, signal: AbortSignal) => void;
  /** Listens to the server for whether it has something new; returns the way to stop. */
  readonly nudges: (listener: (what: Nudge) => void) => () => void;
  /** How much more the browser lets the app store, in bytes. */
  readonly room: () => Promise<number>;
  /** Asks that the databases be kept when the disk is full. */
  readonly persist: () => Promise<void>;
  /** A name for this device, for the person's list of devices. */
  readonly deviceName: () => string;
  /** Facts for support: what runs the app, and how full the disk is. */
  readonly platform: () => Promise<Readonly<Record<string, unknown>>>;
  /** Asks for permission and subscribes to notices; null where that is refused or impossible. */
  readonly subscribe: (key: string) => Promise<Subscription | null>;
}

export const browser: Outside = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  random: () => Math.random(),
  fetch: (input, init) => fetch(input, init),
  derive: deriveInWorker,
  authenticator,
  signingKey: signingKeyInWorker,
  reader: readInWorker,
  locks: navigator.locks,
  online: () => navigator.onLine,
  visible: () => document.visibilityState === "visible",
  listen(event, listener, signal) {
    const heard = (told: Event): void => {
      if (told.type === "visibilitychange" && document.hidden) return;
      if (event === "returned" && !(told as PageTransitionEvent).persisted) return;
      listener();
    };
    for (const [target, name] of SOURCES[event]) target.addEventListener(name, heard, { signal, passive: true });
  },
  nudges(listener) {
    const source = new EventSource("/sync/v1/nudges");
    source.addEventListener("open", () => listener("opened"));
    source.addEventListener("moved", () => listener("moved"));
    source.addEventListener("error", () => source.readyState === EventSource.CLOSED && listener("ended"));
    return () => source.close();
  },
  async room() {
    const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
    return quota - usage;
  },
  async persist() {
    await navigator.storage.persist();
  },
  deviceName: () => deviceName(navigator.userAgent, navigator.maxTouchPoints),
  async platform() {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { browser: navigator.userAgent, persisted: await navigator.storage.persisted(), usage, quota };
  },
  async subscribe(key) {
    if (!("PushManager" in globalThis) || (await Notification.requestPermission()) !== "granted") return null;
    const { pushManager } = await navigator.serviceWorker.ready;
    const made = await pushManager
      .subscribe({ userVisibleOnly: true, applicationServerKey: unbase64url(key) })
      .catch(() => null);
    const { endpoint, keys } = made?.toJSON() ?? {};
    return endpoint && keys?.p256dh && keys.auth ? { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } } : null;
  },
};

const SOURCES: Record<Heard, readonly (readonly [EventTarget, string])[]> = {
  online: [[globalThis, "online"]],
  offline: [[globalThis, "offline"]],
  front: [
    [globalThis, "pageshow"],
    [document, "visibilitychange"],
  ],
  activity: [
    [globalThis, "pointerdown"],
    [globalThis, "keydown"],
  ],
  leaving: [[globalThis, "pagehide"]],
  returned: [[globalThis, "pageshow"]],
};
