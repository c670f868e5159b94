/** Words of one language, from Fluent catalogues. Pure: each part of the app hands in its own. */
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";

import { formats, type Formats, type Spoken } from "./formats";

export type { Args } from "./formats";

export interface Words extends Formats, Spoken {
  /** Takes more messages in, for a part of the app that is loaded later. */
  add(catalogue: string): void;
}

/** `fallback` says what the catalogues lack. */
export function makeWords(
  locale: string,
  catalogues: readonly string[],
  report: (fault: string) => void,
  fallback?: Words,
): Words {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const add = (catalogue: string): void => {
    for (const fault of bundle.addResource(new FluentResource(catalogue))) report(fault.message);
  };
  catalogues.forEach(add);
  const own = formats(locale);
  /** In a sentence as everywhere else: what is read there can be typed into a box. */
  class Grouped extends FluentNumber {
    override toString(): string {
      return own.number(this.value);
    }
  }
  const counted = ([name, value]: readonly [string, string | number]) =>
    [name, typeof value === "number" ? new Grouped(value) : value] as const;
  return {
    ...own,
    t(id, args) {
      const pattern = bundle.getMessage(id)?.value;
      if (!pattern) {
        report(`no message "${id}" in ${locale}`);
        return fallback?.t(id, args) ?? id;
      }
      const faults: Error[] = [];
      const text = bundle.formatPattern(pattern, Object.fromEntries(Object.entries(args ?? {}).map(counted)), faults);
      for (const fault of faults) report(`${id}: ${fault.message}`);
      return text;
    },
    has: (id) => bundle.hasMessage(id) || (fallback?.has(id) ?? false),
    add,
  };
}
