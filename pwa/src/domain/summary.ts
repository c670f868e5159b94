/**
 * A consignment in a few words: what a row of the work list shows, and what a seal says of the goods.
 * `sync_protocol/summary.py` says the same; `sync_protocol/vectors/summary.json` holds both to it.
 */
import type { Cveda, DocumentType, Reseal, SealPair } from "../protocol.gen";
import { catalogue } from "./catalogue";

export interface Summary {
  readonly title: string;
  readonly species: string;
  readonly cn_codes: readonly string[];
  /** A country code, or empty where the document has none; `destination` too. */
  readonly origin: string;
  readonly destination: string;
  readonly net_grams: number;
  readonly packages: number;
  readonly animals: number;
  readonly temperature: string;
  /** Container and seal, either may be empty; a seal that was renewed is the new one. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly arrival: string | null;
}

const COUNTRY = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;
const CN_CODE = /^[0-9]{2,10}$/;
const LEAVING = new Set(["transit", "transhipment"]);
const DECIMALS = 6;
const MILLIONTHS_IN_GRAM = 1000n;
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The summary of a document; `content` fits the form of `type`, as everything stored does. What its form has no box for
 * is empty; the form's `title` stands in for the goods.
 */
export function summary(type: DocumentType, content: unknown): Summary {
  const document = (content ?? {}) as Cveda; // of all forms the one that has every box asked for here
  const part1 = document.part1 ?? {};
  const lines = part1.commodities ?? [];
  const first = lines[0];
  const journey = part1.purpose?.journey;
  const beyond = LEAVING.has(part1.purpose?.group ?? "") ? [journey?.third_country, journey?.transhipment_country] : [];
  return {
    title: oneLine(
      first?.description ||
        first?.common_name ||
        first?.complement ||
        first?.species ||
        first?.cn_code ||
        titleOf(type, content),
    ),
    species: oneLine(first?.complement || first?.species || ""),
    cn_codes: [...new Set(lines.flatMap((line) => (line.cn_code && CN_CODE.test(line.cn_code) ? [line.cn_code] : [])))],
    origin: country(part1.country_of_origin),
    destination: country(...beyond, part1.place_of_destination?.country, part1.consignee?.country),
    net_grams: grams(
      part1.total_net_weight,
      lines.map((line) => line.net_weight),
    ),
    packages: count(part1.packages),
    animals: count(part1.number_of_animals ?? sum(lines.map((line) => line.animals))),
    temperature: part1.temperature ?? "",
    pairs: pairsOf(part1.seals ?? [], document.part2?.resealing?.seals ?? []),
    arrival: part1.arrival ?? null,
  };
}

/** What stands in the box that the form names as the title of its documents. */
function titleOf(type: DocumentType, content: unknown): string {
  const path = catalogue.types[type]?.title?.split("/") ?? [];
  const found = path.reduce<unknown>(
    (here, name) => (here as Readonly<Record<string, unknown>> | undefined)?.[name],
    content,
  );
  return path.length > 0 && typeof found === "string" ? found : "";
}

/** As a seal can carry it: a document of before may keep its texts as they were typed (SIGN-5). */
const nfc = (text = ""): string => text.normalize("NFC");

const oneLine = (text: string): string =>
  nfc(text)
    .replace(/[ \n\t]+/g, " ")
    .replace(/^ | $/g, "");

const country = (...codes: readonly (string | undefined)[]): string =>
  codes.find((code) => code !== undefined && COUNTRY.test(code)) ?? "";

const count = (number: number | undefined): number => Math.max(number ?? 0, 0);

const sum = (numbers: readonly (number | undefined)[]): number =>
  Number(atMost(numbers.reduce((total, one) => total + BigInt(one ?? 0), 0n)));

const atMost = (number: bigint): bigint => (number > LARGEST ? LARGEST : number);

/** A plain decimal number, counted in millionths: exact. */
function millionths(text: string): bigint {
  const [whole = "", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(DECIMALS, "0"));
}

/** The total in grams, rounded half up, or the sum of the lines where no total is given. */
function grams(total: string | undefined, weights: readonly (string | undefined)[]): number {
  const counted =
    total === undefined
      ? weights.reduce((all, weight) => all + (weight === undefined ? 0n : millionths(weight)), 0n)
      : millionths(total);
  return counted <= 0n ? 0 : Number(atMost((counted + MILLIONTHS_IN_GRAM / 2n) / MILLIONTHS_IN_GRAM));
}

/** Containers and seals of Part I with the new seals of Part II, then containers that only Part II names. */
function pairsOf(seals: readonly SealPair[], renewed: readonly Reseal[]): readonly (readonly [string, string])[] {
  const open = [...renewed];
  const kept = seals.flatMap((pair): readonly (readonly [string, string])[] => {
    const container = nfc(pair.container_number);
    const seal = nfc(pair.seal_number);
    if (!container && !seal) return [];
    const at = open.findIndex((one) => isOf(one, container, seal));
    const [again] = at < 0 ? [] : open.splice(at, 1);
    return [[container, nfc(again?.new_seal_number) || seal]];
  });
  const added = open.flatMap((one): readonly (readonly [string, string])[] =>
    one.new_seal_number ? [[nfc(one.container_number), nfc(one.new_seal_number)]] : [],
  );
  return [...kept, ...added];
}

function isOf(renewed: Reseal, container: string, seal: string): boolean {
  if (renewed.container_number && container) return nfc(renewed.container_number) === container;
  return seal !== "" && nfc(renewed.seal_number) === seal;
}
