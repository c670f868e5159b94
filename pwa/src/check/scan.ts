/** The scanner: camera, a picture, the number with its check code, or the code as a hand scanner types it. */
import { digits } from "../domain/digits";
import { readCode } from "../domain/code";
import type { Spoken } from "../formats";
import type { Language } from "../languages";
import { CannotScan, nextPicture, openCamera, pictureOf, type Camera, type Trouble } from "./camera";
import type { Decoder } from "./decoder";
import { h, icon } from "./dom";
import type { Known } from "./known";
import { sealNumbered } from "./numbered";
import { addresses, refresh } from "./refresh";
import { wakeSound } from "./signal";
import { type Compiled, wordsOf } from "./words";
import "./scan.css";

export interface Scanner {
  readonly element: HTMLElement;
  /** Says the same in another language. */
  speak(words: Spoken): void;
  close(): void;
}

export interface Scanning {
  readonly known: Known;
  /** What looks at pictures: it stays from one scan to the next. */
  readonly eyes: () => Promise<Decoder>;
  /** Begins by itself, as where a person has just asked for it. */
  readonly now: boolean;
  /** A text that may be a certificate's, once: the scanner then rests, and is closed when there is an answer. */
  found(text: string): void;
}

const MOST_PICTURE = 2400;
/** Ten pictures a second: a hand is not quicker, and the battery lasts. */
const PACE_MS = 100;
/** While it is open, keys and lists are of the last minute: a scan then asks for its own certificate alone. */
const REFRESH_MS = 15_000;
const REFRESH_AFTER_S = 30;
/** A small code in a large picture is found in a part of it: the whole, then its overlapping quarters. */
const PARTS = [[1, [0]] as const, [0.5, [0, 0.25, 0.5]] as const];

type Saying =
  | "aim"
  | "start"
  | "starting"
  | "other"
  | "reading"
  | "no-code"
  | "no-picture"
  | "looking"
  | "not-found"
  | "later"
  | "found";

const catalogues = import.meta.glob<Compiled>("../../../locales/*/scan.ftl", { query: "?compiled", import: "default" });

/** The scanner's own words. Throws where they are not on the device and cannot be fetched now. */
export const scanWordsOf = (language: Language): Promise<Spoken> => wordsOf(language, catalogues, "scan");

