import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The version that the whole product carries: it travels in every operation and names the build in diagnostics. */
const version = /^version = "(.+)"$/m.exec(readFileSync(here("../pyproject.toml"), "utf8"))?.[1];

/** Puts the symbols into the page, where `<use>` finds them without a request and inherits the text's colours. */
const icons: Plugin = {
  name: "waarmerk-icons",
  transformIndexHtml: (html) =>
    html.replace(
      "<!--icons-->",
      readFileSync(here("./src/look/icons.svg"), "utf8")
        .replace(/<!--.*?-->|\n/gs, "")
        .replace(/<svg[^>]*>/, '<svg hidden aria-hidden="true">'),
    ),
};

/**
 * The words of a language that is not English, and those of the check page: a chunk for each part of a program that is
 * loaded by itself, named after its language. The service worker knows them by that name (sw.ts).
 */
const WORDS = /\/locales\/(?!en\/(?!check))(\w+)\/(\w+)\.ftl/;
const PARTS: Readonly<Record<string, string>> = { check: "check", forms: "forms", rules: "forms" };
const wordsChunk = (id: string): string | null => {
  const [, language, file = ""] = WORDS.exec(id) ?? [];
  return language ? `words-${language}-${PARTS[file] ?? "app"}` : null;
};

export default defineConfig({
  base: "/",
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [
    icons,
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
  build: {
    target: "es2023",
    assetsInlineLimit: 0, // a data: address in a style sheet would need a hole in the content security policy
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["./index.html", "./check.html"].map(here),
      output: { codeSplitting: { groups: [{ name: wordsChunk, test: WORDS }] } },
    },
  },
  server: { fs: { allow: [here("..")] } },
  test: { include: ["src/**/*.test.ts"] },
});
