/** Puts the app together: the device, the clock, the service worker, and the first screen. */
import "./look/waarmerk.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { createDevice } from "./sync/engine";
import { browser } from "./sync/outside";
import { keepUpdated } from "./update";

const target = document.getElementById("app");
if (target) {
  const device = await createDevice(browser);
  mount(App, { target, props: { device, clock: () => Date.now(), updates: keepUpdated } });
  // A wake-up of Background Sync, passed on by the service worker.
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data === "wake") void device.syncNow();
  });
}
