/** What the rules of a form find in a document. What their conditions mean: `conditions.ts`. */
import type { IsoDate, Rule } from "../protocol.gen";
import { listsIn, testing, type Testing } from "./conditions";
import { eachBinding, Env, tablesOf, type Lists } from "./env";

/**
 * A rule that is broken or, with `missing`, one that cannot be judged until those boxes are filled.
 *
 * `at` is the path of a box with the ids of its rows, `row` the index of the outermost row. A rule that waits for an
 * entry of a list, and for no box, counts as broken: no one can fill that in.
 */
export interface Finding {
  readonly code: string;
  readonly at: string;
  readonly row: number | null;
  readonly missing: readonly string[];
  readonly warning: boolean;
  /** The id of the rule's sentence. */
  readonly words: string;
}

/**
 * What the rules find in a document on a day, in the order of the rules, then of the rows.
 *
 * A rule that looks something up in a list which is not here, or empty, is not judged: whoever has the list judges it.
 */
export function check(document: object, rules: readonly Rule[], on: IsoDate, lists: Lists): Finding[] {
  const env = new Env(document, on, lists);
  return rules.flatMap((rule) => findings(env, rule));
}

/**
 * The places, with the ids of their rows, where a rule applies: its `when` holds. With one of code MANDATORY, those that
 * must be filled in now.
 */
export function placesOf(env: Env, rule: Rule): readonly string[] {
  if (!isJudged(rule, env.lists)) return [];
  env.noting = false;
  const { applies, tables } = preparedOf(rule);
  const places: string[] = [];
  eachBinding(env, tables, () => {
    if (applies(env) === true) places.push(env.place(rule.at));
  });
  return places;
}

interface Prepared {
  /** The rule's `when`. */
  readonly applies: Testing;
  /** Whether it holds, or does not apply. */
  readonly holds: Testing;
  readonly tables: readonly string[];
  /** The lists that it looks things up in. */
  readonly lists: readonly string[];
}

const prepared = new WeakMap<Rule, Prepared>();

function preparedOf(rule: Rule): Prepared {
  const known = prepared.get(rule);
  if (known) return known;
  const { when, require, at } = rule;
  const fresh = {
    applies: when ? testing(when) : () => true,
    holds: testing(when ? ["or", [["not", when], require]] : require),
    tables: tablesOf(at),
    lists: listsOf([rule]),
  };
  prepared.set(rule, fresh);
  return fresh;
}

export const isJudged = (rule: Rule, lists: Lists): boolean =>
  preparedOf(rule).lists.every((name) => lists[name]?.entries.length);

/** The names of the lists that these rules look things up in. */
export const listsOf = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(rules.flatMap(({ when, require }) => [...(when ? listsIn(when) : []), ...listsIn(require)])),
];

/** What one rule finds. The boxes that it waits for are asked for where it does wait: that is seldom, and dear. */
export function findings(env: Env, rule: Rule): readonly Finding[] {
  const { holds, tables } = preparedOf(rule);
  const found: Finding[] = [];
  if (!isJudged(rule, env.lists)) return found;
  eachBinding(env, tables, (row) => {
    env.noting = false;
    const known = holds(env);
    env.noting = true;
    if (known === true) return;
    env.empty.length = 0;
    if (known === null) holds(env);
    const { code, warning = false, words = "" } = rule;
    found.push({ code, at: env.place(rule.at), row, missing: [...new Set(env.empty)], warning, words });
  });
  return found;
}
