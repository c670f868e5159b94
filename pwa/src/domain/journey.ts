/**
 * CVEDA-2: how long a journey by road takes at least. The great circle between two places, longer by a stated factor
 * since no road is straight, at 70 km/h at most. An estimate: the box may say more, and never less.
 */

/** Degrees, as the list of places has them. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Estimate {
  readonly kilometres: number;
  /** Whole minutes, rounded up: the least that the box may say. */
  readonly minutes: number;
}

/** What the estimate assumes: shown with it. The speed is that of the rule, the factor is ours. */
export const ASSUMED = { speed_kmh: 70, road_factor: 1.3 } as const;

const EARTH_RADIUS_KM = 6371.0088;

export function estimate(from: Point, to: Point): Estimate {
  const kilometres = Math.round(greatCircle(from, to) * ASSUMED.road_factor);
  return { kilometres, minutes: Math.ceil((kilometres * 60) / ASSUMED.speed_kmh) };
}

/** Kilometres over the surface of the earth, by the haversine formula. */
function greatCircle(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const turn =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(turn)));
}

/** The place of an entry, or null where the list does not say where it lies. */
export function pointOf(facts: Readonly<Record<string, string>>): Point | null {
  const [latitude, longitude] = [Number(facts["latitude"] ?? "x"), Number(facts["longitude"] ?? "x")];
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : null;
}
