/// <reference lib="webworker" />
/**
 * Keeps the app and the check page on the device, shows notices, and wakes the open app when the network is back.
 * It never answers for `/api`, `/sync` or `/.well-known`, holds no data and sends nothing itself.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";

import { makeWords } from "./fluent";
import { isLanguage, LANGUAGES, type Language } from "./languages";
import { pageFor } from "./page-for";
import type { Told } from "./service";

declare const self: ServiceWorkerGlobalScope;

// Before Workbox's own listener: the first one to answer wins.
self.addEventListener("fetch", (event) => {
  const page = event.request.mode === "navigate" ? pageFor(new URL(event.request.url).pathname) : null;
  if (page === null) return;
  event.stopImmediatePropagation();
  event.respondWith(matchPrecache(page).then((kept) => kept ?? fetch(event.request)));
});

// Words of other languages are kept only once their language is spoken here.
const WORDS = "waarmerk-words-1";
const SPOKEN = "/language";
const languageOf = (address: string): string | undefined => /\/words-([a-z]+)-[^/]+$/.exec(address)?.[1];
const manifest = self.__WB_MANIFEST.map((entry) =>
  typeof entry === "string" ? { url: entry, revision: null } : entry,
);
const ofLanguages = manifest
  .filter(({ url }) => isOptional(languageOf(`/${url}`)))
  .map(({ url }) => new URL(url, self.location.origin).href);

function isOptional(language: string | undefined): boolean {
  return isLanguage(language) && language !== "en";
}

self.addEventListener("fetch", (event) => {
  if (!ofLanguages.includes(event.request.url)) return;
  event.stopImmediatePropagation();
  event.respondWith(keptWords().then(async (kept) => (await kept.match(event.request)) ?? fetch(event.request)));
});

cleanupOutdatedCaches();
precacheAndRoute(manifest.filter(({ url }) => !isOptional(languageOf(`/${url}`))));

const keptWords = (): Promise<Cache> => caches.open(WORDS);

/** Fetches what is not kept yet of the words of these languages, of this version. */
async function keepWords(languages: readonly string[]): Promise<void> {
  const kept = await keptWords();
  const had = new Set((await kept.keys()).map(({ url }) => url));
  await kept.addAll(ofLanguages.filter((url) => languages.includes(languageOf(url) ?? "") && !had.has(url)));
}

// A new version brings the words of the languages that the one before had, before it may take over.
self.addEventListener("install", (event) => {
  event.waitUntil(
    keptWords()
      .then((kept) => kept.keys())
      .then((had) => keepWords(had.map(({ url }) => languageOf(url) ?? ""))),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    keptWords().then(async (kept) => {
      const old = (await kept.keys()).filter(({ url }) => languageOf(url) !== undefined && !ofLanguages.includes(url));
      await Promise.all(old.map((request) => kept.delete(request)));
    }),
  );
});

async function speak(language: Language): Promise<void> {
  await (await keptWords()).put(SPOKEN, new Response(language));
  await keepWords([language]);
}

async function spoken(): Promise<Language> {
  const language = await (await (await keptWords()).match(SPOKEN))?.text();
  return isLanguage(language) ? language : "en";
}

// A new version waits until a person agrees (the page sends this), so that no open form is reloaded. Who has the check page
// alone is not asked: where no app is open, nothing can be lost.
self.addEventListener("message", (event) => {
  const told = event.data as Told;
  if (told === "take-over") void self.skipWaiting();
  else if (told === "unused") event.waitUntil(windowOfApp().then((app) => (app ? undefined : self.skipWaiting())));
  else event.waitUntil(speak(told.language).catch(() => undefined)); // without a network, at the next start
});

const statuses = import.meta.glob<string>("../../locales/*/statuses.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** NOT-2: which document and in which status, nothing of the goods. */
interface Notice {
  readonly reference: string;
  readonly status: string;
  readonly url: string;
}

self.addEventListener("push", (event) => {
  const notice = event.data?.json() as Notice | undefined;
  if (notice) event.waitUntil(show(notice));
});

async function show({ reference, status, url }: Notice): Promise<void> {
  const language = await spoken();
  const words = makeWords(
    LANGUAGES[language].locale,
    [statuses[`../../locales/${language}/statuses.ftl`] ?? ""],
    () => undefined,
  );
  await self.registration.showNotification(reference, {
    body: words.t(words.has(`status-${status}`) ? `status-${status}` : "notice-changed"),
    icon: "/icon-192.png",
    lang: language,
    tag: reference, // a newer status takes the place of the older one
    data: url,
  });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(String(event.notification.data), self.location.origin)));
});

const isOfApp = (path: string): boolean => pageFor(path) === "/index.html";

async function windowOfApp(): Promise<WindowClient | undefined> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.find(({ url }) => isOfApp(new URL(url).pathname));
}

/** In the window that is there, without loading it anew: what is typed in it stays. */
async function open(address: URL): Promise<void> {
  if (address.origin !== self.location.origin) return;
  const app = isOfApp(address.pathname) ? await windowOfApp() : undefined;
  if (!app) {
    await self.clients.openWindow(address.href);
    return;
  }
  app.postMessage({ go: address.pathname });
  await app.focus();
}

// Background Sync only says that there is a network again: sending is the app's, which alone has the keys.
self.addEventListener("sync", ((event: ExtendableEvent) => {
  event.waitUntil(
    self.clients.matchAll({ type: "window" }).then((windows) => {
      for (const window of windows) window.postMessage("wake");
    }),
  );
}) as EventListener);
