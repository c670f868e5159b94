/**
 * The tablet's evaluator as a service: a line of JSON in, a line of JSON out. The first line holds the lists and the
 * catalogue; `node serve.js <text> <replacement>` serves a mutant, in which the text is replaced.
 */
import { readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const pwa = new URL("../../../pwa/", import.meta.url);
const [, , text, replacement] = process.argv;

const resolve = createRequire(new URL("package.json", pwa)).resolve;
const { rolldown } = await import(pathToFileURL(await realpath(resolve("rolldown"))));

/** A module of the app, bundled from TypeScript, with the mutation in it. */
async function load(path) {
  const input = fileURLToPath(new URL(path, pwa));
  const mutate = async (id) => {
    const source = await readFile(id, "utf8");
    return text !== undefined && source.includes(text) ? source.replace(text, () => replacement) : source;
  };
  const bundle = await rolldown({ input, plugins: [{ name: "mutate", load: mutate }] });
  const { output } = await bundle.generate({ format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

const { check } = await load("src/domain/rules.ts");
const { assign } = await load("src/domain/assign.ts");
const { told } = await load("src/domain/explain.ts");

const answers = {
  check: ({ document, rules, on }) => check(document, rules, on, lists),
  told: ({ document, rule, on }) => told(rule, document, on, lists),
  assign: ({ form, document, path, value, edition }) => assign(catalogue, form, document, path, value, edition),
};

let lists, catalogue;
for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...asked } = JSON.parse(line);
  let answer;
  if (act === undefined) {
    ({ lists, catalogue } = asked);
    answer = { said: "ready" };
  } else {
    try {
      answer = { said: answers[act](asked) };
    } catch (error) {
      answer = { failed: error.code ?? String(error) };
    }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
