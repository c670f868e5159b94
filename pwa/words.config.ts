/**
 * Catalogues as the check page takes them: read when the app is built, since Fluent's own reader weighs as much as a
 * third of that page. `check/words.ts` says them.
 */
import { readFileSync } from "node:fs";

import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";

import type { Compiled, Part, Pattern } from "./src/check/words";

type Read = FluentResource["body"][number]["value"];
type Element = Exclude<Exclude<Read, string | null>[number], string>;

/** The messages of a catalogue. Raises SyntaxError for what the check page cannot say: terms, functions, references. */
export const compile = (source: string): Compiled =>
  Object.fromEntries(new FluentResource(source).body.map(({ id, value }) => [id, pattern(id, value)]));

function pattern(id: string, value: Read): Pattern {
  if (value === null) throw new SyntaxError(`${id} says nothing`);
  if (typeof value === "string") return value;
  return value.map((one) => (typeof one === "string" ? one : part(id, one)));
}

function part(id: string, one: Element): Part {
  if (one.type === "str") return one.value;
  if (one.type === "var") return [one.name];
  if (one.type === "select" && one.selector.type === "var") {
    const variants = one.variants.map(({ key, value }) => [String(key.value), pattern(id, value)] as const);
    return [one.selector.name, Object.fromEntries(variants), variants[one.star]?.[0] ?? ""];
  }
  throw new SyntaxError(`${id}: the check page has no way to say a ${one.type}`);
}

const COMPILED = ".ftl?compiled";

export const compiledWords: Plugin = {
  name: "waarmerk-words",
  load(id) {
    if (!id.endsWith(COMPILED)) return null;
    const file = id.slice(0, -"?compiled".length);
    this.addWatchFile(file);
    return `export default ${JSON.stringify(compile(readFileSync(file, "utf8")))}`;
  },
};
