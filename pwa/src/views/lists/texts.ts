/** How the lists, their columns and cells are said to a person. */
import english from "../../../../locales/en/lists.ftl?raw";
import type { Fault, HeldList, KnownList, ListField, Row } from "../../domain/list-changes";
import type { Said } from "../../domain/reference";
import type { ListProblem } from "../../sync/list-office";
import { addWords, language, t, words } from "../../words";
import { problemText } from "../parts/problem";

await addWords("lists", english);

export const isLanguageColumn = (column: string): boolean => /^[a-z]{2}$/.test(column);

/** The language of what stands in a column of words. */
export const langOf = (column: string): string | undefined => (isLanguageColumn(column) ? column : undefined);

const named = (id: string, other: string): string => (words.has(id) ? t(id) : other);

export const listName = (name: string): string => named(`list-name-${name}`, name);
export const listAbout = (name: string): string => named(`list-about-${name}`, "");

export function columnName(column: string): string {
  if (!isLanguageColumn(column)) return named(`column-${column}`, column);
  return new Intl.DisplayNames(language(), { type: "language" }).of(column) ?? column;
}

export const optionName = (option: string): string => named(`option-${option}`, option);

/** A cell as it is read: a country by its name, a day as the language has it. */
export function cellText(list: KnownList, column: string, cell: string): string {
  if (cell === "") return t("lists-empty-cell");
  if (column === "since" || column === "until") return dayText(cell);
  const field = list.fields.find(({ name }) => name === column);
  if (!field) return cell;
  if (field.options.length > 0) return optionName(cell);
  switch (field.holds) {
    case "country":
      return `${words.country(cell.slice(0, 2))} (${cell})`;
    case "whole":
      return words.number(Number(cell));
    case "cn_code":
      return codeText(cell);
    default:
      return cell;
  }
}

/** "0102 21 10": in the parts in which it is said. */
const codeText = (code: string): string =>
  [code.slice(0, 4), ...(code.slice(4).match(/../g) ?? [])].join("\u00a0").trim();

/** A cell that holds a day; any other as it is. */
export const dayText = (cell: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(cell) ? words.day(cell) : cell);

/** What an entry is called: its keys. One that is empty fits all that no other entry names. */
export function keysText(list: KnownList, row: Row): string {
  const keys = list.fields.filter(({ part }) => part === "key");
  const said = keys.map(({ name, holds }, index) => {
    if (index === 0 && holds === "country") return row[name] ?? ""; // its name stands beside it, in its words
    if (row[name]) return cellText(list, name, row[name]);
    return holds === "country" ? t("lists-any") : "";
  });
  return said.filter((text) => text !== "").join(" · ");
}

/** Its words: in the language that is spoken, in English, or in any that there are. */
export function saidOf(row: Row): Said {
  const column = [language(), "en", ...Object.keys(row).filter(isLanguageColumn)].find((one) => row[one]);
  return column === undefined ? { text: "" } : { text: row[column] ?? "", lang: column };
}

/** Its value and facts, without what is empty. */
export function factsText(list: KnownList, row: Row): string {
  return list.fields
    .filter(({ part, name }) => part !== "key" && row[name])
    .map(({ name }) => `${columnName(name)}: ${cellText(list, name, row[name] ?? "")}`)
    .join(" · ");
}

export function daysText(row: Row): string {
  const since = dayText(row["since"] ?? "");
  return row["until"] ? t("lists-since-until", { since, until: dayText(row["until"]) }) : t("lists-since", { since });
}

export const changedBy = (held: HeldList): string =>
  held.person_name || named(`lists-by-${held.person.replaceAll(" ", "-")}`, held.person);

export const changedText = (held: HeldList): string =>
  t("lists-changed", {
    moment: t("moment", { day: words.day(held.at), time: words.time(held.at) }),
    who: changedBy(held),
  });

/** What a cell takes, as a hint beside it; empty where any text will do. */
export const holdsText = (field: ListField): string =>
  field.options.length > 0 ? "" : named(`holds-${field.holds}`, "");

export const faultText = ({ code, names, reason }: Fault): string =>
  words.has(`fault-${code}`) ? t(`fault-${code}`, { ...names }) : reason;

export function listProblemText(problem: ListProblem): string {
  const id = `lists-problem-${problem.code}`;
  return words.has(id) ? t(id, { count: problem.count, detail: problem.detail }) : problemText(problem);
}
