/** The words of the app. Another language is another folder of catalogues; `t` stays as it is. */
import { makeWords } from "./fluent";

// The words of boxes come with the forms (forms/definition.ts), those of the check page with it.
const catalogues = import.meta.glob<string>(["../../locales/en/*.ftl", "!../../locales/en/{check,forms}.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

export const words = makeWords("en-GB", Object.values(catalogues), (fault) => {
  if (import.meta.env.DEV) console.error(fault);
});

export const { t } = words;
