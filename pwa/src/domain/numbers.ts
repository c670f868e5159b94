/**
 * Numbers as a person writes them, and as they travel: `1.234,567` and `1 234,567` are `1234.567` (CN-5). What begins
 * with an equals sign is worked out: `=12,5+3*2` is `18.5`. All of it on whole numbers, so that nothing is lost.
 */

/** What parts the whole number from its decimals in a language. */
export type DecimalSign = "," | ".";

/** Why a text is no number. `ambiguous`: `1,234` where the language reads a comma otherwise than the official forms. */
export type Unread = "number" | "ambiguous" | "sum" | "too-long";

export type Reading =
  | {
      readonly value: string;
      /** Whether nobody could read it as another number; otherwise what was read is to be shown. */
      readonly plain: boolean;
    }
  | { readonly why: Unread };

/** Longer than any number, and than any sum that a person would type in one box. */
const LONGEST = 200;

/** By locale: asked for every number on the screen with every key. */
const signs = new Map<string, DecimalSign>();

export function decimalSign(locale: string): DecimalSign {
  const known = signs.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const sign = parts.some(({ type, value }) => type === "decimal" && value === ".") ? "." : ",";
  signs.set(locale, sign);
  return sign;
}

/** A number as it is typed or pasted. What is typed is kept to its last digit. */
export function readNumber(written: string, sign: DecimalSign): Reading {
  const text = written.trim();
  if (text.length > LONGEST) return { why: "too-long" };
  if (text.startsWith("=")) return readSum(text.slice(1), sign);
  const [, minus = "", digits = ""] = /^([-\u2212]?)(.*)$/s.exec(text) ?? [];
  const read = readPlain(digits, sign);
  return minus && "value" in read ? { ...read, value: isZero(read.value) ? read.value : `-${read.value}` } : read;
}

/** The text of a box that reads as this number again. */
export const writeNumber = (value: string, sign: DecimalSign): string => value.replace(".", sign);

/** A decimal number with at most so many decimals, half up, away from zero: 1234.567 is 1234.57 (CN-5). */
export function rounded(value: string, decimals = 2): string {
  if ((value.split(".")[1] ?? "").length <= decimals) return value;
  const { digits, scale } = exact(value);
  const unit = 10n ** BigInt(scale - decimals);
  const size = digits < 0n ? -digits : digits;
  const up = (size + unit / 2n) / unit;
  return text({ digits: digits < 0n ? -up : up, scale: decimals });
}

const GROUP = String.raw`[ \u00a0\u202f'’]`;
/** Groups of three, all parted by the same sign. */
const GROUPED = new RegExp(String.raw`^\d{1,3}(?:(${GROUP}|[.,])\d{3}(?:\1\d{3})*)?$|^\d+$`);

function readPlain(written: string, sign: DecimalSign): Reading {
  const signs = written.match(/[.,]/g) ?? [];
  const only = signs.length === 1 ? signs[0] : undefined;
  if (only === undefined) {
    // Of two signs the last is the decimal one; the same one twice parts groups.
    const last = new Set(signs).size > 1 ? (signs.at(-1) ?? "") : "";
    return together(written, last);
  }
  // One sign before three digits: a group for some, decimals for others. A group never follows a nought alone.
  const either = /^[1-9]\d{0,2}[.,]\d{3}$/.test(written);
  if (!either) return together(written, only);
  if (only === sign) return { ...together(written, only), plain: false };
  return only === "," ? { why: "ambiguous" } : together(written, "");
}

/** The number with `sign` before its decimals; "" where it has none. */
function together(written: string, sign: string): Reading {
  const cut = sign ? written.lastIndexOf(sign) : -1;
  const whole = cut < 0 ? written : written.slice(0, cut);
  const part = cut < 0 ? "" : written.slice(cut + 1);
  const [, group] = GROUPED.exec(whole) ?? [];
  if (!GROUPED.test(whole) || (cut >= 0 && !/^\d+$/.test(part)) || (group && group === sign)) return { why: "number" };
  const digits = whole.replaceAll(/\D/g, "").replace(/^0+(?=\d)/, "");
  return { value: part ? `${digits}.${part}` : digits, plain: group === undefined };
}

/** A decimal number: its digits, of which the last `scale` are decimals. */
interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

const isZero = (value: string): boolean => /^[0.]*$/.test(value);

function exact(value: string): Exact {
  const [whole = "", part = ""] = value.split(".");
  return { digits: BigInt(whole + part), scale: part.length };
}

function text({ digits, scale }: Exact): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  const cut = size.length - scale;
  return `${digits < 0n ? "-" : ""}${size.slice(0, cut)}${scale > 0 ? `.${size.slice(cut)}` : ""}`;
}

const OPERATOR = /[-+*()\u2212\u00d7]/;

/** Raised inside this module alone. */
class CannotRead extends Error {
  readonly why: Unread;

  constructor(why: Unread) {
    super(why);
    this.why = why;
  }
}

function readSum(written: string, sign: DecimalSign): Reading {
  const tokens = written
    .split(/([-+*()\u2212\u00d7])/)
    .map((token) => token.trim())
    .filter((token) => token !== "")
    .map((token) => (token === "\u2212" ? "-" : token === "\u00d7" ? "*" : token));
  try {
    const sum = new Sum(tokens, sign);
    return { value: shortened(text(sum.whole())), plain: false };
  } catch (error) {
    if (error instanceof CannotRead) return { why: error.why };
    throw error;
  }
}

/** Decimals that a sum only got from its terms: 1,50 + 1,50 is 3. */
const shortened = (value: string): string => (value.includes(".") ? value.replace(/\.?0+$/, "") : value);

class Sum {
  readonly #tokens: string[];
  readonly #sign: DecimalSign;

  constructor(tokens: readonly string[], sign: DecimalSign) {
    this.#tokens = tokens.toReversed();
    this.#sign = sign;
  }

  whole(): Exact {
    const result = this.#terms();
    if (this.#tokens.length > 0) throw new CannotRead("sum");
    return result;
  }

  #next(...wanted: readonly string[]): string | null {
    const token = this.#tokens.at(-1);
    return token !== undefined && wanted.includes(token) ? (this.#tokens.pop() ?? null) : null;
  }

  #terms(): Exact {
    let sum = this.#factors();
    for (let operator = this.#next("+", "-"); operator; operator = this.#next("+", "-"))
      sum = added(sum, this.#factors(), operator === "+" ? 1n : -1n);
    return sum;
  }

  #factors(): Exact {
    let product = this.#factor();
    while (this.#next("*")) {
      const { digits, scale } = this.#factor();
      product = { digits: product.digits * digits, scale: product.scale + scale };
    }
    return product;
  }

  #factor(): Exact {
    if (this.#next("-")) {
      const { digits, scale } = this.#factor();
      return { digits: -digits, scale };
    }
    if (this.#next("(")) {
      const inner = this.#terms();
      if (!this.#next(")")) throw new CannotRead("sum");
      return inner;
    }
    const token = this.#tokens.pop();
    if (token === undefined || OPERATOR.test(token)) throw new CannotRead("sum");
    const read = readPlain(token, this.#sign);
    if ("why" in read) throw new CannotRead(read.why === "ambiguous" ? "ambiguous" : "sum");
    return exact(read.value);
  }
}

function added(a: Exact, b: Exact, factor: bigint): Exact {
  const scale = Math.max(a.scale, b.scale);
  const at = ({ digits, scale: own }: Exact) => digits * 10n ** BigInt(scale - own);
  return { digits: at(a) + factor * at(b), scale };
}
