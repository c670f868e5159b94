import { readFileSync } from "node:fs";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

import { built, here, icons } from "./shared.config.ts";
import { compiledWords } from "./words.config.ts";

/** The version that the whole product carries: it travels in every operation and names the build in diagnostics. */
const version = /^version = "(.+)"$/m.exec(readFileSync(here("../pyproject.toml"), "utf8"))?.[1];

export default defineConfig({
  base: "/",
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [
    icons,
    compiledWords,
    svelte(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      registerType: "prompt",
      // The page registers it itself: a string for an address is refused under Trusted Types.
      injectRegister: false,
      injectManifest: {
        globPatterns: ["**/*.{js,css,html,woff2,wasm,svg,png}"],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
      manifest: {
        id: "/",
        name: "Waarmerk",
        short_name: "Waarmerk",
        description: "Inspect, decide, sign. Works without a network.",
        lang: "en",
        start_url: "/",
        scope: "/",
        display: "standalone",
        orientation: "any",
        theme_color: "#0d1b26",
        background_color: "#0d1b26",
        icons: [
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
    }),
  ],
  build: built("./index.html", { emptyOutDir: false }), // the check page is there already (check.config.ts)
  server: { fs: { allow: [here("..")] } },
  // Every core has a worker: left to itself, Vitest leaves one of them idle, which may be half of the machine.
  test: { include: ["src/**/*.test.ts"], maxWorkers: "100%" },
});
