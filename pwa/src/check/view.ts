/** The verdict on the screen: the answer first, then the two questions, then what to compare with the goods. */
import type { Bytes } from "../domain/cbor";
import { hex } from "../domain/hex";
import { kilograms } from "../domain/kilograms";
import type { Claims } from "../domain/verified-seal";
import type { Spoken } from "../formats";
import { type Language, LANGUAGES } from "../languages";
import { h, icon } from "./dom";
import type { Examined } from "./examine";
import type { Standing, Verdict } from "./verdict";

type Kind = Verdict["kind"];
type Tone = "good" | "bad" | "warn" | "calm" | "stamp";

/** How each verdict looks: pattern of the field, ink, shape. None but `valid` is green. */
export const LOOK: Record<
  Kind,
  { readonly call: "ok" | "stop" | "ask" | "false"; readonly tone: Tone; readonly shape: string }
> = {
  valid: { call: "ok", tone: "good", shape: "s-good" },
  ended: { call: "stop", tone: "bad", shape: "s-cancel" },
  replaced: { call: "stop", tone: "warn", shape: "s-replaced" },
  expired: { call: "stop", tone: "warn", shape: "s-warn" },
  unknown: { call: "ask", tone: "calm", shape: "s-unknown" },
  provisional: { call: "ask", tone: "stamp", shape: "s-wait" },
  lapsed: { call: "stop", tone: "warn", shape: "s-wait" },
  false: { call: "false", tone: "bad", shape: "s-bad" },
  withdrawn: { call: "false", tone: "bad", shape: "s-bad" },
  root_changed: { call: "false", tone: "bad", shape: "s-bad" },
  unsealed: { call: "stop", tone: "warn", shape: "s-todo" },
  elsewhere: { call: "stop", tone: "warn", shape: "s-warn" },
  no_code: { call: "ask", tone: "calm", shape: "s-none" },
  unchecked: { call: "ask", tone: "calm", shape: "s-unknown" },
};

export interface Actions {
  again(): void;
  /** On to the next code. */
  scan(): void;
  /** What else can be done with a genuine certificate: followed, or opened; null where nothing can. */
  more(claims: Claims): Node | null;
}

/** What stands around every answer. */
export interface Frame {
  readonly online: boolean;
  /** What this installation is for; production says nothing of it. */
  readonly installation: string;
  readonly language: Language;
  /** Says everything in another language. */
  speak(language: string): void;
}

export function frame(words: Spoken, { online, installation, language, speak }: Frame, ...content: Node[]): Node[] {
  const { t } = words;
  const named = `verify-${installation}`;
  return [
    h("a", { class: "skip", href: "#main", onclick: skip }, t("verify-skip")),
    h(
      "div",
      { class: "pub" },
      h(
        "header",
        { class: "bar" },
        words.has(named) && h("p", { class: "demo" }, t(named)),
        h(
          "div",
          { class: "bar__in" },
          h("span", { class: "brand" }, icon("i-logo"), h("span", {}, h("b", {}, t("verify-title")))),
          h("span", { class: "push small" }, t(online ? "verify-online" : "verify-offline")),
          languages(t("verify-language"), language, speak),
        ),
      ),
      h("main", { id: "main", tabindex: "-1" }, ...content),
    ),
  ];
}

/** Each language by its own name, so that nobody needs to read the one that is spoken now. */
const languages = (label: string, spoken: Language, speak: Frame["speak"]): Node =>
  h(
    "label",
    { class: "lang" },
    icon("i-globe"),
    h("span", { lang: spoken, "aria-hidden": "true" }, spoken.toUpperCase()),
    h(
      "select",
      { "aria-label": label, onchange: ({ target }) => speak((target as HTMLSelectElement).value) },
      ...Object.entries(LANGUAGES).map(([code, { name }]) =>
        h("option", { value: code, lang: code, ...(code === spoken ? { selected: "" } : {}) }, name),
      ),
    ),
  );

