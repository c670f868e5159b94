/// <reference lib="webworker" />
/**
 * Keeps the app and the check page on the device, shows notices, and wakes the open app when the network is back.
 * It never answers for `/api`, `/sync` or `/.well-known`, holds no data and sends nothing itself.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";

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
