/** Values as the rules reckon with them: nothing is coerced, and numbers are exact. */
import type { BoxKind } from "../protocol.gen";
import type { Scalar } from "./env";

/** A value from a box or from its text. */
export function typed(raw: unknown, kind: BoxKind): Scalar {
  switch (kind) {
    case "decimal":
      return millionths(raw as string);
    case "int":
      return BigInt(raw as number | string);
    case "instant":
      return BigInt(Date.parse(raw as string));
    case "text":
    case "enum":
    case "flag":
    case "date":
      return raw as Scalar;
  }
}

const MOST = 4096;
const read = new Map<string, bigint>();

/** A plain decimal number counted in millionths: exact, and no library. Each is read once: the rules ask often. */
function millionths(text: string): bigint {
  let number = read.get(text);
  if (number === undefined) {
    if (read.size === MOST) read.clear();
    const [whole = "", part = ""] = text.split(".");
    read.set(text, (number = BigInt(whole + part.padEnd(6, "0"))));
  }
  return number;
}