export function makeScanner(first: Spoken, { known, eyes, now, found }: Scanning): Scanner {
  const { around } = known;
  let words = first;
  let camera: Camera | null = null;
  let closed = false;
  let saying: Saying = "start";
  let trouble: Trouble | null = null;
  let lit = false;
  let resting = false;
  let handed = false;
  const ours = addresses(known).catch(() => [around.origin]);
  const keepFresh = (): void => {
    if (document.visibilityState === "visible") void refresh(known, REFRESH_AFTER_S).catch(() => undefined);
  };
  const refreshing = setInterval(keepFresh, REFRESH_MS);
  keepFresh();

  // A name is set again when the language changes; what was typed stays.
  const texts: (readonly [Element, () => string])[] = [];
  const said = <T extends HTMLElement>(element: T, text: () => string): T => {
    texts.push([element, text]);
    return element;
  };
  const label = (id: string): HTMLElement => said(h("span", {}), () => words.t(id));

  const video = h("video", { playsinline: "", muted: "", "aria-hidden": "true" }) as HTMLVideoElement;
  video.muted = true;
  const say = said(h("p", { class: "scan__say", role: "status" }), () => words.t(`scan-${saying}`));
  const start = h(
    "button",
    { class: "btn btn--next scan__start", type: "button", onclick: () => void begin() },
    icon("i-scan"),
    label("scan-do"),
  );
  const light = h(
    "button",
    { class: "btn", type: "button", "aria-pressed": "false", hidden: "", onclick: () => void switchLight() },
    icon("i-light"),
    label("scan-light"),
  );
  const file = h("input", { class: "vh", type: "file", accept: "image/*", onchange: () => void readFile() });
  const refused = said(h("p", {}), () => (trouble ? words.t(`scan-camera-${trouble}`) : ""));
  const note = h("div", { class: "note is-warn", role: "alert", hidden: "" }, icon("s-warn"), refused);
  const number = field("number", "scan-number-hint");
  const code = field("code", "scan-code-hint");
  const typed = field("typed", "scan-typed-hint");
  const element = h(
    "section",
    { class: "scan" },
    h("div", { class: "scan__view" }, video, h("div", { class: "scan__aim", "aria-hidden": "true" }), start, say),
    h(
      "div",
      { class: "wrap stack" },
      note,
      h(
        "div",
        { class: "scan__do" },
        light,
        h("label", { class: "btn scan__file" }, icon("i-picture"), label("scan-picture"), file),
      ),
      form("scan-by-number", () => void byNumber(), h("div", { class: "scan__pair" }, number.row, code.row)),
      form("scan-by-typing", byTyping, typed.row),
    ),
  );

  function field(name: string, hint: string): { readonly row: Node; readonly input: HTMLInputElement } {
    const input = h("input", {
      class: "in",
      id: `scan-${name}`,
      required: "",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      "aria-describedby": hint,
    }) as HTMLInputElement;
    const row = h(
      "div",
      { class: "field" },
      said(h("label", { for: `scan-${name}` }), () => words.t(`scan-${name}`)),
      said(h("p", { class: "hint", id: hint }), () => words.t(hint)),
      input,
    );
    return { row, input };
  }

  function form(title: string, submit: () => void, ...rows: Node[]): Node {
    const onsubmit = (event: Event): void => {
      event.preventDefault();
      submit();
    };
    return h(
      "details",
      { class: "more" },
      h("summary", {}, label(title)),
      h("form", { class: "stack", onsubmit }, ...rows, h("button", { class: "btn btn--wide" }, label("scan-check"))),
    );
  }

  function show(next: Saying): void {
    saying = next;
    element.dataset["state"] = camera ? "on" : next === "starting" ? "starting" : "off";
    start.hidden = camera !== null || next === "starting";
    light.hidden = !camera?.light;
    note.hidden = trouble === null;
    for (const [one, text] of texts) if (one.textContent !== text()) one.textContent = text();
  }

  async function begin(): Promise<void> {
    wakeSound();
    trouble = null;
    show("starting");
    try {
      const [opened, decoder] = await Promise.all([openCamera(video), eyes()]);
      if (closed) {
        opened.close();
        return;
      }
      camera = opened;
      show("aim");
      await watch(decoder);
    } catch (error) {
      failed(error);
    }
  }

  function failed(error: unknown): void {
    if (!(error instanceof CannotScan)) throw error;
    camera?.close();
    camera = null;
    trouble = error.trouble;
    show("start");
  }

  async function watch(decoder: Decoder): Promise<void> {
    const mine = camera;
    while (camera === mine && !closed && !handed) {
      await nextPicture(video);
      const began = performance.now();
      // A picture that was chosen is shown to each reader by turns: until it was, the camera's wait.
      const picture = saying === "reading" ? null : await pictureOf(video);
      if (picture && (await judge(await decoder.read(picture)))) return;
      const rest = PACE_MS - (performance.now() - began);
      if (rest > 0) await new Promise((done) => setTimeout(done, rest));
    }
  }

  /** Whether one of these is worth an answer. Other labels on the same box are told apart and passed over. */
  async function judge(seen: readonly string[]): Promise<boolean> {
    const known = await ours;
    const text = seen.find((one) => readCode(one, known).kind !== "none");
    if (closed) return true;
    if (text === undefined) {
      if (seen.length > 0) show("other");
      return false;
    }
    hand(text);
    return true;
  }

  /** The picture stands still on what was found until there is an answer: nothing else is drawn for so short a time. */
  function hand(text: string): void {
    if (handed) return;
    handed = true;
    video.pause();
    show("found");
    found(text);
  }

  async function switchLight(): Promise<void> {
    lit = !lit;
    light.setAttribute("aria-pressed", String(lit));
    await camera?.light?.(lit).catch(() => undefined);
  }

  async function readFile(): Promise<void> {
    const input = file as HTMLInputElement;
    const [chosen] = input.files ?? [];
    input.value = ""; // the same picture may be chosen again
    if (!chosen) return;
    wakeSound();
    show("reading");
    const whole = await createImageBitmap(chosen).catch(() => null);
    if (!whole) {
      show("no-picture");
      return;
    }
    try {
      if (!(await inAnyPart(await eyes(), whole)) && saying === "reading") show("no-code");
    } catch (error) {
      if (error instanceof CannotScan) failed(error);
      else show("no-picture"); // more than fits into this device's memory
    }
  }

  async function inAnyPart(decoder: Decoder, whole: ImageBitmap): Promise<boolean> {
    for (const [part, places] of PARTS)
      for (const [x, y] of places.flatMap((y) => places.map((x) => [x, y] as const)))
        for (let turn = 0; turn < decoder.readers; turn++)
          if (await judge(await decoder.read(await piece(whole, part, x, y)))) return true;
    return false;
  }

  async function byNumber(): Promise<void> {
    wakeSound();
    show("looking");
    const seal = await sealNumbered(around, number.input.value, code.input.value);
    if (closed) return;
    if (typeof seal === "string") show(seal);
    else hand(digits(seal));
  }

  function byTyping(): void {
    wakeSound();
    hand(typed.input.value);
  }

  /** Nobody is filmed behind another app. Where the camera ran before, it runs again afterwards. */
  function onVisibility(): void {
    keepFresh();
    if (document.visibilityState === "visible") {
      if (resting && !handed) void begin();
      resting = false;
    } else if (camera) {
      camera.close();
      camera = null;
      resting = true;
      show("start");
    }
  }

  document.addEventListener("visibilitychange", onVisibility);
  show("start");
  if (now) void begin();
  return {
    element,
    speak(next) {
      words = next;
      show(saying);
    },
    close() {
      closed = true;
      clearInterval(refreshing);
      document.removeEventListener("visibilitychange", onVisibility);
      camera?.close();
      camera = null;
    },
  };
}

/** A part of a picture from these shares of its sides on, no larger than is read well. */
function piece(whole: ImageBitmap, part: number, x: number, y: number): Promise<ImageBitmap> {
  const [width, height] = [Math.round(whole.width * part), Math.round(whole.height * part)];
  const scale = Math.min(1, MOST_PICTURE / Math.max(width, height));
  const size = { resizeWidth: Math.round(width * scale), resizeHeight: Math.round(height * scale) } as const;
  return createImageBitmap(whole, Math.round(x * whole.width), Math.round(y * whole.height), width, height, size);
}
