/** Writes what the tablet judges documents and shows operations with, as one script that hangs it on the window. */
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const pwa = new URL("../pwa/", import.meta.url);
const { rolldown } = await import(
  pathToFileURL(
    await realpath(
      createRequire(new URL("package.json", pwa)).resolve("rolldown"),
    ),
  )
);

const sources = fileURLToPath(new URL("src/", pwa));
const source = [
  "domain/assign",
  "domain/catalogue",
  "domain/judging",
  "domain/rules",
  "sync/view",
]
  .map((name) => `export * from ${JSON.stringify(`${sources}${name}.ts`)};`)
  .join("\n");
const entry = {
  name: "entry",
  resolveId: (id) => (id === "entry" ? id : null),
  load: (id) => (id === "entry" ? source : null),
};
const bundle = await rolldown({ input: "entry", plugins: [entry] });
const { output } = await bundle.generate({ format: "iife", name: "tablet" });
process.stdout.write(output[0].code);
