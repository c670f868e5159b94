/** What the app and the check page are built with alike. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { BuildEnvironmentOptions, Plugin } from "vite";

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Puts the symbols into the page, where `<use>` finds them without a request and inherits the text's colours. */
export const icons: Plugin = {
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
 * The words of a language that is not English, and those of the check page and the scanner: a chunk for each part of a program that is
 * loaded by itself, named after its language. The service worker knows them by that name (sw.ts).
 */
const WORDS = /\/locales\/(?!en\/(?!check|scan))(\w+)\/(\w+)\.ftl/;
const PARTS: Readonly<Record<string, string>> = { check: "check", scan: "scan", forms: "forms", rules: "forms" };
export const wordsChunk = (id: string): string | null => {
  const [, language, file = ""] = WORDS.exec(id) ?? [];
  return language ? `words-${language}-${PARTS[file] ?? "app"}` : null;
};

interface Group {
  readonly name: string;
  readonly test: RegExp;
}

/** `page` is what it begins with; `groups` say what else goes together into one file. */
export const built = (
  page: string,
  { groups = [], ...more }: BuildEnvironmentOptions & { readonly groups?: readonly Group[] },
): BuildEnvironmentOptions => ({
  target: "es2023",
  assetsInlineLimit: 0, // a data: address in a style sheet would need a hole in the content security policy
  modulePreload: { polyfill: false },
  rolldownOptions: {
    input: here(page),
    output: { codeSplitting: { groups: [{ name: wordsChunk, test: WORDS }, ...groups] } },
  },
  ...more,
});
