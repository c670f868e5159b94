import type { Found } from "../domain/reference";

/** The one that is written out in full, by its code or its name, in small letters or large; null for none or several. */
export function meant(found: readonly Found[], written: string): Found | null {
  const wanted = written.trim().toLocaleLowerCase();
  const [only, ...others] = found.filter(({ text, code }) =>
    [text, code].some((one) => one.toLocaleLowerCase() === wanted),
  );
  return others.length === 0 ? (only ?? null) : null;
}