/** The part behind the number sign is the code itself, so the link must not change it. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** `asking`: the server has not answered yet, and this is what the device knows. */
export function result(words: Spoken, examined: Examined, asking: boolean, actions: Actions): Node[] {
  const { verdict } = examined;
  const { t } = words;
  const { call: pattern, tone, shape } = LOOK[verdict.kind];
  const named = {
    authority: plain(examined.authority),
    host: verdict.kind === "elsewhere" ? verdict.host : "",
    key: verdict.kind === "unsealed" ? verdict.key : "",
  };
  // One yellow step on a screen: where there is something to ask again, that comes first.
  const next = verdict.kind === "unknown" || verdict.kind === "unchecked" ? "btn" : "btn btn--next";
  return [
    call(pattern, tone, shape, t(`verify-${verdict.kind}-title`), t(`verify-${verdict.kind}-line`, named)),
    asking ? h("p", { class: "check-asking", role: "status" }, icon("i-sync"), t("verify-asking")) : null,
    answers(words, examined),
    h("div", { class: "wrap stack" }, ...below(words, examined, actions)),
    h(
      "div",
      { class: "check-next" },
      h(
        "button",
        { class: `${next} btn--wide`, type: "button", onclick: () => actions.scan() },
        icon("i-scan"),
        t("verify-next"),
      ),
    ),
  ].filter((one) => one !== null);
}

