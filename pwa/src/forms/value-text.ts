/** What a box holds, in words. */
import { rounded } from "../domain/numbers";
import { t, words } from "../words";
import { commoditiesOf, fieldsOf, isCommodity, labelOf, optionLabel, rowsAt, type Field, type Row } from "./definition";

const COUNTRY_CODE = /^[A-Z]{2}$/;

/** What a box of a document says: a value in words, or the row that it names. */
export function shownText(field: Field, value: unknown, content: unknown): string {
  if (isCommodity(field)) return commodityText(content, String(value));
  if (!field.refers) return valueText(field, value);
  const row = rowsAt(content, field.refers).find(({ id }) => id === value);
  return typeof row?.["name"] === "string" ? row["name"] : String(value);
}

/** A value as it is read and printed: decimals rounded to two (CN-5), the value itself kept as it was typed. */
export function valueText(field: Field, value: unknown): string {
  switch (field.kind) {
    case "flag":
      return t(value === true ? "yes" : "no");
    case "enum":
      return optionLabel(field, String(value));
    case "int":
      return withUnit(words.number(Number(value)), field);
    case "decimal":
      return withUnit(words.decimal(rounded(String(value))), field);
    case "date":
      return words.day(String(value));
    case "instant":
      return t("moment", { day: words.day(String(value)), time: words.time(String(value)) });
    default:
      if (field.name === "cn_code") return codeText(String(value));
      return field.name.includes("country") ? countryText(String(value)) : String(value);
  }
}

/**
 * A line of Part I in a few words: "0804 40 00 Avocados, fresh", with its Id. before it where there are several lines
 * (CN-2). The id where there is no such line any more.
 */
export function commodityText(content: unknown, id: string): string {
  const lines = commoditiesOf(content);
  const at = lines.findIndex((row) => row.id === id);
  const line = lines[at];
  if (!line) return id;
  const number = lines.length > 1 ? `${at + 1}.` : "";
  const { cn_code = "", description, complement, species } = line as Readonly<Record<string, string | undefined>>;
  return [number, codeText(cn_code), description ?? complement ?? species].filter(Boolean).join(" ");
}

/** The first things that a row says: "0804 40 00 · Avocados, fresh · 1 200.00 kg"; empty where it says nothing yet. */
export function rowText(table: Field, row: Row, content: unknown): string {
  const SAID = 3;
  return fieldsOf(table)
    .filter((field) => field.kind !== "rows" && field.kind !== "section" && field.kind !== "flag")
    .flatMap((field) => {
      const value = row[field.name];
      if (value === undefined || value === null || value === "") return [];
      return [shownText(field, value, content)];
    })
    .slice(0, SAID)
    .join(" · ");
}

/** "0101 21 00": a code as the nomenclature prints it. */
export const codeText = (code: string): string => code.replace(/^(\d{4})(\d{2})?(\d{2})?(\d*)$/, "$1 $2 $3 $4").trim();

/** "Argentina (AR)" for a country code; any other text as it is. */
export function countryText(code: string): string {
  const name = COUNTRY_CODE.test(code) ? words.country(code) : code;
  return name === code ? code : t("country", { name, code });
}

/** "26 h 0 min". */
export const timeText = (minutes: number): string =>
  t("journey-time", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });

/** The size of a file as people say it: "1 MB", "85.3 kB". */
export function sizeText(bytes: number): string {
  const [unit, of] =
    bytes >= 1e6 ? (["megabyte", 1e6] as const) : bytes >= 1e3 ? (["kilobyte", 1e3] as const) : (["byte", 1] as const);
  const format = new Intl.NumberFormat(words.locale, { style: "unit", unit, maximumFractionDigits: 1 });
  return format.format(bytes / of);
}

/** The ink and the shape of a check's result. */
export function verdictLook(value: string): { readonly ink: "good" | "bad" | "calm"; readonly shape: string } {
  if (value === "satisfactory") return { ink: "good", shape: "s-good" };
  return value === "not_satisfactory" ? { ink: "bad", shape: "s-bad" } : { ink: "calm", shape: "s-none" };
}

/** The label of a box within what stands around it: "Physical check: Remark". */
export function placeText(trail: readonly Field[]): string {
  const [last, ...around] = [...trail].reverse();
  if (!last) return "";
  const section = around.find((field) => field.kind !== "rows" && field.part === undefined);
  return section ? t("box-within", { section: labelOf(section), box: labelOf(last) }) : labelOf(last);
}

const withUnit = (number: string, { unit }: Field): string => (unit ? `${number} ${unit}` : number);
