/** Puts the app together: the device, the clock, the service worker, and the first screen. */
import "./look/waarmerk.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { startService } from "./service";
import { createDevice } from "./sync/engine";
import { browser } from "./sync/outside";
import NotStarted from "./views/NotStarted.svelte";
import { speakFirst } from "./words";

const target = document.getElementById("app");
if (target) {
  const [device] = await Promise.all([createDevice(browser).catch(told), speakFirst()]);
  if (device) mount(App, { target, props: { device, clock: () => Date.now(), start: startService } });
  else mount(NotStarted, { target });
}

function told(error: unknown): null {
  console.error(error);
  return null;
}
