/**
 * Judges a document again and again while it is filled in: after a change, only the rules that read what has changed.
 * A document is never altered in place, so that what two of them share is the same.
 */
import type { IsoDate, Rule, Test, Value } from "../protocol.gen";
import { childrenOf } from "./conditions";
import { Env, tablesOf, type Lists } from "./env";

export class Judging<Found> {
  readonly #rules: readonly Rule[];
  readonly #find: (env: Env, rule: Rule) => readonly Found[];
  readonly #readers = new Readers();
  readonly #known = new Map<Rule, readonly Found[]>();
  /** The rules that ran for the last answer. */
  ran: readonly Rule[] = [];
  #before: { readonly document: object; readonly on: IsoDate; readonly lists: Lists } | null = null;

  /** `find` is what is asked of each rule: `findings`, or `placesOf`. */
  constructor(rules: readonly Rule[], find: (env: Env, rule: Rule) => readonly Found[]) {
    this.#rules = rules;
    this.#find = find;
    for (const rule of rules) for (const path of pathsOf(rule)) this.#readers.add(path.split("/"), rule);
  }

  /** What each rule says of a document, in the order of the rules. */
  check(document: object, on: IsoDate, lists: Lists): Found[] {
    const before = this.#before;
    const same = before?.on === on && before.lists === lists;
    const asked = same ? this.#readers.ofWhatDiffers(before.document, document) : null;
    this.ran = asked ? this.#rules.filter((rule) => asked.has(rule)) : this.#rules;
    const env = new Env(document, on, lists);
    for (const rule of this.ran) this.#known.set(rule, this.#find(env, rule));
    this.#before = { document, on, lists };
    return this.#rules.flatMap((rule) => this.#known.get(rule) ?? []);
  }
}

type Branch = Readonly<Record<string, unknown>> | null | undefined;
type Rows = readonly unknown[] | null | undefined;

/** Which rules read a box, section or table, and what lies below it; a star stands for the rows of a table. */
class Readers {
  readonly #rules: Rule[] = [];
  readonly #below = new Map<string, Readers>();

  add([step, ...steps]: readonly string[], rule: Rule): void {
    if (step === undefined) {
      this.#rules.push(rule);
      return;
    }
    const below = this.#below.get(step) ?? new Readers();
    this.#below.set(step, below);
    below.add(steps, rule);
  }

  /** The rules that read something which two documents hold differently; what they share is passed over. */
  ofWhatDiffers(before: unknown, now: unknown, found = new Set<Rule>()): ReadonlySet<Rule> {
    if (before === now) return found;
    for (const rule of this.#rules) found.add(rule);
    for (const [step, below] of this.#below) {
      if (step === "*") below.#ofRows((before as Rows) ?? [], (now as Rows) ?? [], found);
      else below.ofWhatDiffers((before as Branch)?.[step], (now as Branch)?.[step], found);
    }
    return found;
  }

  #ofRows(before: readonly unknown[], now: readonly unknown[], found: Set<Rule>): void {
    if (before.length === now.length) before.forEach((row, index) => this.ofWhatDiffers(row, now[index], found));
    else this.#all(found);
  }

  #all(found: Set<Rule>): void {
    for (const rule of this.#rules) found.add(rule);
    for (const below of this.#below.values()) below.#all(found);
  }
}

/** The boxes that a rule looks at; a table that it goes through stands as the ids of its rows. */
const pathsOf = ({ when, require, at }: Rule): ReadonlySet<string> =>
  new Set([...(when ? pathsIn(when) : []), ...pathsIn(require), ...idsAlong(at)]);

function pathsIn(node: Test | Value): string[] {
  const below = childrenOf(node).flatMap(pathsIn);
  switch (node[0]) {
    case "get":
      return [node[1], ...idsAlong(node[1])];
    case "any":
    case "all":
    case "sum":
    case "count":
      return [`${node[1]}/*/id`, ...idsAlong(node[1]), ...below];
    default:
      return below;
  }
}

const idsAlong = (path: string): string[] => tablesOf(path).map((table) => `${table}/*/id`);
