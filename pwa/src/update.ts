/** The service worker's life on the page: registering it, and changing to a new version only when a person agrees. */
import { scriptAddress } from "./trusted";

export interface Updates {
  /** Lets the waiting version take over, here and in every other tab; this page then loads it. */
  apply(): void;
}

/** Registers the worker. `ready` is called when a new version waits; `replaced` when another tab let it take over. */
export async function keepUpdated(ready: () => void, replaced: () => void): Promise<Updates> {
  let agreed = false;
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
    else if (hadOne) replaced();
  });
  const registration = await navigator.serviceWorker.register(scriptAddress("/sw.js"), { updateViaCache: "none" });
  const tell = (worker: ServiceWorker | null): void => {
    if (worker?.state === "installed" && navigator.serviceWorker.controller) ready();
  };
  tell(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const found = registration.installing;
    found?.addEventListener("statechange", () => tell(found));
  });
  // An app on a tablet is seldom started: look for a new version each time that it comes to the front.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void registration.update().catch(() => undefined);
  });
  return {
    apply() {
      agreed = true;
      if (registration.waiting) registration.waiting.postMessage("take-over");
      else location.reload();
    },
  };
}
