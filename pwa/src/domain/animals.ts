/** The count of the animals on arrival (CVEDA box 31) against Part I. */
export interface AnimalCount {
  readonly declared: number;
  readonly dead: number;
  readonly unfit: number;
  /** What remains of those declared; negative where more are counted than were declared. */
  readonly fit: number;
}

/** null where Part I gives no number, nobody has counted yet, or a count is a percentage. */
export function animalCount(declared: number, content: unknown): AnimalCount | null {
  const welfare = (content as { part2?: { welfare?: Readonly<Record<string, unknown>> } } | undefined)?.part2?.welfare;
  const { dead, unfit, dead_unit, unfit_unit } = welfare ?? {};
  if (declared === 0 || (dead === undefined && unfit === undefined)) return null;
  if (dead_unit === "percent" || unfit_unit === "percent") return null;
  const [lost, weak] = [Number(dead ?? 0), Number(unfit ?? 0)];
  return { declared, dead: lost, unfit: weak, fit: declared - lost - weak };
}
