/**
 * Organisations that stand in documents which a person may see (ORG-1, ORG-4): who was written once is found the next
 * time, by colleagues too and without a network. A list of the reference data says more of those that are in it.
 */
import type { Found } from "../domain/reference";
import { folded, makeIndex } from "../domain/search";
import type { Document } from "../protocol.gen";
import { definitionOf, fieldsOf, valueAt, type Field } from "./definition";

const LIST = "organisations";

/** The sections of a form that an organisation fills, by their paths. */
function sectionsOf(fields: readonly Field[], path = ""): readonly string[] {
  return fields.flatMap((field) => {
    if (field.kind !== "section") return [];
    const at = `${path}${field.name}`;
    return field.picks === LIST ? [at] : sectionsOf(fieldsOf(field), `${at}/`);
  });
}

const known = new Map<string, readonly string[]>();

function placesIn({ type, edition }: Document): readonly string[] {
  const key = `${type} ${edition}`;
  const places = known.get(key) ?? sectionsOf(definitionOf(type, edition)?.fields ?? []);
  known.set(key, places);
  return places;
}

const textOf = (section: object, name: string): string => {
  const value = (section as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : "";
};

function organisation(section: object): Found {
  const facts = {
    street: textOf(section, "address"),
    city: textOf(section, "city"),
    postal_code: textOf(section, "postal_code"),
    country: textOf(section, "country"),
    approval_number: textOf(section, "approval_number"),
  };
  const said = Object.entries(facts).filter(([, text]) => text !== "");
  return {
    code: textOf(section, "identifier"),
    text: textOf(section, "name"),
    latin: "",
    above: [],
    chosen: true,
    value: "",
    facts: Object.fromEntries(said),
  };
}

/** Each organisation once, by name and country, as the document that was changed last has it. */
export function organisationsIn(documents: readonly Document[]): readonly Found[] {
  const found = new Map<string, Found>();
  const latest = documents.toSorted((a, b) => ((a.changed_at ?? "") < (b.changed_at ?? "") ? 1 : -1));
  for (const document of latest)
    for (const path of placesIn(document)) {
      const section = valueAt(document.content, path);
      if (typeof section !== "object" || section === null) continue;
      const one = organisation(section);
      const key = keyOf(one);
      if (one.text && one.facts["country"] && !found.has(key)) found.set(key, one);
    }
  return [...found.values()];
}

/** Who it is, for whoever writes it a little otherwise. */
export const keyOf = ({ text, facts }: Found): string => `${folded(text).trim()}|${facts["country"] ?? ""}`;

/** Finds them by country and the beginnings of words, or of the approval number. */
export function finder(all: readonly Found[]) {
  const index = makeIndex(
    all.map(({ code, text, facts }) => ({
      code,
      text,
      more: `${facts["approval_number"] ?? ""} ${facts["city"] ?? ""}`,
    })),
  );
  return (country: string, text: string, most: number): readonly Found[] =>
    index.find(text, most, (entry) => all[entry]?.facts["country"] === country).flatMap((entry) => all[entry] ?? []);
}
