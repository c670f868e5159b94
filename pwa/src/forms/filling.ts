/** Which boxes one choice from a list fills. */
import { taken } from "../domain/fillings";
import type { Picked } from "../protocol.gen";
import { fieldsOf, type Field } from "./definition";

/** The boxes of this section, or of a row of this table, as the entry fills them. */
export const filledBy = (field: Field, list: string, found: Picked): Readonly<Record<string, string>> =>
  taken(
    fieldsOf(field).map(({ name }) => name),
    list,
    found,
  );

/** ORG-1: people search an organisation by its country and three characters; a percent sign stands for anything. */
export const isSearchable = (country: string, text: string): boolean =>
  country !== "" && text.replaceAll(/[\s%]/g, "").length >= 3;
