/** Which boxes one choice from a list fills. */
import type { Found } from "../domain/reference";
import { definitionOf, fieldsOf, isEmpty, trailOf, valueAt, type Field } from "./definition";

/** Lists whose entries are found by the number under which they were approved. */
const BY_APPROVAL = new Set(["establishments", "transporters"]);

/** What an entry says of a person, an organisation or a place, by the names of their boxes. */
function says(list: string, { code, text, value, facts }: Found): Readonly<Record<string, string | undefined>> {
  return {
    name: text,
    address: facts["street"],
    city: facts["city"],
    postal_code: facts["postal_code"],
    country: facts["country"],
    approval_number: BY_APPROVAL.has(list) ? code : facts["approval_number"],
    activities: list === "establishments" ? value : undefined,
    identifier: list === "organisations" ? code : undefined,
    post: list === "control_posts" ? code : undefined,
  };
}

/** The boxes of this section, or of a row of this table, as the entry fills them. */
export function filledBy(field: Field, list: string, found: Found): Readonly<Record<string, string>> {
  const said = says(list, found);
  return Object.fromEntries(
    fieldsOf(field).flatMap(({ name }) => {
      const text = said[name];
      return text ? [[name, text]] : [];
    }),
  );
}

const RESPONSIBLE = "part1/person_responsible";
const ENTRY = "part1/point_of_entry";

/**
 * What a new document starts with (NEW-5): the person responsible is the own organisation, the point of entry is the
 * authority that it is for. Both can be changed. A certificate that is made abroad has another border post in its box.
 */
export function startsWith(
  type: string,
  edition: string,
  post: string,
  own: Found | null,
): Readonly<Record<string, string>> {
  const definition = definitionOf(type, edition);
  const responsible = definition && trailOf(definition, RESPONSIBLE)?.at(-1);
  const entry = definition && trailOf(definition, ENTRY)?.at(-1);
  const filled = responsible && own ? Object.entries(filledBy(responsible, "organisations", own)) : [];
  return {
    ...Object.fromEntries(filled.map(([name, text]) => [`${RESPONSIBLE}/${name}`, text])),
    ...(entry?.label === "box-point-of-entry" && { [ENTRY]: post }),
  };
}

/** Sections that one organisation may fill as well as the consignee's (NEW-6). */
const AS_CONSIGNEE = new Set(["importer", "place_of_destination", "delivery_address"]);
const CONSIGNEE = "part1/consignee";

/** Whether the consignee may be taken over at this path, and there is one. */
export const mayBeConsignee = (content: unknown, path: string): boolean =>
  path.startsWith("part1/") && AS_CONSIGNEE.has(path.slice("part1/".length)) && !isEmpty(valueAt(content, CONSIGNEE));

/** Every box of the section as the consignee has it; null empties one. */
export const asConsignee = (content: unknown, field: Field): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fieldsOf(field).map(({ name }) => [name, valueAt(content, `${CONSIGNEE}/${name}`) ?? null]));

/** ORG-1: people search an organisation by its country and three characters; a percent sign stands for anything. */
export const isSearchable = (country: string, text: string): boolean =>
  country !== "" && text.replaceAll(/[\s%]/g, "").length >= 3;
