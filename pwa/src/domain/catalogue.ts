/** The forms of all document types, as generated from the protocol, and what an edition has of them (DATA-4). */
import catalogueJson from "../forms.gen.json";
import type { CatalogueInfo, Document, DocumentType, IsoDate, Rule } from "../protocol.gen";
import { belongs } from "./editions";

// TypeScript reads the conditions of rules in JSON as lists of anything; the generator's own types say what they are.
export const catalogue = catalogueJson as unknown as CatalogueInfo;

/** The name of the form of a type's content; empty where this version of the app does not know the type. */
export const formOf = (type: DocumentType): string => catalogue.types[type]?.content ?? "";

/** The rules that a document of this edition is judged by, which an authority of this country issues; all, of none. */
export function rulesIn(type: DocumentType, edition: string, country = ""): readonly Rule[] {
  const ownUse = country !== "" && !catalogue.union.includes(country);
  const rules = catalogue.types[type]?.rules ?? [];
  return rules.filter((rule) => belongs(rule.editions, edition) && !(ownUse && rule.of_union));
}

/** The country whose authority issues a document (CVEDP-5). What came from another system has the one of its reference there. */
export const issuingCountry = ({ imported, post }: Pick<Document, "imported" | "post">): string =>
  (imported ? (imported.reference.split(".")[1] ?? "") : post).slice(0, 2);

/** What says which boxes of this edition are asked for only in some cases. */
export const shownIn = (type: DocumentType, edition: string): readonly Rule[] =>
  (catalogue.types[type]?.shown ?? []).filter((rule) => belongs(rule.editions, edition));

/** The edition that new documents of a type are made by on a day; undefined for an unknown type. */
export function editionOn(type: DocumentType, day: IsoDate): string | undefined {
  const { editions = [], since = {} } = catalogue.types[type] ?? {};
  return editions.findLast((one) => (since[one] ?? day) <= day) ?? editions[0];
}
