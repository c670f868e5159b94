/** Days and moments as a person types them in any of our languages, and as they travel. */
import type { IsoDate } from "../protocol.gen";

/** `none`: it says no day. `unknown`: there is no such day, or hour. `far`: before 1900 or after 2199. */
export type UnreadDate = "none" | "unknown" | "far" | "no-time" | "unknown-time";

export type DateReading = { readonly value: string } | { readonly why: UnreadDate };

type Part = "day" | "month" | "year";

/** The order in which a language writes day, month and year. */
export const dayOrder = (locale: string): readonly Part[] =>
  numeric(locale)
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => type === "day" || type === "month" || type === "year");

/** By locale; each made once, as below: every day on the screen is written anew with every key. */
const formats = new Map<string, Intl.DateTimeFormat>();

function numeric(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
  formats.set(locale, made);
  return made;
}

/** The day of a moment (ms since 1970) where the law's days are counted. */
export const dayOfLaw = (at: number): IsoDate => LAW.format(at);

/** Swedish writes days as they travel. Made once: that takes a hundred times as long as to use it. */
const LAW = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" });

/** "14/07/2026", as the language has it; `readDay` reads it again. */
export const writeDay = (day: IsoDate, locale: string): string => numeric(locale).format(new Date(`${day}T00:00:00Z`));

/** A day with its parts in the language's order, or the year first. Eight digits in a row will do. */
export function readDay(written: string, order: readonly Part[]): DateReading {
  const text = written.trim();
  const parted = /^(\d{1,4})[-./\s]+(\d{1,2})[-./\s]+(\d{1,4})\.?$/.exec(text);
  if (parted) {
    const [, first = "", second = "", third = ""] = parted;
    const own = first.length === 4 ? YEAR_FIRST : order[0] === "year" ? DAY_FIRST : order;
    return dayOf([first, second, third], own);
  }
  if (!/^\d{8}$/.test(text)) return { why: "none" };
  const read = [order, YEAR_FIRST, DAY_FIRST].map((own) => dayOf(cut(text, own), own));
  return read.find((one) => "value" in one) ?? read[0] ?? { why: "none" };
}

const YEAR_FIRST: readonly Part[] = ["year", "month", "day"];
const DAY_FIRST: readonly Part[] = ["day", "month", "year"];

function cut(digits: string, order: readonly Part[]): readonly string[] {
  let from = 0;
  return order.map((part) => digits.slice(from, (from += part === "year" ? 4 : 2)));
}

function dayOf(texts: readonly string[], order: readonly Part[]): DateReading {
  const part = (wanted: Part) => texts[order.indexOf(wanted)] ?? "";
  const year = part("year");
  if (year.length !== 4 || part("day").length > 2) return { why: "none" };
  const day = [year, part("month").padStart(2, "0"), part("day").padStart(2, "0")].join("-");
  const date = new Date(`${day}T00:00:00Z`);
  // 30 February would come back as another day.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) return { why: "unknown" };
  return year < "1900" || year > "2199" ? { why: "far" } : { value: day };
}

/** "14/07/2026 08:30" in the zone of the device. */
export function writeMoment(instant: string, locale: string): string {
  const date = new Date(instant);
  const two = (number: number) => String(number).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${writeDay(day, locale)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A day and a time of the device's zone, as the instant that they are, in UTC. */
export function readMoment(written: string, order: readonly Part[]): DateReading {
  const text = written.trim();
  const alone = readDay(text, order);
  if ("value" in alone) return { why: "no-time" };
  const [, before = "", time = ""] = /^(.*\S)(?:[\s,]+|T)(\S+)$/.exec(text) ?? [];
  const day = readDay(before.replace(/,$/, ""), order);
  if ("why" in day) return before === "" || day.why === "none" ? { why: alone.why } : day;
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.](\d{2})(?::00(?:\.0+)?)?$|^$/.exec(colon(time)) ?? [];
  if (hours === "") return { why: "no-time" };
  const [year = 0, month = 0, date = 0] = day.value.split("-").map(Number);
  const moment = new Date(year, month - 1, date, Number(hours), Number(minutes));
  // In spring an hour is left out; 25:00 and 24:00 are times of no day.
  const same = moment.getHours() === Number(hours) && moment.getMinutes() === Number(minutes);
  if (!same || moment.getDate() !== date) return { why: "unknown-time" };
  return { value: moment.toISOString().replace(/\.\d+Z$/, "Z") };
}

/** 0830 as 08:30. */
const colon = (time: string): string => time.replace(/^(\d{1,2})(\d{2})$/, "$1:$2");
