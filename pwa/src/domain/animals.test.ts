import { expect, test } from "vitest";

import { animalCount } from "./animals";

const counted = (declared: number, welfare: Record<string, unknown>) => animalCount(declared, { part2: { welfare } });

test("fit, unfit and dead add up to what Part I declares", () => {
  expect(counted(6, { unfit: 1, dead: 0 })).toEqual({ declared: 6, dead: 0, unfit: 1, fit: 5 });
});

test("more dead and unfit animals than were declared leave a negative number of fit ones", () => {
  expect(counted(6, { unfit: 5, dead: 2 })?.fit).toBe(-1);
});

test.each([
  [6, {}],
  [0, { dead: 1 }],
  [6, { dead: 10, dead_unit: "percent" }],
])("of %j declared and %j nothing can be added up", (declared, welfare) => {
  expect(counted(declared, welfare)).toBeNull();
});
