/**
 * What a condition means: true, false, or null where an empty box leaves it open (Kleene's logic).
 *
 * A condition is made into a function once, and that is run with every keystroke. Nothing is coerced, and operands are
 * read in order, so that the boxes that a rule waits for are the same here and on the server:
 * `sync_protocol/evaluate.py` says all this too, held to it by shared vectors and by a differential test.
 */
import type { BoxKind, Entry, Test, Value } from "../protocol.gen";
import { dayOfLaw } from "./dates";
import { readerOf, tableOf, type Env, type Known, type Scalar } from "./env";
import { bestEntry } from "./look-up";
import { typed } from "./scalars";

/** A value; null where it is missing, and then the empty boxes are noted. */
export type Reading = (env: Env) => Scalar | null;
/** Whether a condition holds; null where it is open, and then the empty boxes are noted. */
export type Testing = (env: Env) => Known;

function made<Node extends object, Made>(make: (node: Node) => Made): (node: Node) => Made {
  const known = new WeakMap<Node, Made>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const fresh = make(node);
    known.set(node, fresh);
    return fresh;
  };
}

/** The function that reads a value. */
export const reading: (node: Value) => Reading = made((node) => {
  switch (node[0]) {
    case "get":
      return getting(node[1], node[2]);
    case "lit": {
      const fixed = typed(node[1], node[2]);
      return () => fixed;
    }
    case "on":
      return (env) => env.on;
    case "day":
      return dayReading(reading(node[1]));
    case "plus":
      return both(reading(node[1]), reading(node[2]), (a, b) => (a as bigint) + (b as bigint));
    case "sum":
      return summing(node[1], reading(node[2]));
    case "count":
      return counting(node[1], testing(node[2]));
    case "find":
      return finding(lookingUp(node[1], node[2]), node[3]);
  }
});

/** The function that judges a condition. */
export const testing: (node: Test) => Testing = made((node) => {
  switch (node[0]) {
    case "present":
      return presence(node[1]);
    case "=":
      return both(reading(node[1]), reading(node[2]), (a, b) => a === b);
    case "<":
      return both(reading(node[1]), reading(node[2]), (a, b) => a < b);
    case "in": {
      const options = new Set<Scalar>(node[2]);
      return given(reading(node[1]), (text) => options.has(text));
    }
    case "starts": {
      const prefixes = node[2];
      return given(reading(node[1]), (text) => prefixes.some((prefix) => (text as string).startsWith(prefix)));
    }
    case "places": {
      const step = 10n ** BigInt(6 - node[2]);
      return given(reading(node[1]), (number) => (number as bigint) % step === 0n);
    }
    case "listed": {
      const lookUp = lookingUp(node[1], node[2]);
      return (env) => {
        const entry = lookUp(env);
        return entry && entry !== NO_ENTRY;
      };
    }
    case "and":
      return decided(node[1].map(testing), false);
    case "or":
      return decided(node[1].map(testing), true);
    case "not": {
      const test = testing(node[1]);
      return (env) => {
        const known = test(env);
        return known === null ? null : !known;
      };
    }
    case "all":
      return decidedByRow(node[1], testing(node[2]), false);
    case "any":
      return namedRow(node[1], node[2]) ?? decidedByRow(node[1], testing(node[2]), true);
  }
});

function getting(path: string, kind: BoxKind): Reading {
  const read = readerOf(path);
  return (env) => {
    const found = read(env) ?? null;
    if (found !== null) return typed(found, kind);
    if (env.noting) env.empty.push(env.place(path));
    return null;
  };
}

function dayReading(read: Reading): Reading {
  return (env) => {
    const found = read(env);
    return found === null ? null : dayOfLaw(Number(found));
  };
}

function both<T>(left: Reading, right: Reading, make: (a: Scalar, b: Scalar) => T): (env: Env) => T | null {
  return (env) => {
    const [a, b] = [left(env), right(env)]; // both are read before either is looked at
    return a === null || b === null ? null : make(a, b);
  };
}

function given(read: Reading, make: (found: Scalar) => boolean): Testing {
  return (env) => {
    const found = read(env);
    return found === null ? null : make(found);
  };
}

