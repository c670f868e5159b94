/**
 * Why a rule says what it says: the boxes and look-ups that it reads, with their values.
 * `sync_protocol/explain.py` tells the same; the differential test holds both to it.
 */
import type { IsoDate, Rule, Test, Value } from "../protocol.gen";
import { childrenOf, reading as readingOf, testing } from "./conditions";
import { eachBinding, Env, tablesOf, type Lists } from "./env";
import { isJudged, listsOf } from "./rules";

export type Verdict = "holds" | "broken" | "waits" | "does_not_apply" | "not_judged";

/** What a rule reads, by path or by list and keys: a value, or null where there is none. */
export type Grounds = readonly (readonly [what: string, value: string | null])[];

export interface Told {
  readonly at: string;
  readonly verdict: Verdict;
  readonly read: Grounds;
}

/** What a rule says and on what grounds, once for each row that it is about. */
export function told(rule: Rule, document: object, on: IsoDate, lists: Lists): Told[] {
  if (!isJudged(rule, lists)) {
    const away = listsOf([rule]).filter((name) => !lists[name]?.entries.length);
    return [{ at: rule.at, verdict: "not_judged", read: away.toSorted().map((name) => [name, null] as const) }];
  }
  const env = new Env(document, on, lists);
  const all: Told[] = [];
  eachBinding(env, tablesOf(rule.at), () => all.push(toldHere(rule, env)));
  return all;
}

function toldHere(rule: Rule, env: Env): Told {
  const tests = [...(rule.when ? [rule.when] : []), rule.require];
  return {
    at: env.place(rule.at),
    verdict: verdict(rule, env),
    read: [...new Map(tests.flatMap((test) => reading(test, env)))],
  };
}

function verdict(rule: Rule, env: Env): Verdict {
  env.empty.length = 0;
  const applies = rule.when ? testing(rule.when)(env) : true;
  if (applies === false) return "does_not_apply";
  const holds = testing(rule.require)(env);
  if (holds === true) return "holds";
  return (applies === null || holds === null) && env.empty.length > 0 ? "waits" : "broken";
}

function reading(node: Test | Value, env: Env): (readonly [string, string | null])[] {
  switch (node[0]) {
    case "get":
      return [[env.place(node[1]), plain(readingOf(node)(env), node[2])]];
    case "find":
      return [...below(node, env), [lookUp(node, env), plain(readingOf(node)(env), node[3])]];
    case "listed":
      return [...below(node, env), [lookUp(node, env), testing(node)(env) ? "listed" : null]];
    case "any":
    case "all":
    case "sum":
    case "count":
      return env.each(node[1], () => below(node, env)).flat();
    default:
      return below(node, env);
  }
}

const below = (node: Test | Value, env: Env) => childrenOf(node).flatMap((child) => reading(child, env));

const lookUp = ([, name, keys]: readonly [string, string, readonly Value[], ...unknown[]], env: Env): string =>
  `${name}(${keys.map((key) => readingOf(key)(env) ?? "").join(", ")})`;

const MILLION = 1_000_000n;

function plain(found: string | boolean | bigint | null, kind: string): string | null {
  if (found === null) return null;
  switch (kind) {
    case "decimal":
      return decimal(found as bigint);
    case "instant":
      return `${new Date(Number(found)).toISOString().slice(0, 19)}Z`;
    default:
      return String(found);
  }
}

function decimal(millionths: bigint): string {
  const size = millionths < 0n ? -millionths : millionths;
  const part = String(size % MILLION)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${millionths < 0n ? "-" : ""}${size / MILLION}${part && `.${part}`}`;
}
