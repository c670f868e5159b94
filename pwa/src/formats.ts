/** Numbers, days and countries in the way of a language. Pure. */

export type Args = Record<string, string | number>;

export interface Formats {
  readonly locale: string;
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

/** Words beside the numbers. */
export interface Spoken extends Formats {
  /** The message with its arguments filled in. A missing one shows its id, so that a person can name it. */
  t(id: string, args?: Args): string;
  has(id: string): boolean;
}

export function formats(locale: string): Formats {
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
  const dates = new Map<string, Intl.DateTimeFormat>();
  const date = (instant: string | number, key: string, options: Intl.DateTimeFormatOptions): string => {
    const format = dates.get(key) ?? new Intl.DateTimeFormat(locale, options);
    dates.set(key, format);
    return format.format(new Date(instant));
  };
  return {
    locale,
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