function presence(node: Value): Testing {
  if (node[0] === "get") {
    const box = readerOf(node[1]);
    return (env) => (box(env) ?? null) !== null;
  }
  const read = reading(node);
  return (env) => env.settle(env.empty.length, read(env) !== null);
}

function summing(path: string, addend: Reading): Reading {
  const table = tableOf(path);
  return (env) => {
    let total: bigint | null = 0n;
    env.through(table, () => {
      const more = addend(env) as bigint | null; // each is read, so that all that are missing are noted
      total = total === null || more === null ? null : total + more;
      return false;
    });
    return total;
  };
}

function counting(path: string, where: Testing): Reading {
  const table = tableOf(path);
  return (env) => {
    let [count, open] = [0n, false as boolean];
    env.through(table, () => {
      const known = where(env);
      if (known === null) open = true;
      else if (known) count++;
      return false;
    });
    return open ? null : count;
  };
}

/** What a look-up gives that found nothing; null stands for one that waits for an empty box. */
const NO_ENTRY: Entry = { keys: [], since: "" };

function lookingUp(name: string, keys: readonly Value[]): (env: Env) => Entry | null {
  const readings = keys.map(reading);
  return (env) => {
    const list = env.lists[name];
    if (!list) throw new Error(`no list ${name}`);
    const texts: (string | null)[] = [];
    let open = false;
    for (const read of readings) {
      const [mark, match] = [env.empty.length, list.match[texts.length]];
      const text = read(env) as string | null;
      if (match === "any") env.empty.length = mark;
      else if (text === null) open = true;
      texts.push(text);
    }
    return open ? null : (bestEntry(list, texts, env.on) ?? NO_ENTRY);
  };
}

function finding(lookUp: (env: Env) => Entry | null, kind: BoxKind): Reading {
  return (env) => {
    const found = lookUp(env)?.value ?? null;
    return found === null ? null : typed(found, kind);
  };
}

/** `by` as soon as one part says it: the rest cannot change that, and what is decided waits for nothing. */
function decided(tests: readonly Testing[], by: boolean): Testing {
  return (env) => {
    const mark = env.empty.length;
    let result: Known = !by;
    for (const test of tests) {
      const known = test(env);
      if (known === by) return env.settle(mark, by);
      if (known === null) result = null;
    }
    return env.settle(mark, result);
  };
}

/** The same over the rows of a table. */
function decidedByRow(path: string, test: Testing, by: boolean): Testing {
  const table = tableOf(path);
  return (env) => {
    const mark = env.empty.length;
    let result: Known = !by;
    env.through(table, () => {
      const known = test(env);
      if (known !== !by) result = known;
      return known === by;
    });
    return env.settle(mark, result);
  };
}

/** Whether a table has the row of some id: asked for each row of another table, the general way takes seconds. */
function namedRow(path: string, test: Test): Testing | null {
  if (test[0] !== "=" || test[1][0] !== "get" || test[2][0] !== "get") return null;
  const [own, other] = [test[1][1], test[2][1]];
  if (own !== `${path}/*/id` || other.startsWith(`${path}/*/`)) return null;
  const [table, wanted] = [tableOf(path), reading(test[2])];
  return (env) => {
    const rows = table.rows(env);
    if (rows.length === 0) return false;
    const id = wanted(env);
    return id === null ? null : rows.some((row) => row["id"] === id);
  };
}

/** The names of the lists that a condition looks things up in. */
export function listsIn(node: Test | Value): string[] {
  const own = node[0] === "find" || node[0] === "listed" ? [node[1]] : [];
  return [...own, ...childrenOf(node).flatMap(listsIn)];
}

/** The nodes right below this one. */
export function childrenOf(node: Test | Value): readonly (Test | Value)[] {
  switch (node[0]) {
    case "and":
    case "or":
      return node[1];
    case "find":
    case "listed":
      return node[2];
    case "sum":
    case "count":
    case "any":
    case "all":
      return [node[2]];
    case "day":
    case "not":
    case "present":
    case "in":
    case "starts":
    case "places":
      return [node[1]];
    case "=":
    case "<":
    case "plus":
      return [node[1], node[2]];
    case "get":
    case "lit":
    case "on":
      return [];
  }
}
