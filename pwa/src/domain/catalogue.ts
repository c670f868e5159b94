/** The forms of all document types, as generated from the protocol, and what an edition has of them (DATA-4). */
import catalogueJson from "../forms.gen.json";
import type { CatalogueInfo, DocumentType, IsoDate, Rule } from "../protocol.gen";
import { belongs } from "./editions";

// TypeScript reads the conditions of rules in JSON as lists of anything; the generator's own types say what they are.
export const catalogue = catalogueJson as unknown as CatalogueInfo;

/** The name of the form of a type's content; empty where this version of the app does not know the type. */
export const formOf = (type: DocumentType): string => catalogue.types[type]?.content ?? "";

/** The rules that a document of this edition is judged by. */
export const rulesIn = (type: DocumentType, edition: string): readonly Rule[] =>
  (catalogue.types[type]?.rules ?? []).filter((rule) => belongs(rule.editions, edition));

/** What says which boxes of this edition are asked for only in some cases. */
export const shownIn = (type: DocumentType, edition: string): readonly Rule[] =>
  (catalogue.types[type]?.shown ?? []).filter((rule) => belongs(rule.editions, edition));

/** The edition that new documents of a type are made by on a day; undefined for an unknown type. */
export function editionOn(type: DocumentType, day: IsoDate): string | undefined {
  const { editions = [], since = {} } = catalogue.types[type] ?? {};
  return editions.findLast((one) => (since[one] ?? day) <= day) ?? editions[0];
}
