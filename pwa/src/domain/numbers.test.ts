import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { kilograms } from "./kilograms";
import { decimalSign, readNumber, rounded, writeNumber, type DecimalSign } from "./numbers";

const value = (written: string, sign: DecimalSign = ",") => {
  const read = readNumber(written, sign);
  return "value" in read ? read.value : `? ${read.why}`;
};

describe("CN_5 a number is read as the official forms write it", () => {
  test.each([
    ["1234", "1234"],
    ["1234,5", "1234.5"],
    ["1234.5", "1234.5"],
    ["1.234,567", "1234.567"],
    ["1.234.567", "1234567"],
    ["1.234.567,89", "1234567.89"],
    ["1,234,567.89", "1234567.89"],
    ["24 150,00", "24150.00"],
    ["24\u00a0150", "24150"],
    ["24'150.5", "24150.5"],
    ["0,5", "0.5"],
    ["0,125", "0.125"],
    ["0.125", "0.125"],
    ["007", "7"],
    ["-4,5", "-4.5"],
    ["-0", "0"],
    [" 12 ", "12"],
  ])("%s is %s in every language", (written, read) => {
    expect(value(written, ",")).toBe(read);
    expect(value(written, ".")).toBe(read);
  });

  test("a sign before three digits is the decimal one where the language has it so", () => {
    expect([value("1,234", ","), value("1.234", ",")]).toEqual(["1.234", "1234"]);
    expect([value("1.234", "."), value("1,234", ".")]).toEqual(["1.234", "? ambiguous"]);
  });

  test("what others could read otherwise is marked, to be shown as it was read", () => {
    const plain = (written: string) => readNumber(written, ".");
    expect(plain("1.234")).toMatchObject({ plain: false });
    expect(plain("1 234")).toMatchObject({ plain: false });
    expect(plain("=1+1")).toMatchObject({ plain: false });
    expect(plain("1234.5")).toMatchObject({ plain: true });
  });

  test.each(["", "12,", ",5", "1.23.4", "12 kg", "1,2,3", "1e3", "12 5", "1.234 567", "1,234.56,7", "--4", "½", "١٢"])(
    "%j is no number",
    (written) => expect(value(written)).toBe("? number"),
  );

  test("a text that goes on and on is not read", () => expect(value("1".repeat(201))).toBe("? too-long"));
});

describe("sums", () => {
  test.each([
    ["=12,5+3*2", "18.5"],
    ["=(12,5+3)*2", "31"],
    ["= 1.000 + 0,25", "1000.25"],
    ["=0,1+0,2", "0.3"],
    ["=10-2-3", "5"],
    ["=3×4", "12"],
    ["=-(2-5)", "3"],
    ["=2-5", "-3"],
    ["=24*12,5", "300"],
    ["=1,10", "1.1"],
    ["=100", "100"],
  ])("%s is %s", (written, read) => expect(value(written)).toBe(read));

  test.each(["=", "=1+", "=(1", "=1)", "=1/3", "=1 2+3", "=a", "=()", "=1**2", "==1"])(
    "%j cannot be worked out",
    (sum) => expect(value(sum)).toBe("? sum"),
  );

  test("a term that could be two numbers is not guessed", () => expect(value("=1,234+1", ".")).toBe("? ambiguous"));
});

describe("CN_5 print rounds half up to two decimals, and what was typed stays", () => {
  test.each([
    ["1234.567", "1234.57"],
    ["1234.565", "1234.57"],
    ["1234.5649999", "1234.56"],
    ["0.005", "0.01"],
    ["1.005", "1.01"],
    ["9.999", "10.00"],
    ["-1.005", "-1.01"],
    ["12", "12"],
    ["12.5", "12.5"],
    ["999999999999999.995", "1000000000000000.00"],
  ])("%s is %s", (typed, printed) => expect(rounded(typed)).toBe(printed));
});

test("languages have their sign", () => {
  expect(["en-GB", "nl", "hu", "fi", "nb"].map(decimalSign)).toEqual([".", ",", ",", ",", ","]);
});

const signs = fc.constantFrom<DecimalSign>(",", ".");
const amounts = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.option(fc.stringMatching(/^\d{1,6}$/), { nil: "" }))
  .map(([whole, part]) => (part ? `${whole}.${part}` : String(whole)));
const millionths = (amount: string) => {
  const [whole = "", part = ""] = amount.split(".");
  return BigInt(whole + part.padEnd(6, "0"));
};

test("what a box shows reads as the same number again", () => {
  fc.assert(
    fc.property(amounts, signs, (amount, sign) => {
      expect(value(writeNumber(amount, sign), sign)).toBe(amount);
    }),
  );
});

test("grouping changes nothing", () => {
  const parted = fc.constantFrom(".", " ", "\u00a0");
  fc.assert(
    fc.property(amounts, parted, (amount, group) => {
      const [whole = "", part] = amount.split(".");
      const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
      expect(value(part ? `${grouped},${part}` : grouped, ",")).toBe(amount);
    }),
  );
});

test("a sum is exact", () => {
  fc.assert(
    fc.property(amounts, amounts, signs, (a, b, sign) => {
      const read = value(`=${writeNumber(a, sign)}+${writeNumber(b, sign)}`, sign);
      expect(millionths(read)).toBe(millionths(a) + millionths(b));
    }),
  );
});

test("rounding is at most half a hundredth away, and never below half", () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const off = millionths(rounded(amount)) - millionths(amount);
      expect(off > -5000n && off <= 5000n).toBe(true);
    }),
  );
});

test("whatever is typed is answered", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 250 }), signs, (typed, sign) => {
      for (const written of [typed, `=${typed}`]) {
        const read = readNumber(written, sign);
        if ("value" in read) expect(read.value).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
      }
    }),
  );
});

test.each([
  [1_234_567, 1234.57],
  [1_005, 1.01],
  [1_004, 1],
  [24_150_000, 24150],
])("CN_5 %i g are %f kg in print", (grams, kg) => expect(kilograms(grams)).toBe(kg));
