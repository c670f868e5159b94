/** A new row's id: 16 letters and digits, so that two devices that work apart do not meet in one. */
export function newRowId(): string {
  const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => ALPHABET[byte % 32]).join("");
}
