import fc from "fast-check";
import { expect, test } from "vitest";

import { ASSUMED, estimate, pointOf, type Point } from "./journey";

const ROTTERDAM: Point = { latitude: 51.95, longitude: 4.14 };
const VERONA: Point = { latitude: 45.44, longitude: 10.99 };

test("CVEDA_2 Rotterdam to Verona: the great circle and the factor, at 70 km/h, in whole minutes", () => {
  const { kilometres, minutes } = estimate(ROTTERDAM, VERONA);
  expect(kilometres).toBeGreaterThan(880 * ASSUMED.road_factor);
  expect(kilometres).toBeLessThan(890 * ASSUMED.road_factor);
  expect(minutes / 60).toBeCloseTo(16.4, 0);
});

test("CVEDA_2 a quarter round the earth, and across the day line", () => {
  const quarter = estimate({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 90 });
  expect(Math.round(quarter.kilometres / ASSUMED.road_factor)).toBe(10008);
  const near = estimate({ latitude: 60, longitude: 179.9 }, { latitude: 60, longitude: -179.9 });
  expect(near.kilometres).toBeLessThan(20);
});

const places = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

test("CVEDA_2 the same there and back, never less than nothing, never faster than 70 km/h", () => {
  fc.assert(
    fc.property(places, places, (from, to) => {
      const there = estimate(from, to);
      expect(there).toEqual(estimate(to, from));
      expect((there.minutes * ASSUMED.speed_kmh) / 60).toBeGreaterThanOrEqual(there.kilometres);
      expect(there.kilometres).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("a place without coordinates has none", () => {
  expect(pointOf({ latitude: "51.95", longitude: "4.14" })).toEqual(ROTTERDAM);
  expect([pointOf({}), pointOf({ latitude: "51" }), pointOf({ latitude: "", longitude: "x" })]).toEqual([
    null,
    null,
    null,
  ]);
});
