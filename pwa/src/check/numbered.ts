/** A certificate by its number and check code, where its own code cannot be read: a person types both. */
import type { Bytes } from "../domain/cbor";
import type { Surroundings } from "./examine";
import { whole } from "./known";

/** `GET` of the seal itself, which is then verified like a scanned one; or why there is none, `scan-<why>`. */
export async function sealNumbered(
  around: Surroundings,
  number: string,
  code: string,
): Promise<Bytes | "not-found" | "later"> {
  const [name, check] = [number, code].map((typed) => encodeURIComponent(typed.replace(/\s/g, "")));
  const response = await around.fetch(`/api/seals/numbered/${name?.toUpperCase()}?code=${check?.toLowerCase()}`);
  // Asked too often, or with no time for anybody: what was typed may be right.
  if (response?.status === 429 || (response?.status ?? 0) >= 500) return "later";
  return (await whole(response)) ?? "not-found";
}
