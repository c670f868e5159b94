/** Numbers, days and countries in the way of a language. Pure. */

export type Args = Record<string, string | number>;

/** What the check page needs of them, which is to be small. */
export interface Figures {
  readonly locale: string;
  number(value: number): string;
  /** "14 July 2026". `zone` is a name of the IANA database; without one, the device's own. */
  day(instant: string | number, zone?: string): string;
  /** "09:42". */
  time(instant: string | number, zone?: string): string;
}

export interface Formats extends Figures {
  /** A decimal number as it travels (`1234.5`), with at least two decimals and all that were given. */
  decimal(value: string): string;
  /** The name of a country by its ISO code; the code itself where it has none. */
  country(code: string): string;
  /** The order of two texts in a list of this language. */
  compare(a: string, b: string): number;
  /** "14 Jul". */
  shortDay(instant: string | number): string;
  /** "Tuesday 14 July". */
  weekday(instant: string | number): string;
}

/** Words beside the numbers. */
export interface Spoken extends Figures {
  /** The message with its arguments filled in. A missing one shows its id, so that a person can name it. */
  t(id: string, args?: Args): string;
  has(id: string): boolean;
}

/** Formatted from the text where there is one: no float comes between. A space groups, since it is read alike everywhere. */
function grouping(locale: string): (value: number | Intl.StringNumericLiteral, decimals: number) => string {
  const numbers = new Map<number, Intl.NumberFormat>();
  return (value, decimals) => {
    // Making one takes far longer than using it, and a page has hundreds of numbers.
    const known = numbers.get(decimals);
    const format = known ?? new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, useGrouping: "min2" });
    numbers.set(decimals, format);
    return format
      .formatToParts(value)
      .map((part) => (part.type === "group" ? "\u00a0" : part.value))
      .join("");
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function dating(locale: string) {
  const known = new Map<string, Intl.DateTimeFormat>();
  return (instant: string | number, kind: string, { timeZone, ...options }: Intl.DateTimeFormatOptions): string => {
    // A day by itself is the same everywhere: what `Date` makes of it is its midnight in UTC.
    const zone = DAY.test(String(instant)) ? "UTC" : timeZone;
    const key = `${kind} ${zone}`;
    const format = known.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    known.set(key, format);
    return format.format(new Date(instant));
  };
}

export function figures(locale: string): Figures {
  const [grouped, date] = [grouping(locale), dating(locale)];
  return {
    locale,
    number: (value) => grouped(value, 0),
    day: (instant, timeZone) => date(instant, "day", { day: "numeric", month: "long", year: "numeric", timeZone }),
    time: (instant, timeZone) =>
      date(instant, "time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }),
  };
}

export function formats(locale: string): Formats {
  const [grouped, date] = [grouping(locale), dating(locale)];
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const order = new Intl.Collator(locale, { numeric: true });
  return {
    ...figures(locale),
    decimal: (value) => grouped(value as Intl.StringNumericLiteral, Math.max(2, value.split(".")[1]?.length ?? 0)),
    country: (code) => countries.of(code) ?? code,
    compare: (a, b) => order.compare(a, b),
    shortDay: (instant) => date(instant, "short", { day: "numeric", month: "short" }),
    weekday: (instant) => date(instant, "weekday", { weekday: "long", day: "numeric", month: "long" }),
  };
}
