/** The service worker in a browser that is made up: which windows it sees, and what it does with them. */
import { beforeAll, beforeEach, expect, test, vi } from "vitest";

const ORIGIN = "https://here.example";

interface Heard {
  readonly data?: unknown;
  readonly notification?: { readonly data: unknown; close(): void };
  waitUntil(work: Promise<unknown>): void;
}

const listeners = new Map<string, (event: Heard) => void>();
const skipWaiting = vi.fn(() => Promise.resolve());
const openWindow = vi.fn((_: string) => Promise.resolve(null));
let windows: { readonly url: string; postMessage(message: unknown): void; focus(): Promise<void> }[] = [];
const posted = vi.fn();
const focus = vi.fn(() => Promise.resolve());

beforeAll(async () => {
  vi.stubGlobal("self", {
    __WB_MANIFEST: [],
    location: new URL(`${ORIGIN}/sw.js`),
    addEventListener: (type: string, heard: (event: Heard) => void) => listeners.set(type, heard),
    skipWaiting,
    clients: { matchAll: () => Promise.resolve(windows), openWindow },
  });
  vi.stubGlobal("location", new URL(`${ORIGIN}/sw.js`));
  await import("./sw");
});

beforeEach(() => {
  vi.clearAllMocks();
  windows = [];
});

const shows = (...paths: readonly string[]) =>
  (windows = paths.map((path) => ({ url: `${ORIGIN}${path}`, postMessage: posted, focus })));

async function hears(type: string, event: Omit<Heard, "waitUntil">): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners.get(type)?.({ ...event, waitUntil: (one) => work.push(one) });
  await Promise.all(work);
}

const tells = (data: unknown) => hears("message", { data });
const opens = (url: string) => hears("notificationclick", { notification: { data: url, close: () => undefined } });

test.each([
  ["/c", true],
  ["/c#123", true],
  ["/", false],
  ["/d/CVEDA.NL.2026.0000412-V1", false],
])(
  "a new version takes over where the check page is not looked at and the other window is at %s: %s",
  async (path, does) => {
    shows("/c", path);

    await tells("unused");

    expect(skipWaiting).toHaveBeenCalledTimes(does ? 1 : 0);
  },
);

test("a person who agrees lets it take over, whatever is open", async () => {
  shows("/");

  await tells("take-over");

  expect(skipWaiting).toHaveBeenCalledOnce();
});

test("NOT-4: a notice about a document opens it in the app that is there, one about a followed code the check page", async () => {
  shows("/c", "/status");

  await opens("/d/CVEDA.NL.2026.0000412");
  expect(posted).toHaveBeenCalledWith({ go: "/d/CVEDA.NL.2026.0000412" });
  expect(focus).toHaveBeenCalledOnce();
  expect(openWindow).not.toHaveBeenCalled();

  await opens("/c#123456");
  expect(openWindow).toHaveBeenCalledWith(`${ORIGIN}/c#123456`);
  expect(posted).toHaveBeenCalledOnce();
});

test("a notice opens a window where the app has none, and nothing of another address", async () => {
  shows("/c");

  await opens("/d/CVEDA.NL.2026.0000412");
  await opens("https://elsewhere.example/");

  expect(openWindow.mock.calls).toEqual([[`${ORIGIN}/d/CVEDA.NL.2026.0000412`]]);
});
