/**
 * The check page is built by itself, before the app: it shares code with it, and whoever scans one paper should not load
 * what only the app needs of that.
 */
import { defineConfig, type Plugin } from "vite";

import { built, icons } from "./shared.config.ts";
import { compiledWords } from "./words.config.ts";

/** What is loaded later here has no styles of its own: Vite's helper, which waits for them, is a twentieth of the page. */
const loading: Plugin = {
  name: "waarmerk-loading",
  enforce: "pre",
  load: (id) => (id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load()" : null),
};

export default defineConfig({
  base: "/",
  plugins: [icons, compiledWords, loading],
  build: built("./check.html", {
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    groups: [{ name: "page", test: /\/src\/(?!check\/(scan|signal|camera|decode|refresh|follow)).*\.ts$/ }],
  }),
});
