import { expect, test } from "vitest";

import { catalogue, editionOn, issuingCountry, rulesIn } from "./catalogue";
import { dayOfLaw } from "./dates";

test.each(Object.entries(catalogue.types))(
  "DATA_4 a new %s is made by the edition that holds on the day",
  (type, info) => {
    for (const [edition, day] of Object.entries(info.since ?? {})) {
      const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      expect(editionOn(type, day)).toBe(edition);
      expect(editionOn(type, eve)).toBe(info.editions[info.editions.indexOf(edition) - 1]);
    }
    expect(editionOn(type, "2026-07-14")).toBe(info.editions.at(-1));
  },
);

test("a type that this version of the app does not know has no edition", () => {
  expect(editionOn("UNKNOWN", "2026-07-14")).toBeUndefined();
});

test("DEC_5 the day of the law is that of Brussels, whatever the device's zone", () => {
  expect(dayOfLaw(Date.parse("2026-07-13T21:59:59Z"))).toBe("2026-07-13");
  expect(dayOfLaw(Date.parse("2026-07-13T22:00:00Z"))).toBe("2026-07-14");
  expect(dayOfLaw(Date.parse("2026-12-31T23:00:00Z"))).toBe("2027-01-01");
});

test("CVEDP_5 the rules of origin do not bind what a country outside the Union issues for its own use", () => {
  const codes = (country?: string) => new Set(rulesIn("CVEDP", "2019/1715", country).map(({ code }) => code));

  expect(codes("NL")).toContain("CVEDP-1");
  expect(codes("CH")).toEqual(codes("NL"));
  expect(codes("GB")).not.toContain("CVEDP-1");
  expect(codes("GB")).toContain("CVEDP-4");
  expect(codes()).toEqual(codes("NL"));
});

test("CVEDP_5 a post begins with its country; what came from another system keeps that of its reference", () => {
  const imported = { reference: "CHEDP.GB.2026.1", status: "SUBMITTED", decided_elsewhere: false };

  expect(issuingCountry({ post: "NLHBR1" })).toBe("NL");
  expect(issuingCountry({ post: "NLHBR1", imported })).toBe("GB");
  expect(issuingCountry({ post: "" })).toBe("");
});
