import { expect, test } from "vitest";

import { readDecimal } from "./decimal";

test.each([
  ["1234", "1234"],
  ["1234,5", "1234.5"],
  ["1234.5", "1234.5"],
  ["1.234,567", "1234.567"],
  ["1.234", "1234"],
  ["1.234.567", "1234567"],
  ["24 150,00", "24150.00"],
  ["0,5", "0.5"],
  ["007", "7"],
])("CN_5 %s is %s", (written, read) => expect(readDecimal(written)).toBe(read));

test.each(["", "12,", ",5", "1.23.4", "12 kg", "-4", "1,2,3", "1e3"])("CN_5 %j is no number", (written) =>
  expect(readDecimal(written)).toBeNull(),
);
