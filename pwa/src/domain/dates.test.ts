import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { dayOrder, readDay, readMoment, writeDay, writeMoment } from "./dates";

beforeAll(() => {
  process.env["TZ"] = "Europe/Brussels";
});

const LOCALES = ["en-GB", "nl", "hu", "fi", "nb"];
const day = (written: string, locale = "en-GB") => {
  const read = readDay(written, dayOrder(locale));
  return "value" in read ? read.value : `? ${read.why}`;
};
const moment = (written: string, locale = "en-GB") => {
  const read = readMoment(written, dayOrder(locale));
  return "value" in read ? read.value : `? ${read.why}`;
};

describe("a day", () => {
  test.each([
    "14/07/2026",
    "14-7-2026",
    "14.7.2026",
    "14 7 2026",
    "14072026",
    "2026-07-14",
    "2026. 07. 14.",
    "20260714",
  ])("%s is read in every language", (written) => {
    for (const locale of LOCALES) expect(day(written, locale)).toBe("2026-07-14");
  });

  test.each(["30/02/2026", "31-4-2026", "29.2.2025", "14/13/2026", "0/1/2026", "31022026"])(
    "%s does not exist, and is not taken for another",
    (written) => expect(day(written)).toBe("? unknown"),
  );

  test("29 February is a day in leap years alone", () => {
    expect([day("29/2/2024"), day("29/2/2100")]).toEqual(["2024-02-29", "? unknown"]);
  });

  test.each(["", "14/07", "14/07/26", "tomorrow", "14/07/2026x", "1/1/1/2026"])("%j says no day", (written) =>
    expect(day(written)).toBe("? none"),
  );

  test("a slip of a year is refused", () => expect([day("1/1/0202"), day("1/1/2200")]).toEqual(["? far", "? far"]));

  test("what a box shows reads as the same day again", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...LOCALES), (date, locale) => {
        const iso = date.toISOString().slice(0, 10);
        expect(day(writeDay(iso, locale), locale)).toBe(iso);
      }),
    );
  });
});

describe("a moment", () => {
  test.each([
    ["14/07/2026 08:30", "2026-07-14T06:30:00Z"],
    ["14-1-2026 8.30", "2026-01-14T07:30:00Z"],
    ["14/07/2026, 0830", "2026-07-14T06:30:00Z"],
    ["2026-07-14T08:30", "2026-07-14T06:30:00Z"],
    ["14 7 2026 0:00", "2026-07-13T22:00:00Z"],
  ])("%s is %s in the zone of the device", (written, instant) => expect(moment(written)).toBe(instant));

  test.each([
    ["14/07/2026", "no-time"],
    ["14/07/2026 later", "no-time"],
    ["14/07/2026 24:00", "unknown-time"],
    ["14/07/2026 12:60", "unknown-time"],
    ["30/02/2026 12:00", "unknown"],
    ["08:30", "none"],
    ["", "none"],
  ])("%j is refused: %s", (written, why) => expect(moment(written)).toBe(`? ${why}`));

  test("an hour that the clocks leave out in spring is none", () => {
    expect(moment("29/03/2026 02:30")).toBe("? unknown-time");
    expect(moment("29/03/2026 03:30")).toBe("2026-03-29T01:30:00Z");
  });

  test("what a box shows reads as the same minute again", () => {
    // Not in the hour that comes twice in autumn: it is read as the first.
    for (const locale of LOCALES) {
      expect(moment(writeMoment("2026-07-14T06:30:00Z", locale), locale)).toBe("2026-07-14T06:30:00Z");
      expect(moment(writeMoment("2026-12-31T23:59:00Z", locale), locale)).toBe("2026-12-31T23:59:00Z");
    }
  });
});
