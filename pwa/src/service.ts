/** The service worker as the page meets it: registered, heard, and replaced only when a person agrees. */
import type { Language } from "./languages";
import { scriptAddress } from "./trusted";

export interface Heard {
  /** A new version waits. */
  ready(): void;
  /** Another tab let a new version take over. */
  replaced(): void;
  /** There may be a network again. */
  wake(): void;
  /** A notice was opened. */
  go(path: string): void;
}

export interface Service {
  /** Lets the waiting version take over, here and in every other tab; this page then loads it. */
  update(): void;
  /** Asks to be woken when the network is back, where the browser can do that; sending never depends on it. */
  wakeLater(): void;
  /** The language of the notices from now on; its words are kept for when there is no network. */
  speak(language: Language): void;
}

/** A new version is looked for this often, in ms. */
const LOOK_FOR_VERSION = 3_600_000;

/** What a page says to the service worker. `unused`: nobody looks at this page, and nothing is typed in it. */
export type Told = "take-over" | "unused" | { readonly language: Language };

/** Background Sync, which the typings do not know: Chromium only. */
interface Sync {
  register(tag: string): Promise<void>;
}

/** Keeps this site on the device from now on, and shows its notices. */
export const register = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(scriptAddress("/sw.js"), { updateViaCache: "none" });

export async function startService(heard: Heard): Promise<Service> {
  const { serviceWorker } = navigator;
  let agreed = false;
  const hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
    else if (hadOne) heard.replaced();
  });
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<"wake" | { readonly go: string }>) => {
    if (data === "wake") heard.wake();
    else heard.go(data.go);
  });
  const registration = await register();
  const tell = (worker: ServiceWorker | null): void => {
    if (worker?.state === "installed" && serviceWorker.controller) heard.ready();
  };
  tell(registration.waiting);
  function found(): void {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => tell(worker));
  }
  found(); // another tab's, which came before this one listened
  registration.addEventListener("updatefound", found);
  // An app on a tablet is seldom started, and one on a desk is always in front.
  const look = (): void => void registration.update().catch(() => undefined);
  look();
  setInterval(look, LOOK_FOR_VERSION);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
  return {
    update() {
      agreed = true;
      if (registration.waiting) registration.waiting.postMessage("take-over" satisfies Told);
      else location.reload();
    },
    wakeLater() {
      const { sync } = registration as ServiceWorkerRegistration & { readonly sync?: Sync };
      void sync?.register("unsent").catch(() => undefined);
    },
    speak(language) {
      void serviceWorker.ready.then(({ active }) => active?.postMessage({ language } satisfies Told));
    },
  };
}
