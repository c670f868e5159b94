/** What stands on either side of a conflict, in words: values as the form says them. */
import { valueOf } from "../../domain/conflicts";
import { REFUSED } from "../../domain/apply";
import { definitionOf, numberOf, trailOf, type Field, type Row, type Trail } from "../../forms/definition";
import { placeText, rowText, shownText, valueText } from "../../forms/value-text";
import type { Conflict, Document, Instant } from "../../protocol.gen";
import { t, words } from "../../words";

/** The fields that a path of the document leads through; none where its form is not known here. */
export function trailIn(document: Document, at: string): Trail {
  const definition = definitionOf(document.type, document.edition);
  return (definition && trailOf(definition, at)) ?? [];
}

export function numberIn(document: Document, at: string): string {
  const definition = definitionOf(document.type, document.edition);
  return definition ? numberOf(trailIn(document, at), definition, document.edition) : "";
}

/** What the box or row is called, with the section around it. */
export const placeIn = (document: Document, at: string): string => placeText(trailIn(document, at)) || at;

export const fieldIn = (document: Document, at: string): Field | null => trailIn(document, at).at(-1) ?? null;

/** Whether a box, or a row, is meant and no whole part. */
export const isPlace = (document: Document, at: string): boolean =>
  at.includes("/") && fieldIn(document, at)?.kind !== "section";

export function saidAt(document: Document, at: string, said: string): string {
  const field = fieldIn(document, at);
  if (field?.kind === "rows") {
    if (said === "") return t("conflict-row-goes");
    const row = valueOf(field, said) as Row;
    return t("conflict-row-stays", { row: rowText(field, row, document.content) || "…" });
  }
  if (said === "") return t("conflict-empty");
  return field ? shownText(field, valueOf(field, said), document.content) : said;
}

/** What became of the document by one act: a status that it has, or the outcome that somebody signed. */
export function actText(document: Document, said: string): string {
  if (words.has(`status-${said}`)) return t(`status-${said}`);
  if (said === REFUSED) return t("status-rejected");
  const outcome = fieldIn(document, "part2/decision/outcome");
  return outcome && said ? `${t("status-valid")}: ${valueText(outcome, said)}` : said;
}

export const momentText = (instant: Instant): string =>
  t("moment", { day: words.day(instant), time: words.time(instant) });

/** "Inspector 1, Harbour post (you), 14 July, 10:05". */
export function byText(name: string, at: Instant | null | undefined, own: string): string {
  const who = name === own ? t("conflict-you", { who: name }) : name || "?";
  return at ? t("conflict-by", { who, when: momentText(at) }) : who;
}

/** The document's own values that the two say, where one of them names what the whole document became. */
export const isWhole = ({ at }: Conflict): boolean => at === "";
