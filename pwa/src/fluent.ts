/**
 * Words of one language, from Fluent catalogues; numbers and times in the way of that language.
 * Pure: the app and the check page each hand in their own catalogue.
 */
import { FluentBundle, FluentResource } from "@fluent/bundle";

export type Args = Record<string, string | number>;

export interface Words {
  readonly locale: string;
  /** The message with its arguments filled in. A missing one shows its id, so that a person can name it. */
  t(id: string, args?: Args): string;
  has(id: string): boolean;
  /** Takes more messages in, for a part of the app that is loaded later. */
  add(catalogue: string): void;
  number(value: number): string;
  /** A decimal number as it travels (`1234.5`), with at least two decimals and all that were given. */
  decimal(value: string): string;
  /** The name of a country by its ISO code; the code itself where it has none. */
  country(code: string): string;
  /** The order of two texts in a list of this language. */
  compare(a: string, b: string): number;
  /** "14 July 2026". `zone` is a name of the IANA database; without one, the device's own. */
  day(instant: string | number, zone?: string): string;
  /** "14 Jul". */
  shortDay(instant: string | number): string;
  /** "Tuesday 14 July". */
  weekday(instant: string | number): string;
  /** "09:42". */
  time(instant: string | number, zone?: string): string;
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
  // Formatted from the text where there is one: no float comes between. A space groups, since it is read alike everywhere.
  const numbers = new Map<number, Intl.NumberFormat>();
  const grouped = (value: number | Intl.StringNumericLiteral, decimals: number): string => {
    // Making one takes far longer than using it, and a page has hundreds of numbers.
    const known = numbers.get(decimals);
    const format = known ?? new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, useGrouping: "min2" });
    numbers.set(decimals, format);
    return format
      .formatToParts(value)
      .map((part) => (part.type === "group" ? "\u00a0" : part.value))
      .join("");
  };
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const order = new Intl.Collator(locale, { numeric: true });
  const formats = new Map<string, Intl.DateTimeFormat>();
  const date = (instant: string | number, key: string, options: Intl.DateTimeFormatOptions): string => {
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
    return format.format(new Date(instant));
  };
  return {
    locale,
    t(id, args) {
      const pattern = bundle.getMessage(id)?.value;
      if (!pattern) {
        report(`no message "${id}" in ${locale}`);
        return fallback?.t(id, args) ?? id;
      }
      const faults: Error[] = [];
      const text = bundle.formatPattern(pattern, args ?? null, faults);
      for (const fault of faults) report(`${id}: ${fault.message}`);
      return text;
    },
    has: (id) => bundle.hasMessage(id) || (fallback?.has(id) ?? false),
    add,
    decimal: (value) => grouped(value as Intl.StringNumericLiteral, Math.max(2, value.split(".")[1]?.length ?? 0)),
    country: (code) => countries.of(code) ?? code,
    number: (value) => grouped(value, 0),
    compare: (a, b) => order.compare(a, b),
    day: (instant, timeZone) =>
      date(instant, `day ${timeZone}`, { day: "numeric", month: "long", year: "numeric", timeZone }),
    shortDay: (instant) => date(instant, "short", { day: "numeric", month: "short" }),
    weekday: (instant) => date(instant, "weekday", { weekday: "long", day: "numeric", month: "long" }),
    time: (instant, timeZone) =>
      date(instant, `time ${timeZone}`, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }),
  };
}
