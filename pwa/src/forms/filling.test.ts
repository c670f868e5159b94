import { expect, test } from "vitest";

import type { Found } from "../domain/reference";
import type { Field } from "./definition";
import { asConsignee, filledBy, isSearchable, mayBeConsignee, startsWith } from "./filling";

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

test("NEW_6 the consignee may be taken over as importer or destination, wholly", () => {
  const content = {
    part1: { consignee: { name: "Equine Import", country: "NL" }, importer: { name: "Old", city: "X" } },
  };
  expect(mayBeConsignee(content, "part1/importer")).toBe(true);
  expect(mayBeConsignee(content, "part1/consignor")).toBe(false);
  expect(mayBeConsignee({ part1: {} }, "part1/importer")).toBe(false);
  expect(asConsignee(content, PARTY)).toMatchObject({ name: "Equine Import", country: "NL", city: null });
});

test("ORG_1 a search needs a country and three characters", () => {
  expect(isSearchable("NL", "equ")).toBe(true);
  expect([isSearchable("", "equine"), isSearchable("NL", "eq"), isSearchable("NL", "%e%q%")]).toEqual([
    false,
    false,
    false,
  ]);
});

test.each(["CED", "CVEDA", "CVEDP", "CHEDPP"])(
  "NEW_5 a new %s names who is responsible and where it enters",
  (type) => {
    expect(startsWith(type, "2019/1715", "NLRTM1", found({}))).toEqual({
      "part1/person_responsible/name": "Equine Import",
      "part1/person_responsible/address": "Quay 1",
      "part1/person_responsible/city": "Rotterdam",
      "part1/person_responsible/country": "NL",
      "part1/person_responsible/approval_number": "NL-9",
      "part1/person_responsible/identifier": "77",
      "part1/point_of_entry": "NLRTM1",
    });
  },
);

test("NEW_5 an authority is responsible for nothing, and a declaration enters elsewhere", () => {
  expect(startsWith("CVEDP", "2019/1715", "NLRTM1", null)).toEqual({ "part1/point_of_entry": "NLRTM1" });
  expect(startsWith("DECLAR", "142/2011", "NLRTM1", found({}))).not.toHaveProperty(["part1/point_of_entry"]);
  expect(startsWith("NONE", "", "NLRTM1", found({}))).toEqual({});
});
