/** The check page, an app of its own: it verifies the code behind the number sign and says what it comes to. */
import "../look/waarmerk.css";
import "./check.css";

import type { Claims } from "../domain/verified-seal";
import { isLanguage, type Language, languageFor, recall, remember } from "../languages";
import { register, type Told } from "../service";
import { around, known } from "./around";
import type { Decoder } from "./decoder";
import { h, icon, painted, redrawn } from "./dom";
import { examineSoon } from "./examine";
import type { Followed } from "./follow";
import { FRESH_S } from "./known";
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
  again: askAgain,
  scan() {
    if (location.hash) location.hash = "";
    else void check();
  },
  more: followRegion,
};

/** What this installation is for (PRINT-3), as the page was served with: one that was kept may be older than the truth. */
let installation = document.querySelector<HTMLMetaElement>('meta[name="waarmerk-installation"]')?.content ?? "";
let run = 0;
/** The text of the verdict on the screen, or that is looked at for it. */
let checked = "";
/** What a person sees until it is answered: this is being looked at, or the verdict as it was, and that it is asked again. */
let waiting = (): void => undefined;
/** What hand and ear were told of it. */
let told: Verdict["kind"] | null = null;
/** When the last word came, in seconds since 1970; none before it came. */
let answered = Infinity;
let scanner: Scanner | null = null;
let decoder: Promise<Decoder> | null = null;
/** Says a verdict to hand and ear, once something was scanned here: before, a browser would not make a sound. */
let signal: (kind: Verdict["kind"]) => void = () => undefined;
/** Draws once more what is on the screen. */
let draw = (): void => undefined;

async function check(found = ""): Promise<void> {
  const mine = ++run;
  const fragment = location.hash.slice(1);
  if (fragment === "" && found === "") return scan(mine);
  const text = found || `${around.origin}/c#${fragment}`;
  if (text !== checked) {
    told = null;
    waiting = () => show("verify-busy", () => [h("p", { class: "wrap", role: "status" }, words.t("verify-busy"))]);
  }
  checked = text;
  answered = Infinity;
  // A scanner shows what it found until there is an answer.
  if (!scanner) waiting();
  await examineSoon(text, known, (examined, last) => {
    if (mine !== run) return;
    const { verdict, online } = examined;
    const say = (asking: boolean) =>
      show(`verify-${verdict.kind}-title`, () => result(words, examined, asking, actions), online);
    waiting = () => say(true);
    say(!last);
    if (last) answered = around.now();
    void painted().then(() => {
      if (mine !== run) return;
      endScan();
      if (told === verdict.kind) return;
      told = verdict.kind;
      signal(verdict.kind);
      leadBackTo(text);
    });
  });
}

/** A seal of ours goes behind the number sign, where the way back finds it; the address of any other code does not. */
function leadBackTo(text: string): void {
  const own = `${around.origin}/c#`;
  const fragment = text.startsWith(own) ? text.slice(own.length) : /^\d+$/.test(text) ? text : "";
  if (fragment && fragment !== location.hash.slice(1)) history.pushState(null, "", `#${fragment}`);
}

function endScan(): void {
  scanner?.close();
  scanner = null;
}

/** The scanner is loaded when somebody comes without a code: who scans with the phone's own camera never needs it. */
async function scan(mine: number): Promise<void> {
  checked = "";
  endScan();
  const wait = () => [h("h1", { class: "wrap" }, words.t("verify-scan-title"))];
  show("verify-scan-title", wait);
  const parts = await Promise.all([
    import("./scan"),
    import("./decoder"),
    import("./signal"),
    scanWords(language),
    mayLook(),
  ]).catch(() => null);
  if (mine !== run) return;
  if (parts === null) {
    withoutScanner(wait);
    return;
  }
  history.replaceState(null, "");
  const [{ makeScanner }, { makeDecoder }, sounds, spoken, now] = parts;
  signal = sounds.signal;
  const eyes = () => (decoder ??= makeDecoder());
  const made = makeScanner(spoken, { known, eyes, now, found: (text) => void check(text.trim()) });
  scanner = made;
  show("verify-scan-title", () => [...wait(), made.element]);
}

