/**
 * The check page is built by itself, before the app: it shares code with it, and whoever scans one paper should not load
 * what only the app needs of that.
 */
import { defineConfig } from "vite";

import { built, icons } from "./shared.config.ts";
import { compiledWords } from "./words.config.ts";

export default defineConfig({
  base: "/",
  plugins: [icons, compiledWords],
  build: built("./check.html", {
    emptyOutDir: true,
    modulePreload: false,
    groups: [{ name: "page", test: /\/src\/(?!check\/(scan|signal|camera|decode)).*\.ts$/ }],
  }),
});
