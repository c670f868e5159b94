/** A file as a document knows it: by its name and by the fingerprint that is signed with the rest (EVI-1). */
import { hex } from "../domain/hex";

/** The boxes of a row of attached files. */
export interface Attached {
  readonly name: string;
  readonly media_type?: string;
  readonly size: number;
  readonly sha256: string;
}

/** What is kept of a file; null where the device cannot read it. */
export async function attached(file: File): Promise<Attached | null> {
  try {
    const sha256 = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const name = nameOf(file.name);
    return { name, size: file.size, sha256, ...(file.type && { media_type: file.type.slice(0, LONGEST) }) };
  } catch {
    return null; // it was moved or deleted since it was chosen, or is larger than the memory
  }
}

const LONGEST = 255;

/** A name that a box can hold: file systems allow characters that it does not. */
function nameOf(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cs}]/gu, " ").trim();
  return Array.from(plain).slice(0, LONGEST).join("") || "?";
}