const plain = (address: string): string => address.replace(/^https?:\/\//, "");

function call(pattern: string, tone: Tone, shape: string, title: string, line: string): Node {
  return h(
    "div",
    { class: `call call--${pattern} is-${tone}`, role: "status" },
    icon(shape),
    h("h1", {}, title),
    h("p", {}, line),
  );
}

/** The two questions; none where there is no seal to ask them of. */
function answers(words: Spoken, examined: Examined): Node | null {
  const { t } = words;
  const { verdict } = examined;
  const { tone, shape } = LOOK[verdict.kind];
  const mark = (ink: Tone, drawn: string, word: string, line: string | null = null): Node =>
    h(
      "dd",
      {},
      h("span", { class: `mark is-${ink}` }, icon(drawn), h("span", {}, word)),
      line && h("br", {}),
      line && h("b", { class: "small" }, line),
    );
  const authentic = (line: string) => mark("good", "s-good", t("verify-genuine-yes"), line);
  const by = t("verify-genuine-by", { authority: plain(examined.authority) });
  const marks = ((): [Node, Node] | null => {
    switch (verdict.kind) {
      case "valid":
      case "ended":
      case "replaced":
      case "expired":
      case "unknown":
        return [
          authentic(by),
          mark(tone, shape, t(`verify-force-${verdict.kind}`), known(words, verdict.kind, verdict.standing)),
        ];
      case "provisional":
      case "lapsed": {
        const until = t("verify-until", { when: when(words, verdict.claims.expires_at) });
        return [authentic(t("verify-genuine-device")), mark(tone, shape, t("verify-force-provisional"), until)];
      }
      case "unchecked":
        return [mark(tone, shape, t("verify-genuine-unknown")), mark("calm", "s-none", t("verify-force-none"))];
      case "false":
      case "withdrawn":
      case "root_changed":
        return [mark(tone, shape, t("verify-genuine-no")), mark("calm", "s-none", t("verify-force-none"))];
      case "unsealed":
      case "elsewhere":
      case "no_code":
        return null;
    }
  })();
  if (!marks) return null;
  const [genuine, force] = marks;
  return h(
    "dl",
    { class: "answers" },
    h("div", {}, h("dt", {}, t("verify-genuine")), genuine),
    h("div", {}, h("dt", {}, t("verify-force")), force),
  );
}

/** Where the word on its status comes from, and how old it is. */
function known(words: Spoken, kind: Kind, { live, listed, now }: Standing): string | null {
  const { t } = words;
  if (live) return t("verify-confirmed", { when: when(words, live.at) });
  if (!listed) return null;
  const said = { when: when(words, listed.issued_at), ago: ago(words, now - listed.issued_at) };
  return t(kind === "unknown" ? "verify-once-known" : "verify-as-known", said);
}

function below(words: Spoken, { verdict, online }: Examined, actions: Actions): (Node | null)[] {
  const { t } = words;
  const again = h(
    "button",
    { class: "btn btn--next btn--wide", type: "button", onclick: () => actions.again() },
    icon("i-sync"),
    t("verify-again"),
  );
  switch (verdict.kind) {
    case "valid": {
      const { claims, standing } = verdict;
      const many = standing.live?.checked?.many ? warning("s-warn", t("verify-many"), t("verify-many-why")) : null;
      return [many, compare(words, claims), facts(words, verdict), actions.more(claims)];
    }
    case "unknown": {
      const { live, listed } = verdict.standing;
      const why = live ? "verify-not-listed" : listed ? "verify-stale" : "verify-never";
      const note = warning(live ? "s-unknown" : "s-offline", live || online ? null : t("verify-no_network"), t(why));
      return [note, again, compare(words, verdict.claims), facts(words, verdict)];
    }
    case "ended":
    case "replaced":
    case "expired":
    case "lapsed":
      return [facts(words, verdict), compare(words, verdict.claims)];
    case "provisional":
      return [compare(words, verdict.claims), facts(words, verdict)];
    case "unsealed": {
      const open = h(
        "a",
        { class: "btn btn--wide", href: `/d/${verdict.key.replace(/-V\d+$/, "")}` },
        t("verify-open"),
      );
      return [
        h("p", { class: "ref check-ref" }, verdict.key),
        warning("s-todo", null, t("verify-unsealed-why")),
        open,
        h("p", { class: "dim" }, t("verify-open-hint")),
      ];
    }
    case "elsewhere":
      return [steps(t("verify-do"), [t("verify-do-elsewhere"), t("verify-do-tell")])];
    case "no_code":
      return [steps(t("verify-do"), [t("verify-do-right-code"), t("verify-do-scan")])];
    case "unchecked":
      return [warning("s-unknown", null, t(`verify-why-${verdict.why}`)), again];
    case "root_changed":
      return [steps(t("verify-do"), [t("verify-do-root"), t("verify-do-root-known")]), hidden(words)];
    case "false":
    case "withdrawn": {
      const anew = verdict.kind === "withdrawn" ? verdict.reissued_at : 0;
      if (anew) return [warning("s-replaced", null, t("verify-reissued-why", { when: moment(words, anew) }))];
      return [steps(t("verify-do"), [t("verify-do-scan"), t("verify-do-keep"), t("verify-do-tell")]), hidden(words)];
    }
  }
}

const warning = (shape: string, strong: string | null, line: string): Node =>
  h("div", { class: "note is-warn" }, icon(shape), h("p", {}, strong && h("strong", {}, strong), strong && " ", line));

const hidden = ({ t }: Spoken): Node =>
  h(
    "div",
    { class: "note is-bad" },
    icon("s-bad"),
    h("p", {}, h("strong", {}, t("verify-hidden")), " ", t("verify-hidden-why")),
  );

const steps = (title: string, lines: readonly string[]): Node =>
  h(
    "section",
    { class: "stack" },
    h("h2", {}, title),
    h("ol", { class: "stack stack--s check-steps" }, ...lines.map((line) => h("li", {}, line))),
  );

/** What to hold against the goods, each with a box to tick. */
function compare(words: Spoken, { covers }: Claims): Node {
  const { t, number } = words;
  const line = (what: string, ...values: string[]): Node =>
    h(
      "li",
      {},
      h(
        "div",
        {},
        h("span", {}, what),
        h("b", {}, ...values.flatMap((value, place) => (place ? [h("br", {}), value] : [value]))),
      ),
      h(
        "label",
        { class: "tick" },
        h("input", { type: "checkbox", "aria-label": t("verify-same-what", { what }) }),
        t("verify-same"),
      ),
    );
  const pairs = covers.identifiers.map((one, place) =>
    one ? line(t(place % 2 ? "verify-seal" : "verify-container"), one) : null,
  );
  const cn = covers.cn
    .replace(/^(....)(?=.)/, "$1 ")
    .replace(/(\d\d)(?=\d)/g, (two, _, at) => (at > 4 ? `${two} ` : two));
  const from = country(words, covers.origin);
  const to = country(words, covers.destination);
  return h(
    "section",
    {},
    h("h2", {}, t("verify-compare")),
    h(
      "ul",
      { class: "cmp" },
      ...pairs,
      covers.more_pairs > 0 && h("li", {}, h("p", {}, t("verify-more-pairs", { count: covers.more_pairs }))),
      line(t("verify-goods"), covers.title, ...(cn ? [t("verify-cn", { code: cn })] : [])),
      covers.net_grams > 0 && line(t("verify-weight"), t("verify-kg", { kg: number(kilograms(covers.net_grams)) })),
      covers.animals > 0 && line(t("verify-animals"), number(covers.animals)),
      (from || to) && line(t("verify-way"), t("verify-from-to", { from: from || "?", to: to || "?" })),
    ),
  );
}

function facts(words: Spoken, verdict: Extract<Verdict, { claims: unknown }>): Node {
  const { t } = words;
  const { number, issued_at, expires_at, covers } = verdict.claims;
  const fact = (what: string, ...value: (Node | string)[]): Node =>
    h("div", {}, h("dt", {}, what), h("dd", {}, ...value));
  const reference = (text: string): Node => h("span", { class: "ref" }, text);
  const outcome = `verify-outcome-${covers.outcome}`;
  const provisional = !("standing" in verdict);
  const live = provisional ? null : verdict.standing.live;
  return h(
    "section",
    {},
    h("h2", {}, t("verify-this")),
    h(
      "dl",
      { class: "facts" },
      fact(t("verify-number"), reference(number)),
      live?.reissued_at ? fact(t("verify-reissued"), moment(words, live.reissued_at)) : null,
      live?.replaced_by && !live.reissued_at ? fact(t("verify-replaced-by"), reference(live.replaced_by)) : null,
      fact(t("verify-decision"), words.has(outcome) ? t(outcome) : covers.outcome.replaceAll("_", " ")),
      fact(t(provisional ? "verify-signed" : "verify-issued"), moment(words, issued_at)),
      fact(t("verify-valid-until"), moment(words, expires_at)),
      provisional ? null : asked(words, verdict.standing, fact),
      fact(t("verify-fingerprint"), h("span", { class: "hash" }, fingerprint(covers.content))),
    ),
  );
}

/** How often it was checked before: a code that turns up everywhere may have been copied. */
function asked(words: Spoken, { live }: Standing, fact: (what: string, value: string) => Node): Node | null {
  if (!live) return null;
  const { t } = words;
  const { times = 0, places = 0, since = 0 } = live.checked ?? {};
  const often = t("verify-checked-times", { times, places, day: words.day(since * 1000) });
  return fact(t("verify-checked"), times > 0 ? often : t("verify-checked-never"));
}

/** As the signing sheet shows it: enough to compare by eye. */
const fingerprint = (content: Bytes): string =>
  hex(content.slice(0, 8).buffer)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1 ");

const country = ({ locale }: Spoken, code: string): string => {
  try {
    return code && (new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code);
  } catch {
    return code; // not a code of a region
  }
};

/** The decision's moment, in the zone of the law (DEC-5, DATA-3). */
const moment = ({ day, time }: Spoken, seconds: number): string =>
  `${day(seconds * 1000, "Europe/Brussels")}, ${time(seconds * 1000, "Europe/Brussels")}`;

/** A moment of this device's own day. */
function when(words: Spoken, seconds: number): string {
  const at = seconds * 1000;
  const day = words.day(at);
  const said = { day, time: words.time(at) };
  return words.t(day === words.day(Date.now()) ? "verify-today" : "verify-on", said);
}

function ago({ t }: Spoken, seconds: number): string {
  const hours = Math.max(0, Math.floor(seconds / 3600));
  return hours < 48 ? t("verify-ago", { hours }) : t("verify-ago-days", { days: Math.floor(hours / 24) });
}
