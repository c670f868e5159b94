/**
 * Judges a document again and again while it is filled in: after a change, only the rules that read what has changed.
 * A document is never altered in place, so that what two of them share is the same.
 */
import type { IsoDate, Rule, Test, Value } from "../protocol.gen";
import { check, childrenOf, type Finding, type Lists, tablesOf } from "./rules";

export class Judging {
  readonly #rules: readonly Rule[];
  readonly #known = new Map<Rule, readonly Finding[]>();
  /** The rules that ran for the last answer. */
  ran: readonly Rule[] = [];
  #before: { readonly document: object; readonly on: IsoDate; readonly lists: Lists } | null = null;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** What `check` finds, in the same order. */
  check(document: object, on: IsoDate, lists: Lists): Finding[] {
    const before = this.#before?.on === on && this.#before.lists === lists ? this.#before.document : null;
    this.ran = this.#rules.filter(
      (rule) => before === null || reads(rule).some((steps) => differ(steps, 0, before, document)),
    );
    for (const rule of this.ran) this.#known.set(rule, check(document, [rule], on, lists));
    this.#before = { document, on, lists };
    return this.#rules.flatMap((rule) => this.#known.get(rule) ?? []);
  }
}

const known = new WeakMap<Rule, readonly (readonly string[])[]>();

/** The boxes that a rule looks at, as steps; a table that it goes through stands as the ids of its rows. */
export function reads(rule: Rule): readonly (readonly string[])[] {
  const before = known.get(rule);
  if (before) return before;
  const paths = [...(rule.when ? pathsIn(rule.when) : []), ...pathsIn(rule.require), ...idsAlong(rule.at)];
  const steps = [...new Set(paths)].map((path) => path.split("/"));
  known.set(rule, steps);
  return steps;
}

function pathsIn(node: Test | Value): string[] {
  const below = childrenOf(node).flatMap(pathsIn);
  switch (node[0]) {
    case "get":
      return [node[1], ...idsAlong(node[1])];
    case "any":
    case "all":
    case "sum":
    case "count":
    case "distinct":
      return [`${node[1]}/*/id`, ...idsAlong(node[1]), ...below];
    default:
      return below;
  }
}

const idsAlong = (path: string): string[] => tablesOf(path).map((table) => `${table}/*/id`);

type Branch = Readonly<Record<string, unknown>> | undefined;

/** Whether two documents hold something else where these steps lead, from `at` on. */
function differ(steps: readonly string[], at: number, before: unknown, now: unknown): boolean {
  if (before === now) return false;
  const step = steps[at];
  if (step === undefined) return true;
  if (step !== "*") return differ(steps, at + 1, (before as Branch)?.[step], (now as Branch)?.[step]);
  const rows = (before ?? []) as readonly unknown[];
  const others = (now ?? []) as readonly unknown[];
  return rows.length !== others.length || rows.some((row, index) => differ(steps, at + 1, row, others[index]));
}
