/** The check page, an app of its own: it verifies the code behind the number sign and says what it comes to. */
import "../look/waarmerk.css";
import "./check.css";

import type { Claims } from "../domain/verified-seal";
import { isLanguage, type Language, languageFor, recall, remember } from "../languages";
import type { Told } from "../service";
import { around } from "./around";
import type { Decoder } from "./decoder";
import { h, icon } from "./dom";
import { examineSoon } from "./examine";
import { canFollow, follow, registered, unfollow, type Followed } from "./follow";
import type { Scanner } from "./scan";
import type { Verdict } from "./verdict";
import { frame, result, type Actions } from "./view";
import { wordsOf } from "./words";

const shelf = () => localStorage;
let language: Language = recall(shelf, null) ?? languageFor(navigator.languages);
let words = await wordsOf(language).catch(() => {
  language = "en"; // the one that is always on the device
  return wordsOf("en");
});
document.documentElement.lang = language;
const { memory } = around;

const actions: Actions = {
  again: () => void check(),
  scan() {
    if (location.hash) location.hash = "";
    else void check();
  },
  more: followRegion,
};

let demo = false;
let run = 0;
let scanner: Scanner | null = null;
let decoder: Promise<Decoder> | null = null;
/** Says a verdict to hand and ear, once something was scanned here: before, a browser would not make a sound. */
let signal: (kind: Verdict["kind"]) => void = () => undefined;
/** Draws once more what is on the screen. */
let draw = (): void => undefined;

async function check(found = ""): Promise<void> {
  const mine = ++run;
  scanner?.close();
  scanner = null;
  const fragment = location.hash.slice(1);
  if (fragment === "" && found === "") return scan(mine);
  show("verify-busy", navigator.onLine, () => [h("p", { class: "wrap", role: "status" }, words.t("verify-busy"))]);
  let said: Verdict["kind"] | null = null;
  await examineSoon(found || `${around.origin}/c#${fragment}`, around, (examined, last) => {
    if (mine !== run) return;
    const { verdict, online } = examined;
    show(`verify-${verdict.kind}-title`, online, () => result(words, examined, !last, actions));
    if (said !== verdict.kind) signal(verdict.kind);
    said = verdict.kind;
  });
}

/** The scanner is loaded when somebody comes without a code: who scans with the phone's own camera never needs it. */
async function scan(mine: number): Promise<void> {
  const wait = () => [h("h1", { class: "wrap" }, words.t("verify-scan-title"))];
  show("verify-scan-title", navigator.onLine, wait);
  const [{ makeScanner }, { makeDecoder }, sounds, scanWords] = await Promise.all([
    import("./scan"),
    import("./decoder"),
    import("./signal"),
    wordsOf(language, "scan"),
  ]);
  if (mine !== run) return;
  signal = sounds.signal;
  const eyes = () => (decoder ??= makeDecoder());
  const made = makeScanner(scanWords, { around, eyes, now: await mayLook(), found });
  scanner = made;
  show("verify-scan-title", navigator.onLine, () => [...wait(), made.element]);
}

/** A seal of ours goes behind the number sign, where the way back finds it; anything else is said in its place. */
function found(text: string): void {
  const own = `${around.origin}/c#`;
  const said = text.trim();
  const fragment = said.startsWith(own) ? said.slice(own.length) : /^\d+$/.test(said) ? said : "";
  if (fragment) location.hash = fragment;
  else void check(said);
}

/** Whether the camera was allowed here before: then nobody has to ask for it again. */
const mayLook = async (): Promise<boolean> =>
  navigator.permissions
    .query({ name: "camera" })
    .then(({ state }) => state === "granted")
    .catch(() => false);

/** The same answer in another language; what was typed and ticked stays. A language whose words cannot be had is not taken. */
async function speak(next: string): Promise<void> {
  if (!isLanguage(next)) return;
  const made = await Promise.all([wordsOf(next), scanner ? wordsOf(next, "scan") : null]).catch(() => null);
  if (made !== null) {
    [language, words] = [next, made[0]];
    if (made[1]) scanner?.speak(made[1]);
    document.documentElement.lang = next;
    remember(shelf, null, next);
    if ("serviceWorker" in navigator) void tellWorker();
  }
  const inputs = () => [...document.querySelectorAll<HTMLInputElement>("#check .tick input")];
  const ticked = inputs().map(({ checked }) => checked);
  draw();
  inputs().forEach((input, place) => (input.checked = ticked[place] === true));
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
    const page = frame(words, { online, demo, language, speak: (next) => void speak(next) }, ...content());
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
window.addEventListener("online", () => {
  if (location.hash) void check();
});
void askAbout();
// Nothing waits for it here: the scanner shares code with this file, and is loaded when this file has ended.
void check().then(() => {
  // Last, so that the first answer does not wait: from now on this page opens without a network.
  if ("serviceWorker" in navigator)
    void registered()
      .then(tellWorker)
      .catch(() => undefined);
});
