/** A document that is being filled in: what it holds with the typing on top, which boxes it asks for, what is wrong. */
import { createContext } from "svelte";

import { assign, CannotSet } from "../domain/assign";
import { catalogue } from "../domain/catalogue";
import { checksOf, isDone } from "../domain/checks";
import { told, type Told } from "../domain/explain";
import { Judging } from "../domain/judging";
import type { Lists } from "../domain/env";
import { check, findings, placesOf, type Finding } from "../domain/rules";
import type { Document, IsoDate, Rule } from "../protocol.gen";
import { t, words } from "../words";
import { numberOf, patternOf, trailOf, valueAt, type Definition, type Trail } from "./definition";
import type { Draft } from "./draft.svelte";
import { read } from "./written";

/** The code of what was typed and cannot be read: no rule of the law, and yet in its way. */
const UNREAD = "UNREAD";

/** The code of what stands in a list and has not become rows: it is no value either. */
const UNADDED = "UNADDED";

const LIST = "#list";

/** Under which path the list stands from which many rows of a table are made. It is no box. */
export const listOf = (table: string): string => `${table}${LIST}`;

export interface Fault {
  /** The rule's official code. */
  readonly code: string;
  /** The box that it is about. */
  readonly at: string;
  /** What the rule says; empty where the box has only to be filled in. */
  readonly text: string;
  readonly warning: boolean;
}

const NO_LISTS: Lists = {};

export class OpenForm {
  readonly definition: Definition;
  readonly draft: Draft;
  /** Whether everything that is missing is said at its box; otherwise only what was entered is judged. */
  strict = $state(false);
  /** The box that a person was led to: the sections and rows around it unfold. */
  revealed = $state("");
  readonly #document: () => Document;
  readonly #on: () => IsoDate;
  readonly #lists: () => Lists;
  readonly #submitting: () => boolean;
  readonly #open: (path: string) => boolean;
  readonly #asking: Judging<Finding>;
  readonly #filling: Judging<string>;
  /** What can close an option of a box, by the box. */
  readonly #closing: ReadonlyMap<string, readonly Rule[]>;

