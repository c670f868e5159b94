import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/journey.json";
import { openList } from "../domain/reference";
import type { Change } from "../protocol.gen";
import { ESTIMATE, MINUTES, nearby, stillNear, townOf, wayBetween, withEstimate } from "./least-journey";

const list = openList({
  name: "places",
  version: "1",
  source: "",
  valid_from: "2020-01-01",
  example: true,
  match: ["exact"],
  entries: vectors.places,
});

const lists = {
  find: (_: string, code: string, on: string) => Promise.resolve(list.entry(code, "en", on)),
  place: (name: string, country: string, on: string) => {
    const [code, another] = list.named(name, country, on);
    return Promise.resolve(code === undefined || another !== undefined ? null : list.entry(code, "en", on));
  },
};

/** A form that shows these boxes, at the Harbour post. */
const form = (boxes: Readonly<Record<string, unknown>>, entry = "NLHBR1") => ({
  entry,
  on: vectors.on,
  value: (path: string) => boxes[path],
  has: () => true,
});

const [TYPE, CITY, COUNTRY] = [
  "part1/transport_after_entry/type",
  "part1/place_of_destination/city",
  "part1/place_of_destination/country",
];
const TO_ZARAGOZA = { [TYPE]: "road_vehicle", [CITY]: "Zaragoza", [COUNTRY]: "ES" };
const LEAST = vectors.cases[0]?.minutes ?? 0;
const set = (...paths: readonly string[]): Partial<Change> => ({
  set: Object.fromEntries(paths.map((path) => [path, "x"])),
});

test.each(vectors.cases)("CVEDA_2 $name: as on the server", async ({ post, city, country, minutes }) => {
  const shown = form({ [CITY]: city, [COUNTRY]: country }, post);

  const way = wayBetween(await lists.find("", post, vectors.on), await townOf(shown, lists));

  expect(way?.minutes ?? null).toBe(minutes);
});

test("CVEDA_2 the estimate is written with the places, the transport and the time, without anybody's asking", async () => {
  for (const path of [TYPE, CITY, COUNTRY, MINUTES])
    expect(await withEstimate(set(path), form(TO_ZARAGOZA), lists)).toEqual({
      set: { [path]: "x", [ESTIMATE]: LEAST },
    });
});

test("CVEDA_2 what is written already, and what it does not follow from, is left alone", async () => {
  const other = set("part1/consignor/name");

  expect(await withEstimate(other, form(TO_ZARAGOZA), lists)).toBe(other);
  expect(await withEstimate(set(CITY), form({ ...TO_ZARAGOZA, [ESTIMATE]: LEAST }), lists)).toEqual(set(CITY));
});

test("CVEDA_2 where the way is not known any more, no estimate stands", async () => {
  for (const gone of [{ [CITY]: "Nowhere" }, { [TYPE]: "aeroplane" }, { [COUNTRY]: undefined }])
    expect(await withEstimate(set(CITY), form({ ...TO_ZARAGOZA, [ESTIMATE]: LEAST, ...gone }), lists)).toEqual({
      ...set(CITY),
      unset: [ESTIMATE],
    });
});

test("CVEDA_2 the estimate for a town near one that is not in the list stays when the time is typed", async () => {
  const near = form({ ...TO_ZARAGOZA, [CITY]: "Nowhere", [ESTIMATE]: 600 });

  expect(await withEstimate(set(MINUTES), near, lists)).toEqual(set(MINUTES));
  expect(await withEstimate(set(ESTIMATE, MINUTES), near, lists)).toEqual(set(ESTIMATE, MINUTES));
});

test("a town that was chosen near one destination is not near the next", () => {
  const zaragoza = list.entry("ESZAZ", "en", vectors.on);
  if (!zaragoza) throw new Error("the vectors have no such town");
  const before = form({ [CITY]: "Pueblo", [COUNTRY]: "ES" });

  const near = nearby(zaragoza, before);

  expect(stillNear(near, before)).toBe(zaragoza);
  expect(stillNear(near, form({ [CITY]: "Pueblo", [COUNTRY]: "FR" }))).toBeNull();
  expect(stillNear(near, form({ [CITY]: "Aldea", [COUNTRY]: "ES" }))).toBeNull();
});
