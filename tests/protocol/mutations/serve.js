/** The check page's verdict as a service: a line of JSON in, a line of JSON out. The first line holds root, keys, address. */
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const pwa = new URL("../../../pwa/", import.meta.url);
const resolve = createRequire(new URL("package.json", pwa)).resolve;
const { rolldown } = await import(pathToFileURL(await realpath(resolve("rolldown"))));
const bundle = await rolldown({ input: fileURLToPath(new URL("page.js", import.meta.url)) });
const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
const { examine, knowing } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);

const unhex = (text) => Uint8Array.from(Buffer.from(text, "hex"));
let root, keys, origin, list;

async function verdict({ text, served, known, at }) {
  const kept = new Map([["/root", root]]);
  if (known) kept.set(list, unhex(known));
  const answers = new Map([["/.well-known/waarmerk-keys", keys]]);
  if (served) answers.set(list, unhex(served));
  const around = {
    root,
    origin,
    secure: true,
    online: true,
    memory: { get: async (name) => kept.get(name) ?? null, put: async (name, data) => void kept.set(name, data) },
    fetch: async (path) => (answers.has(path) ? new Response(answers.get(path)) : null),
    now: () => at,
  };
  return (await examine(text, knowing(around))).verdict.kind;
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  if (asked.root) {
    [root, keys, origin, list] = [unhex(asked.root), unhex(asked.keys), asked.origin, asked.list];
    answer = "ready";
  } else {
    answer = await verdict(asked).catch((error) => `broke: ${error}`);
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
