/** The check page, an app of its own: it verifies the code behind the number sign and says what it comes to. */
import "../look/waarmerk.css";
import "./check.css";

import { unbase64url } from "../domain/base64url";
import type { Claims } from "../domain/verified-seal";
import { makeWords, type Words } from "../fluent";
import { isLanguage, type Language, LANGUAGES, languageFor, recall, remember } from "../languages";
import type { Told } from "../service";
import { h, icon } from "./dom";
import { examine, type Surroundings } from "./examine";
import { canFollow, follow, registered, unfollow, type Followed } from "./follow";
import { browserMemory } from "./memory";
import { empty, frame, result, type Actions } from "./view";

const catalogues = import.meta.glob<string>("../../../locales/*/check.ftl", { query: "?raw", import: "default" });

async function wordsOf(language: Language): Promise<Words> {
  const catalogue = (await catalogues[`../../../locales/${language}/check.ftl`]?.()) ?? "";
  return makeWords(LANGUAGES[language].locale, [catalogue], (fault) => {
    if (import.meta.env.DEV) console.error(fault);
  });
}

const shelf = () => localStorage;
let language: Language = recall(shelf, null) ?? languageFor(navigator.languages);
let words = await wordsOf(language).catch(() => {
  language = "en"; // the one that is always on the device
  return wordsOf("en");
});
document.documentElement.lang = language;
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
  speak: (next) => void speak(next),
};

let demo = false;
let run = 0;
/** Draws once more what is on the screen. */
let draw = (): void => undefined;

async function check(): Promise<void> {
  const mine = ++run;
  const digits = location.hash.slice(1);
  if (digits === "") {
    show("verify-empty-title", navigator.onLine, () => empty(words, actions));
    return;
  }
  show("verify-busy", navigator.onLine, () => [h("p", { class: "wrap", role: "status" }, words.t("verify-busy"))]);
  // Without HTTPS a browser has neither signatures nor a place to keep keys.
  const examined = isSecureContext
    ? await examine(digits, around)
    : ({ verdict: { kind: "unchecked", why: "insecure" }, authority: "", online: navigator.onLine } as const);
  if (mine !== run) return;
  show(`verify-${examined.verdict.kind}-title`, examined.online, () => result(words, examined, actions));
}

/** The same answer in another language; what was typed and ticked stays. A language whose words cannot be had is not taken. */
async function speak(next: string): Promise<void> {
  if (!isLanguage(next)) return;
  const made = await wordsOf(next).catch(() => null);
  if (made !== null) {
    [language, words] = [next, made];
    document.documentElement.lang = next;
    remember(shelf, null, next);
    if ("serviceWorker" in navigator) void tellWorker();
  }
  const inputs = () => [...document.querySelectorAll<HTMLInputElement>("#check input")];
  const typed = inputs().map(({ value, checked }) => ({ value, checked }));
  draw();
  inputs().forEach((input, place) => Object.assign(input, typed[place]));
  document.querySelector<HTMLSelectElement>("#check select")?.focus();
}

/** The language of notices, and which words to keep for when there is no network. */
async function tellWorker(): Promise<void> {
  const worker = await navigator.serviceWorker.ready;
  worker.active?.postMessage({ language } satisfies Told);
}

function show(title: string, online: boolean, content: () => Node[]): void {
  draw = () => {
    document.title = `${words.t(title)} · Waarmerk`;
    const page = frame(words, { online, demo, language, speak: actions.speak }, ...content());
    document.getElementById("check")?.replaceChildren(...page);
  };
  draw();
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
if ("serviceWorker" in navigator)
  void registered()
    .then(tellWorker)
    .catch(() => undefined);
