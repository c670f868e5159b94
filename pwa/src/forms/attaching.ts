/** A file as a document knows it: by its name and by the fingerprint that is signed with the rest (EVI-1). */
import type { Files } from "../domain/files";
import { hex } from "../domain/hex";
import { smaller } from "./photo";

/** The boxes of a row of attached files. */
export interface Attached {
  readonly name: string;
  readonly media_type?: string;
  readonly size: number;
  readonly sha256: string;
}

/** The message id of why a file was not attached. */
export interface NotAttached {
  readonly problem: string;
}

/** Makes a photo smaller and keeps the bytes on the device: what is fingerprinted is what will be sent. */
export async function attach(files: Files, chosen: File): Promise<Attached | NotAttached> {
  const file = await smaller(chosen);
  const known = await attached(file);
  if (!known) return { problem: "attach-unreadable" };
  const kept = await files.keep(file);
  return "problem" in kept ? { problem: `file-${kept.problem}` } : known;
}

/** Whether it is the file of this fingerprint, as it is or as it was attached; null where it cannot be read. */
export async function isTheSame(chosen: File, sha256: string): Promise<boolean | null> {
  const asItIs = await attached(chosen);
  if (!asItIs || asItIs.sha256 === sha256) return asItIs && true;
  return (await attached(await smaller(chosen)))?.sha256 === sha256;
}

/** What a document holds of a file; null where the device cannot read it. */
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
