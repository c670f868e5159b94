/** How a document is called and addressed, and its goods in a line. */
import { catalogue } from "../../domain/catalogue";
import { kilograms } from "../../domain/kilograms";
import { summary, type Summary } from "../../domain/summary";
import { definitionOf, labelOf, trailOf } from "../../forms/definition";
import { codeText } from "../../forms/value-text";
import type { Document } from "../../protocol.gen";
import { t, words } from "../../words";

/** What stands in its address: the reference, or the id while it has none (REF-1, REF-4). */
export const keyOf = (document: Document): string => document.reference || document.id;

/** The reference with its version, as people and prints say it (REF-2). */
export function referenceText({ reference, version, imported }: Document): string {
  if (!reference) return imported?.reference ?? t("document-draft");
  return version ? `${reference}-V${version}` : reference;
}

/** The same in the boxes of the form (BOX-1), which are empty while there is none. */
export const givenReference = (document: Document): string =>
  document.reference || document.imported ? referenceText(document) : "";

const TYPE_ICONS: ReadonlySet<string> = new Set(["cveda", "cvedp", "ced", "chedpp", "declar", "import"]);

/** The symbol of a document type; a sheet of paper for a type that has none. */
export function typeIcon(type: string): string {
  const name = type.toLowerCase();
  return TYPE_ICONS.has(name) ? name : "document";
}

/** What a type of document is for, in words; its code where nobody has named it. */
export const typeName = (type: string): string => (words.has(`type-${type}`) ? t(`type-${type}`) : type);

/** A check in a word; as its section is called on the form where there is no shorter one. */
export function checkName(type: string, section: string): string {
  if (words.has(`rail-${section}`)) return t(`rail-${section}`);
  const definition = definitionOf(type, catalogue.types[type]?.editions.at(-1) ?? "");
  const field = definition && trailOf(definition, `part2/${section}`)?.at(-1);
  return field ? labelOf(field) : section;
}

export const summaryOf = (document: Document): Summary => summary(document.type, document.content);

/** "6 × Registered horses", "Beef, boneless, frozen". */
export function goodsTitle({ title, animals }: Summary): string {
  const goods = title || t("goods-unknown");
  return animals > 0 ? t("goods-counted", { count: words.number(animals), goods }) : goods;
}

/** "CN 0101 21 00 · 24 150.00 kg · Argentina". */
export function goodsLine({ cn_codes, net_grams, origin }: Summary): string {
  const [first, ...more] = cn_codes;
  return [
    first && t("goods-code", { code: codeText(first), more: more.length }),
    net_grams > 0 && t("weight", { weight: words.decimal(String(kilograms(net_grams))) }),
    origin && words.country(origin.slice(0, 2)),
  ]
    .filter(Boolean)
    .join(" · ");
}
