/** The catalogue of forms as the renderer reads it: which boxes a document has, their numbers, labels and options. */
import labels from "../../../locales/en/forms.ftl?raw";
import sentences from "../../../locales/en/rules.ftl?raw";
import { catalogue, rulesIn, shownIn } from "../domain/catalogue";
import { inCodeOrder } from "../domain/commodities";
import { belongs } from "../domain/editions";
import type { BoxInfo, Document, DocumentType, Given, GivenBox, Rule } from "../protocol.gen";
import { addWords, t } from "../words";

await addWords("forms", labels, sentences);

/** A field as one edition of its form has it. */
export interface Field extends BoxInfo {
  readonly edition?: Edition;
}

/** `place`: which of the form's editions it is, the oldest first. */
interface Edition {
  readonly name: string;
  readonly place: number;
}

/** A field where it stands in a document: from the outermost section to the field itself. */
export type Trail = readonly Field[];

export interface Definition {
  readonly type: DocumentType;
  /** The name of the form of the content. */
  readonly form: string;
  readonly fields: readonly Field[];
  /** The edition of the form, and all that there are. */
  readonly edition: string;
  readonly editions: readonly string[];
  readonly rules: readonly Rule[];
  readonly shown: readonly Rule[];
  readonly given: readonly GivenBox[];
}

/**
 * The form of a document type as an edition has it, with the rules that bind what an authority of a country issues; null
 * where this version of the app does not know the type.
 */
export function definitionOf(type: string, edition: string, country?: string): Definition | null {
  const found = catalogue.types[type];
  if (!found) return null;
  const { content: form, editions, given = [] } = found;
  const fields = fieldsIn(form, { name: edition, place: editions.indexOf(edition) });
  const [rules, shown] = [rulesIn(type, edition, country), shownIn(type, edition)];
  return { type, form, fields, edition, editions, rules, shown, given };
}

const known = new Map<string, readonly Field[]>();

function fieldsIn(form: string, edition: Edition): readonly Field[] {
  const key = `${form} ${edition.name} ${String(edition.place)}`;
  const before = known.get(key);
  if (before) return before;
  const fields = (catalogue.forms[form] ?? [])
    .filter((box) => belongs(box.editions, edition.name))
    .map((box): Field => {
      const label = box.labels?.[edition.place] ?? box.label;
      return { ...box, ...(label !== undefined && { label }), edition };
    });
  known.set(key, fields);
  return fields;
}

/** The fields of a section or of a row. */
export const fieldsOf = ({ of = "", edition }: Field): readonly Field[] =>
  edition ? fieldsIn(of, edition) : (catalogue.forms[of] ?? []);

export const optionsOf = (field: Field): readonly string[] => catalogue.enums[field.of ?? ""] ?? [];

/** Whether a box holds the result of a check: it is shown as large choices with their shapes. */
export const isVerdict = (field: Field): boolean =>
  field.kind === "enum" && optionsOf(field).includes("satisfactory") && optionsOf(field).includes("not_satisfactory");

/** The fields that a path leads through (`part2/decision/reasons/k7/country`), or null. Ids of rows are passed over. */
export function trailOf(definition: Definition, path: string): Trail | null {
  const steps = walk(definition, path);
  return steps.includes(null) ? null : steps.filter((step) => step !== null && step !== "row");
}

/** The path as rules write it, with a star for each id of a row. */
export function patternOf(definition: Definition, path: string): string {
  const steps = walk(definition, path);
  return path
    .split("/")
    .map((name, index) => (steps[index] === "row" ? "*" : name))
    .join("/");
}

/** For each step of a path its field, "row" for the id of a row, or null where it leads nowhere. */
function walk(definition: Definition, path: string): readonly (Field | "row" | null)[] {
  let fields: readonly Field[] = definition.fields;
  let atRow = false;
  return path.split("/").map((name) => {
    if (atRow) {
      atRow = false;
      return "row";
    }
    const field = fields.find((one) => one.name === name) ?? null;
    fields = field ? fieldsOf(field) : [];
    atRow = field?.kind === "rows";
    return field;
  });
}

/** The number of a box in an edition: its own, or that of the nearest section around it that has one. */
export function numberOf(trail: Trail, definition: Definition, edition: string): string {
  const index = definition.editions.indexOf(edition);
  return trail.findLast((field) => field.number?.[index])?.number?.[index] ?? "";
}

/** A box of a part that says something of the document itself: no name of a field has a point. */
export interface GivenFact {
  readonly name: `document.${Given}`;
  readonly number: string;
  readonly label: string;
  readonly text: string;
}

/** What the boxes of a part that nobody fills in say of the document (BOX-1, BOX-5). */
export function givenIn(
  part: string,
  { given, editions }: Definition,
  { edition, post }: Pick<Document, "edition" | "post">,
  reference: string,
): readonly GivenFact[] {
  const said = { reference, post };
  return given
    .filter((one) => one.part === part && said[one.says])
    .map(({ says, number, label }) => ({
      name: `document.${says}`,
      number: number[editions.indexOf(edition)] ?? "",
      label: t(label),
      text: said[says],
    }));
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
export const rowsAt = (content: unknown, path: string): readonly Row[] =>
  (valueAt(content, path) ?? []) as readonly Row[];

export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** The lines of Part I that a box called `commodity` points to, by their ids; in the order of their codes (CN-2). */
export const commoditiesOf = (content: unknown): readonly Row[] => inCodeOrder(rowsAt(content, "part1/commodities"));

/** Whether a box holds the id of a line of Part I. */
export const isCommodity = (field: Field): boolean => field.name === "commodity" && (field.kind ?? "text") === "text";

/** Whether a section, row or table holds nothing but ids. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "object") return false;
  return Object.entries(value).every(([name, inner]) => name === "id" || isEmpty(inner));
}
