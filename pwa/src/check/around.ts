/** The browser around a check: the key that its page was served with, the network, the clock; and what it knows. */
import { unbase64url } from "../domain/base64url";
import type { Surroundings } from "./examine";
import { knowing } from "./known";
import { browserMemory } from "./memory";

const PATIENCE_MS = 6_000;

export const around: Surroundings = {
  root: unbase64url(document.querySelector<HTMLMetaElement>('meta[name="waarmerk-root"]')?.content ?? ""),
  origin: location.origin,
  secure: isSecureContext,
  get online() {
    return navigator.onLine;
  },
  memory: browserMemory(),
  async fetch(path) {
    if (!this.online) return null;
    return fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store" }).catch(() => null);
  },
  now: () => Math.floor(Date.now() / 1000),
};

export const known = knowing(around);
