import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

/**
 * Who may import whom: views -> (forms | sync) -> store -> domain -> protocol.gen.
 * A folder never imports those named after it; `types` are folders of which it may know the types.
 */
const LAYERS = [
  { folder: "domain", never: ["store", "sync", "forms", "views"] },
  { folder: "store", never: ["sync", "forms", "views"] },
  { folder: "sync", never: ["forms", "views"] },
  { folder: "forms", never: ["store", "views"], types: ["sync"] },
  { folder: "views", never: ["store"] },
];

const importsOf = (folders, rest) => ({ regex: `(^|/)(${folders.join("|")})(/|$)`, ...rest });

const DATABASE = { name: "idb", message: "Only src/store knows the database of the device." };

const layers = LAYERS.map(({ folder, never, types = [] }) => ({
  files: [`src/${folder}/**`],
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      {
        paths: folder === "store" ? [] : [DATABASE],
        patterns: [
          importsOf(never, { message: `src/${folder} stands below or beside it.` }),
          ...(types.length ? [importsOf(types, { allowTypeImports: true, message: `Only its types.` })] : []),
          ...(folder === "domain" ? [{ regex: "^svelte", message: "The core knows no screen." }] : []),
        ],
      },
    ],
  },
}));

/** Forbids names, also when they are reached through window, self or globalThis. */
const names = (...forbidden) => ({
  "no-restricted-globals": ["error", { globals: forbidden, checkGlobalObject: true }],
});

const FETCH = {
  name: "fetch",
  message: "Only src/sync/api.ts speaks to the server, with the fetch that outside.ts gives it.",
};
const INDEXED_DB = { name: "indexedDB", message: "Only src/store knows the database of the device." };
const CLOCK = "The core has no clock: take `at` as a parameter.";
const DICE = "The core throws no dice: take the value as a parameter.";
const FOLD = "What is drawn anew would fold it under the thumb: {@attach unfold(() => …)} of forms/unfold.svelte.ts.";

export default defineConfig(
  globalIgnores(["dist", "src/*.gen.*"]),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      globals: { window: "readonly", self: "readonly", globalThis: "readonly" },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: [".svelte"] },
    },
    rules: {
      "no-undef": "off", // the type checker knows better
      "@typescript-eslint/consistent-type-definitions": "off",
      // A box is named as the form names it, in quotes.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/non-nullable-type-assertion-style": "off", // `!` is forbidden
      // What has methods here is a record of closures; `this` is used in classes alone.
      "@typescript-eslint/unbound-method": "off",
      // An empty string counts as no answer.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      "prefer-const": "off",
      "svelte/prefer-const": "error", // knows that a property of $props may be bound
      // svelte-check knows better which warnings a comment silences.
      "svelte/no-unused-svelte-ignore": "off",
      // A set that is made anew by each $derived needs no reactivity of its own.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    // The linter sees no types in markup; svelte-check does.
    files: ["**/*.svelte"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/prefer-nullish-coalescing": "off",
      "no-restricted-syntax": [
        "error",
        ...["SvelteAttribute:has(SvelteMustacheTag)", "SvelteShorthandAttribute"].map((bound) => ({
          selector: `SvelteElement[name.name="details"] > SvelteStartTag > ${bound}[key.name="open"]`,
          message: FOLD,
        })),
      ],
    },
  },
  { files: ["*.js"], extends: [ts.configs.disableTypeChecked] },
  layers,
  { files: ["src/**"], ignores: ["src/store/**"], rules: names(FETCH, INDEXED_DB) },
  { files: ["src/store/**"], rules: names(FETCH) },
  // The two that ask the server, what leads to a real one in a test, the worker that stands between, and the check page,
  // which is an app of its own.
  {
    files: ["src/sync/{api,outside,testing/real-server}.ts", "src/check/**", "src/sw.ts"],
    rules: names(INDEXED_DB),
  },
  {
    files: ["src/domain/**"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: CLOCK },
        { object: "performance", property: "now", message: CLOCK },
        { object: "Math", property: "random", message: DICE },
        { object: "crypto", property: "randomUUID", message: DICE },
        { object: "crypto", property: "getRandomValues", message: DICE },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name=Date][arguments.length=0]", message: CLOCK },
      ],
    },
  },
);
