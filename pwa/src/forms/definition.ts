/** The catalogue of forms as the renderer reads it: which boxes a document has, their numbers, labels and options. */
import catalogueJson from "../forms.gen.json";
import type { BoxInfo, CatalogueInfo, Rule } from "../protocol.gen";
import { t } from "../words";

// TypeScript reads the conditions of rules in JSON as lists of anything; the generator's own types say what they are.
const catalogue = catalogueJson as unknown as CatalogueInfo;

export type Field = BoxInfo;

/** A field where it stands in a document: from the outermost section to the field itself. */
export type Trail = readonly Field[];

export interface Definition {
  readonly type: string;
  readonly fields: readonly Field[];
  readonly editions: readonly string[];
  readonly rules: readonly Rule[];
  readonly shown: readonly Rule[];
}

/** The form of a document type, or null where this version of the app does not know it. */
export function definitionOf(type: string): Definition | null {
  const found = catalogue.types[type];
  if (!found) return null;
  const { editions, rules, shown = [] } = found;
  return { type, fields: catalogue.forms[found.content] ?? [], editions, rules, shown };
}

/** The fields of a section or of a row. */
export const fieldsOf = (field: Field): readonly Field[] => catalogue.forms[field.of ?? ""] ?? [];

export const optionsOf = (field: Field): readonly string[] => catalogue.enums[field.of ?? ""] ?? [];

/** Whether a box holds the result of a check: it is shown as large choices with their shapes. */
export const isVerdict = (field: Field): boolean =>
  field.kind === "enum" && optionsOf(field).includes("satisfactory") && optionsOf(field).includes("not_satisfactory");

/** The fields that a path leads through (`part2/decision/reasons/k7/country`), or null. Ids of rows are passed over. */
export function trailOf(definition: Definition, path: string): Trail | null {
  const trail: Field[] = [];
  let fields = definition.fields;
  let atRow = false;
  for (const step of path.split("/")) {
    if (atRow) {
      atRow = false;
      continue;
    }
    const field = fields.find((one) => one.name === step);
    if (!field) return null;
    trail.push(field);
    fields = fieldsOf(field);
    atRow = field.kind === "rows";
  }
  return trail;
}

/** The number of a box in an edition: its own, or that of the nearest section around it that has one. */
export function numberOf(trail: Trail, definition: Definition, edition: string): string {
  const index = definition.editions.indexOf(edition);
  return trail.findLast((field) => field.number?.[index])?.number?.[index] ?? "";
}

export const labelOf = (field: Field): string => (field.label ? t(field.label) : field.name);

export const optionLabel = (field: Field, option: string): string => t(`${field.of ?? ""}-${option}`);

/** What a document holds at a path, or undefined. */
export function valueAt(content: unknown, path: string): unknown {
  return path.split("/").reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return here.find((row: { readonly id?: unknown }) => row.id === step) as unknown;
    return typeof here === "object" && here !== null ? (here as Readonly<Record<string, unknown>>)[step] : undefined;
  }, content);
}

/** The rows of a table. */
export const rowsAt = (content: unknown, path: string): readonly Row[] => (valueAt(content, path) ?? []) as readonly Row[];

export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Whether a section, row or table holds nothing but ids. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "object") return false;
  return Object.entries(value).every(([name, inner]) => name === "id" || isEmpty(inner));
}