/** A new version that took over has taken the parts of this one along: the page is loaded anew, once. */
function withoutScanner(wait: () => Node[]): void {
  if (navigator.onLine && history.state === null) {
    history.replaceState(1, "");
    location.reload();
    return;
  }
  const onclick = () => {
    history.replaceState(null, "");
    void check();
  };
  const again = () => h("button", { class: "btn btn--wide", onclick }, words.t("verify-again"));
  const said = () => h("p", { role: "alert" }, words.t("verify-no_scanner"));
  show("verify-scan-title", () => [...wait(), h("div", { class: "wrap stack" }, said(), again())]);
}

const scanWords = (of: Language) => import("./scan").then(({ scanWordsOf }) => scanWordsOf(of));

/** Whether the camera was allowed here before: then nobody has to ask for it again. */
const mayLook = async (): Promise<boolean> =>
  navigator.permissions
    .query({ name: "camera" })
    .then(({ state }) => state === "granted")
    .catch(() => false);

/** The same answer in another language; what was typed and ticked stays. A language whose words cannot be had is not taken. */
async function speak(next: string): Promise<void> {
  if (!isLanguage(next)) return;
  const made = await Promise.all([wordsOf(next), scanner ? scanWords(next) : null]).catch(() => null);
  if (made !== null) {
    [language, words] = [next, made[0]];
    if (made[1]) scanner?.speak(made[1]);
    document.documentElement.lang = next;
    remember(shelf, null, next);
    if ("serviceWorker" in navigator) void tellWorker();
  }
  redrawn(draw);
  document.querySelector<HTMLSelectElement>("#check select")?.focus();
}

/** The language of notices, and which words to keep for when there is no network. */
async function tellWorker(): Promise<void> {
  const worker = await navigator.serviceWorker.ready;
  worker.active?.postMessage({ language } satisfies Told);
}

function show(title: string, content: () => Node[], online = navigator.onLine): void {
  draw = () => {
    document.title = `${words.t(title)} · Waarmerk`;
    const page = frame(words, { online, installation, language, speak: (next) => void speak(next) }, ...content());
    document.getElementById("check")?.replaceChildren(...page);
  };
  redrawn(draw);
}

/** Whether this browser can be told: in Safari on a phone, only an app on the Home Screen. */
const canFollow = (): boolean => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

function followRegion({ covers }: Claims): Node | null {
  if (!canFollow() || !navigator.onLine) return null;
  const name = `/follow/${covers.shard}/${covers.index}`;
  const digits = /\d*$/.exec(checked)?.[0] ?? "";
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
    // Loaded when it is wanted: most never do.
    const outcome = await import("./follow")
      .then(({ follow, unfollow }) => (following ? unfollow : follow)({ ...covers, digits }))
      .catch(() => "failed" as const);
    if (outcome === "done") {
      say(!following);
      await memory.put(name, Uint8Array.of(following ? 1 : 0));
    }
    said.textContent = sentence(outcome);
    button.removeAttribute("disabled");
  };
  button.addEventListener("click", () => void press());
  void memory
    .get(name)
    .then(async (kept) => say(kept?.[0] === 1 && (await (await import("./follow")).canBeTold())))
    .catch(() => undefined);
  return h("section", { class: "stack stack--s" }, button, hint, said);
}

async function askAbout(): Promise<void> {
  const response = await around.fetch("/api/about");
  const about = (await response?.json().catch(() => null)) as { readonly environment?: unknown } | null | undefined;
  const said = about?.environment;
  if (typeof said !== "string" || said === installation) return;
  installation = said;
  redrawn(draw);
}

function askAgain(): void {
  if (checked && !scanner) void check(checked);
}

/** The last word on what was laid aside may be of days ago. */
function seenAgain(): void {
  if (!document.hidden && around.now() - answered >= FRESH_S) askAgain();
}

window.addEventListener("hashchange", () => void check());
window.addEventListener("online", askAgain);
document.addEventListener("visibilitychange", seenAgain);
void askAbout();
// Nothing waits for it here: the scanner shares code with this file, and is loaded when this file has ended.
void check().finally(() => {
  // Last, so that the first answer does not wait: from now on this page opens without a network.
  if ("serviceWorker" in navigator)
    void register()
      .then((registration) => {
        // Seen by nobody, it stands in no new version's way; seen again, it looks for one.
        document.addEventListener("visibilitychange", () => {
          if (document.hidden) registration.waiting?.postMessage("unused" satisfies Told);
          else void registration.update().catch(() => undefined);
        });
        return tellWorker();
      })
      .catch(() => undefined);
});
