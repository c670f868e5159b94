/**
 * A number as a person writes it, as it travels: `1.234,567` and `1 234,567` are `1234.567` (CN-5). A comma is the
 * decimal sign; without one, dots before groups of three digits group, and any other single dot is the decimal sign.
 * null where it is no number.
 */
export function readDecimal(written: string): string | null {
  const text = written.replaceAll(/[\s\u00a0\u202f]/g, "");
  const grouped = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(text);
  const plain = /^(\d+)\.(\d+)$/.exec(text);
  const [, whole = "", part = ""] = grouped ?? plain ?? [];
  if (whole === "") return null;
  const digits = whole.replaceAll(".", "").replace(/^0+(?=\d)/, "");
  return part === "" ? digits : `${digits}.${part}`;
}