  /**
   * `on` is the day that the rules are judged on; what they look up is in `lists`. `submitting`: Part I is about to be
   * submitted for the first time, which some rules are about alone. `open`: whether the person may write in a box now.
   */
  constructor(
    document: () => Document,
    definition: Definition,
    draft: Draft,
    on: () => IsoDate,
    lists: () => Lists = () => NO_LISTS,
    submitting: () => boolean = () => false,
    open: (path: string) => boolean = () => true,
  ) {
    this.#document = document;
    this.definition = definition;
    this.draft = draft;
    this.#on = on;
    this.#lists = lists;
    this.#submitting = submitting;
    this.#open = open;
    const closing = new Map<string, Rule[]>();
    for (const rule of definition.rules)
      if (!rule.warning) closing.set(rule.at, [...(closing.get(rule.at) ?? []), rule]);
    this.#closing = closing;
    this.#asking = new Judging(definition.shown, findings);
    this.#filling = new Judging(
      definition.rules.filter(({ code }) => code === "MANDATORY"),
      placesOf,
    );
  }

  readonly #first: boolean = $derived.by(() => this.#submitting());

  readonly #rules: readonly Rule[] = $derived.by(() =>
    this.definition.rules.filter((rule) => this.#first || !rule.at_submission),
  );

  readonly #judging: Judging<Finding> = $derived.by(() => new Judging(this.#rules, findings));

  readonly content: object = $derived.by(() => {
    const stored = this.#document().content ?? {};
    return [...this.draft.edits].reduce((content, [path, edit]) => {
      const value = edit.op === "set" ? edit.value : edit.op === "add" ? edit.row : null;
      return assigned(this.definition, content, path, value);
    }, stored);
  });

  /** What the rules find. */
  readonly broken: readonly Fault[] = $derived.by(() =>
    this.#judging.check(this.content, this.#on(), this.#lists()).flatMap(faultsOf),
  );

  /** All that keeps the document from being decided, and what may be a mistake; each box and reason once (DEC-3). */
  readonly faults: readonly Fault[] = $derived.by(() => {
    // What somebody typed is not also missing.
    const isTyped = (at: string): boolean => this.#unreadable.some((one) => one.at === at);
    const found = [...this.#unreadable, ...this.broken.filter(({ at, text }) => text !== "" || !isTyped(at))];
    return found.filter(
      (fault, index) => found.findIndex((other) => other.at === fault.at && other.text === fault.text) === index,
    );
  });

  /**
   * What was typed and is no value: a box may not be signed with another one than it shows. What is left in a box that
   * others have closed meanwhile is shown to nobody, and in nobody's way.
   */
  readonly #unreadable: readonly Fault[] = $derived.by(() =>
    [...this.draft.unread].flatMap(([path, typed]): Fault[] => {
      const isList = path.endsWith(LIST);
      const at = isList ? path.slice(0, -LIST.length) : path;
      const field = this.trail(at).at(-1);
      const row = at.split("/").slice(0, -1).join("/");
      const gone = patternOf(this.definition, at).includes("*") && this.value(row) === undefined;
      if (!field || gone || !this.#open(at)) return [];
      if (isList) return typed.trim() ? [{ code: UNADDED, at, text: t("seals-unadded"), warning: false }] : [];
      const found = read(field, typed, words.locale);
      return [{ code: UNREAD, at, text: "why" in found ? found.why : t("box-unread-leave"), warning: false }];
    }),
  );

  /** Boxes that the form asks for only in other cases. */
  readonly #hidden: ReadonlySet<string> = $derived.by(
    () => new Set(this.#asking.check(this.content, this.#on(), this.#lists()).map((finding) => finding.at)),
  );

  readonly #checked: ReadonlySet<string> = $derived.by(
    () =>
      new Set(
        checksOf(this.#document().type, this.content)
          .filter(isDone)
          .map((one) => one.name),
      ),
  );

  /** Each rule with what it says, and on what grounds. */
  readonly reasons: readonly (Told & { readonly rule: Rule })[] = $derived.by(() =>
    this.#rules.flatMap((rule) => told(rule, this.content, this.#on(), this.#lists()).map((one) => ({ rule, ...one }))),
  );

  /** Boxes that must be filled in now. */
  readonly mandatory: ReadonlySet<string> = $derived.by(
    () => new Set(this.#filling.check(this.content, this.#on(), this.#lists())),
  );

  /** The day that the rules are judged on, and on which entries of lists hold. */
  get on(): IsoDate {
    return this.#on();
  }

  /** What the rules look things up in, as far as the device has it. */
  get lists(): Lists {
    return this.#lists();
  }

  /** The authority that the document is for. */
  get post(): string {
    return this.#document().post;
  }

  /** The post that the document enters at: its authority, and for what came from another system none that is known. */
  get entry(): string {
    const { imported, post } = this.#document();
    return imported ? "" : post;
  }

  /** Whether this document's form has such a box. */
  has(path: string): boolean {
    return trailOf(this.definition, path) !== null;
  }

  value(path: string): unknown {
    return valueAt(this.content, path);
  }

  /** A box that is asked for only in some cases is on the form there, or where it has a value, or a text that is none. */
  asksFor(path: string): boolean {
    return !this.#hidden.has(path) || this.value(path) !== undefined || this.draft.unread.has(path);
  }

  /**
   * What is said at a box. While one works, an empty box is no mistake before its check has a result, nor is a list before
   * it is added.
   */
  shownFaultsAt(path: string): readonly Fault[] {
    const [part, section = ""] = path.split("/");
    const judged = this.value(path) !== undefined || (part === "part2" && this.#checked.has(section));
    const isSaid = ({ code }: Fault): boolean => this.strict || code === UNREAD || (judged && code !== UNADDED);
    return this.faults.filter((fault) => fault.at === path && !fault.warning && isSaid(fault));
  }

  /** Why an option cannot be chosen as the document stands, or null. */
  closed(path: string, option: unknown): string | null {
    const pattern = patternOf(this.definition, path);
    const rules = this.#closing.get(pattern);
    if (!rules) return null;
    const chosen = assigned(this.definition, this.content, path, option);
    for (const rule of rules) {
      const broken = check(chosen, [rule], this.#on(), this.#lists()).some(
        (one) => one.at === path && one.missing.length === 0,
      );
      if (broken) return t(rule.words ?? rule.code);
    }
    return null;
  }

  trail(path: string): Trail {
    return trailOf(this.definition, path) ?? [];
  }

  /** The number of a box, or of the section around it. */
  number(path: string): string {
    return numberOf(this.trail(path), this.definition, this.#document().edition);
  }

  /** The number to print at a box: its own, where the section around it does not say it already. */
  ownNumber(path: string): string {
    const number = this.number(path);
    const around = numberOf(this.trail(path).slice(0, -1), this.definition, this.#document().edition);
    return number === around ? "" : number;
  }
}

/** A rule that waits for empty boxes is about those: filling them in is what moves it. */
function faultsOf({ code, at, missing, warning, words }: Finding): Fault[] {
  return missing.length
    ? missing.map((place) => ({ code, at: place, text: "", warning }))
    : [{ code, at, text: code === "MANDATORY" ? "" : t(words), warning }];
}

function assigned({ form, edition }: Definition, content: object, path: string, value: unknown): object {
  try {
    return assign(catalogue, form, content, path, value, edition);
  } catch (error) {
    if (error instanceof CannotSet) return content; // a row that another person took away meanwhile
    throw error;
  }
}

export const [openForm, setOpenForm] = createContext<OpenForm>();
