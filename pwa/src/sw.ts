/// <reference lib="webworker" />
/**
 * Keeps the app and the check page on the device, shows notices, and wakes the open app when the network is back.
 * It never answers for `/api`, `/sync` or `/.well-known`, holds no data and sends nothing itself.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";

import catalogue from "../../locales/en/app.ftl?raw";
import { makeWords } from "./fluent";
import { pageFor } from "./page-for";

declare const self: ServiceWorkerGlobalScope;

// Before Workbox's own listener: the first one to answer wins.
self.addEventListener("fetch", (event) => {
  const page = event.request.mode === "navigate" ? pageFor(new URL(event.request.url).pathname) : null;
  if (page === null) return;
  event.stopImmediatePropagation();
  event.respondWith(matchPrecache(page).then((kept) => kept ?? fetch(event.request)));
});

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);

// A new version waits until a person agrees (the page sends this), so that no open form is reloaded.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") void self.skipWaiting();
});

/** NOT-2: which document and in which status, nothing of the goods. */
interface Notice {
  readonly reference: string;
  readonly status: string;
  readonly url: string;
}

self.addEventListener("push", (event) => {
  const notice = event.data?.json() as Notice | undefined;
  if (!notice) return;
  const words = makeWords("en-GB", [catalogue], () => undefined);
  const status = words.has(`status-${notice.status}`) ? words.t(`status-${notice.status}`) : words.t("notice-changed");
  event.waitUntil(
    self.registration.showNotification(notice.reference, {
      body: status,
      icon: "/icon-192.png",
      lang: "en",
      tag: notice.reference, // a newer status takes the place of the older one
      data: notice.url,
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(String(event.notification.data), self.location.origin)));
});

/** In the window that is there, without loading it anew: what is typed in it stays. */
async function open(address: URL): Promise<void> {
  if (address.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const app = windows.find((window) => pageFor(new URL(window.url).pathname) === "/index.html");
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
