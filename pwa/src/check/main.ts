/** The check page, an app of its own: it verifies the code behind the number sign and says what it comes to. */
import "../look/waarmerk.css";
import "./check.css";

import catalogue from "../../../locales/en/check.ftl?raw";
import { unbase64url } from "../domain/base64url";
import type { Claims } from "../domain/verified-seal";
import { makeWords } from "../fluent";
import { h, icon } from "./dom";
import { examine, type Surroundings } from "./examine";
import { canFollow, follow, registered, unfollow, type Followed } from "./follow";
import { browserMemory } from "./memory";
import { empty, frame, result, type Actions } from "./view";

const words = makeWords("en-GB", [catalogue], (fault) => {
  if (import.meta.env.DEV) console.error(fault);
});
const memory = browserMemory();
const PATIENCE_MS = 6_000;

const around: Surroundings = {
  root: unbase64url(document.querySelector<HTMLMetaElement>('meta[name="waarmerk-root"]')?.content ?? ""),
  memory,
  async fetch(path) {
    try {
      const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store" });
      return response.ok ? response : null;
    } catch {
      return null;
    }
  },
  now: () => Math.floor(Date.now() / 1000),
};

const actions: Actions = {
  again: () => void check(),
  check(text) {
    const digits = text.replace(/^.*#/, "").trim();
    if (location.hash === `#${digits}`) void check();
    else location.hash = digits;
  },
  follow: followRegion,
};

let demo = false;
let run = 0;

async function check(): Promise<void> {
  const mine = ++run;
  const digits = location.hash.slice(1);
  if (digits === "") {
    show(words.t("verify-empty-title"), navigator.onLine, empty(words, actions));
    return;
  }
  show(words.t("verify-busy"), navigator.onLine, [h("p", { class: "wrap", role: "status" }, words.t("verify-busy"))]);
  // Without HTTPS a browser has neither signatures nor a place to keep keys.
  const examined = isSecureContext
    ? await examine(digits, around)
    : ({ verdict: { kind: "unchecked", why: "insecure" }, authority: "", online: navigator.onLine } as const);
  if (mine !== run) return;
  show(words.t(`verify-${examined.verdict.kind}-title`), examined.online, result(words, examined, actions));
}

function show(title: string, online: boolean, content: Node[]): void {
  document.title = `${title} · Waarmerk`;
  document.getElementById("check")?.replaceChildren(...frame(words, online, demo, ...content));
}

function followRegion({ covers }: Claims): Node | null {
  if (!canFollow() || !navigator.onLine) return null;
  const name = `/follow/${covers.shard}/${covers.index}`;
  const said = h("p", { role: "status" });
  const label = h("span", {}, words.t("follow-do"));
  const hint = h("p", { class: "dim", id: "follow-hint" }, words.t("follow-hint"));
  const button = h(
    "button",
    { class: "btn btn--wide", type: "button", "aria-describedby": "follow-hint" },
    icon("i-bell"),
    label,
  );
  let following = false;
  const say = (now: boolean): void => {
    following = now;
    label.textContent = words.t(now ? "follow-stop" : "follow-do");
  };
  const sentence = (outcome: Followed): string =>
    words.t(outcome === "done" ? (following ? "follow-done" : "follow-stopped") : `follow-${outcome}`);
  const press = async (): Promise<void> => {
    button.setAttribute("disabled", "");
    said.textContent = words.t("follow-busy");
    const outcome = await (following ? unfollow : follow)(covers.shard, covers.index);
    if (outcome === "done") {
      say(!following);
      await memory.put(name, Uint8Array.of(following ? 1 : 0));
    }
    said.textContent = sentence(outcome);
    button.removeAttribute("disabled");
  };
  button.addEventListener("click", () => void press());
  void memory.get(name).then((kept) => say(kept?.[0] === 1));
  return h("section", { class: "stack stack--s" }, button, hint, said);
}

/** Whether this is a demonstration, as the server says, or said when it was last asked. */
async function askAbout(): Promise<void> {
  const response = await around.fetch("/api/about");
  const about: unknown = await response?.json().catch(() => null);
  if (typeof about === "object" && about !== null && "demo" in about)
    await memory.put("/demo", Uint8Array.of(about.demo === true ? 1 : 0));
  demo = (await memory.get("/demo"))?.[0] === 1;
  document.querySelector(".demo")?.toggleAttribute("hidden", !demo);
}

window.addEventListener("hashchange", () => void check());
window.addEventListener("online", () => void check());
void askAbout();
await check();
// Last, so that the first answer does not wait: from now on this page opens without a network.
if ("serviceWorker" in navigator) void registered().catch(() => undefined);
