/** What a person writes in a box: how its value stands there, and what the value is that was written. */
import { fits } from "../domain/assign";
import { catalogue } from "../domain/catalogue";
import { dayOrder, readDay, readMoment, writeDay, writeMoment, type DateReading } from "../domain/dates";
import { decimalSign, readNumber, writeNumber } from "../domain/numbers";
import { t } from "../words";
import type { Field } from "./definition";

export type Written =
  | {
      readonly value: unknown;
      /** Whether it stands to reason how it was read; if not, that is to be shown. */
      readonly plain: boolean;
    }
  /** Why it cannot be kept, for a person. */
  | { readonly why: string };

const MOST_CHARACTERS = 10_000;

/** The text of a box that holds this value. */
export function write(field: Field, value: unknown, locale: string): string {
  if (typeof value !== "string" && typeof value !== "number") return "";
  switch (field.kind) {
    case "decimal":
    case "int":
      return writeNumber(String(value), decimalSign(locale));
    case "date":
      return writeDay(String(value), locale);
    case "instant":
      return writeMoment(String(value), locale);
    default:
      return String(value);
  }
}

/** The value that a text stands for, held against the box. */
export function read(field: Field, text: string, locale: string): Written {
  const read = reading(field, text, locale);
  return "why" in read || fits(catalogue, field, read.value) ? read : { why: unfit(field, text) };
}

function reading(field: Field, text: string, locale: string): Written {
  switch (field.kind) {
    case "decimal":
      return number(text, locale);
    case "int":
      return whole(number(text, locale));
    case "date":
      return date(readDay(text, dayOrder(locale)));
    case "instant":
      return date(readMoment(text, dayOrder(locale)));
    default:
      return { value: text, plain: true };
  }
}

function number(text: string, locale: string): Written {
  const read = readNumber(text, decimalSign(locale));
  if ("why" in read) return { why: t(`box-unread-${read.why}`) };
  return read.value.startsWith("-") ? { why: t("box-unread-negative") } : read;
}

function whole(read: Written): Written {
  if ("why" in read) return read;
  const [count, decimals = ""] = String(read.value).split(".");
  if (/[1-9]/.test(decimals)) return { why: t("box-unread-whole") };
  return { value: Number(count), plain: read.plain && decimals === "" };
}

const date = (read: DateReading): Written =>
  "why" in read ? { why: t(`box-unread-date-${read.why}`) } : { value: read.value, plain: true };

function unfit(field: Field, text: string): string {
  if (field.kind === "decimal" || field.kind === "int") return t("box-unread-digits");
  const most = field.max_length ?? MOST_CHARACTERS;
  const over = Array.from(text).length - most;
  if (over > 0) return t("box-unread-long", { most, over });
  return t("box-does-not-fit");
}
