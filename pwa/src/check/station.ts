/** The app's scanner: one code after another, each with its verdict, in one element. */
import "./check.css";

import type { Claims } from "../domain/verified-seal";
import type { Spoken } from "../formats";
import type { Language } from "../languages";
import { known } from "./around";
import { makeDecoder, type Decoder } from "./decoder";
import { h, icon, painted, redrawn } from "./dom";
import { examineSoon, type Examined } from "./examine";
import { FRESH_S } from "./known";
import { makeScanner, scanWordsOf, type Scanner } from "./scan";
import { signal } from "./signal";
import type { Verdict } from "./verdict";
import { result } from "./view";
import { wordsOf } from "./words";

export interface Station {
  readonly element: HTMLElement;
  /** Says everything in another language; without its words on the device it stays as it is. */
  speak(language: Language): Promise<void>;
  close(): void;
}

interface Spoke {
  readonly check: Spoken;
  readonly scan: Spoken;
}

async function bothOf(language: Language): Promise<Spoke> {
  const [check, scan] = await Promise.all([wordsOf(language), scanWordsOf(language)]);
  return { check, scan };
}

/**
 * `title` is told the verdict's heading, and null while it scans. Throws where its words are not on the device and
 * cannot be fetched now.
 */
export async function makeStation(language: Language, title: (text: string | null) => void): Promise<Station> {
  const element = h("div", { class: "station" });
  let words = await bothOf(language);
  let run = 0;
  let scanner: Scanner | null = null;
  let decoder: Promise<Decoder> | null = null;
  let draw = (): void => undefined;
  /** Of the verdict on the screen: asks again, and when its last word came, in seconds since 1970. */
  let again = (): void => undefined;
  let answered = Infinity;
  /** What was said of it to hand and ear. */
  let said: Verdict["kind"] | null = null;

  function scan(): void {
    run++;
    answered = Infinity;
    said = null;
    endScan();
    const eyes = () => (decoder ??= makeDecoder());
    const made = makeScanner(words.scan, { known, eyes, now: true, found: (text) => void check(text) });
    scanner = made;
    draw = () => {
      title(null);
      element.replaceChildren(made.element);
    };
    draw();
  }

  function endScan(): void {
    scanner?.close();
    scanner = null;
  }

  async function check(text: string): Promise<void> {
    const mine = ++run;
    again = () => void check(text);
    answered = Infinity;
    await examineSoon(text, known, (examined, last) => {
      if (mine !== run) return;
      draw = () => {
        title(words.check.t(`verify-${examined.verdict.kind}-title`));
        element.replaceChildren(...answer(examined, !last));
      };
      redrawn(draw);
      if (last) answered = known.around.now();
      if (said !== examined.verdict.kind) window.scrollTo(0, 0);
      void painted().then(() => {
        if (mine !== run) return;
        endScan();
        if (said !== examined.verdict.kind) signal(examined.verdict.kind);
        said = examined.verdict.kind;
      });
    });
  }

  const answer = (examined: Examined, asking: boolean): Node[] =>
    result(words.check, examined, asking, { again, scan, more: open });

  /** The document itself, for whoever may see it. */
  const open = ({ number }: Claims): Node =>
    h(
      "a",
      { class: "btn btn--wide", href: `/d/${number.replace(/-V\d+$/, "")}` },
      icon("i-document"),
      words.check.t("verify-open"),
    );

  /** The last word on what was laid aside may be of days ago. */
  function seenAgain(): void {
    if (!document.hidden && known.around.now() - answered >= FRESH_S) again();
  }
  document.addEventListener("visibilitychange", seenAgain);
  window.addEventListener("pageshow", seenAgain);

  scan();
  return {
    element,
    async speak(next) {
      const spoken = await bothOf(next).catch(() => null);
      if (!spoken) return;
      words = spoken;
      scanner?.speak(words.scan);
      redrawn(draw);
    },
    close() {
      run++;
      document.removeEventListener("visibilitychange", seenAgain);
      window.removeEventListener("pageshow", seenAgain);
      endScan();
      void decoder?.then((eyes) => eyes.close());
    },
  };
}
