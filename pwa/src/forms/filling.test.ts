import { expect, test } from "vitest";

import type { Found } from "../domain/reference";
import type { Field } from "./definition";
import { filledBy, isSearchable } from "./filling";

const PARTY: Field = { name: "importer", kind: "section", of: "Party", picks: "organisations" };
const ROW: Field = { name: "establishments", kind: "rows", of: "Establishment", picks: "establishments" };
const found = (more: Partial<Found>): Found => ({
  code: "77",
  text: "Equine Import",
  latin: "",
  above: [],
  chosen: true,
  value: "",
  facts: { street: "Quay 1", city: "Rotterdam", country: "NL", approval_number: "NL-9" },
  ...more,
});

test("ORG_1 an organisation fills the boxes that its section has", () => {
  expect(filledBy(PARTY, "organisations", found({}))).toEqual({
    name: "Equine Import",
    address: "Quay 1",
    city: "Rotterdam",
    country: "NL",
    approval_number: "NL-9",
    identifier: "77",
  });
});

test("CVEDP_2 a listed establishment is a row with its approval number and country", () => {
  const listed = found({ code: "12", text: "Abattoir South", value: "Slaughterhouse", facts: { country: "AR" } });
  expect(filledBy(ROW, "establishments", listed)).toEqual({
    name: "Abattoir South",
    approval_number: "12",
    country: "AR",
    activities: "Slaughterhouse",
  });
});

test("ORG_1 a search needs a country and three characters", () => {
  expect(isSearchable("NL", "equ")).toBe(true);
  expect([isSearchable("", "equine"), isSearchable("NL", "eq"), isSearchable("NL", "%e%q%")]).toEqual([
    false,
    false,
    false,
  ]);
});
