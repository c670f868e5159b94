import { expect, test } from "vitest";

import { answered, isBelow, outcomeFor } from "./deciding";

const CONTENT = {
  part2: {
    decision: {
      acceptable: true,
      outcome: "transit",
      details: { country: "MA", post: "NLRTM1" },
      reasons: [{ id: "k1", reason: "other" }],
      action: "re_export",
      action_by: "2026-08-01",
      controlled_destination: { name: "Plant 7" },
    },
  },
};

const at = (boxes: object): object =>
  Object.fromEntries(Object.entries(boxes).map(([box, value]) => [`part2/decision/${box}`, value]));

test("ACP-1 an outcome and its details belong to what is acceptable, reasons and action to what is not", () => {
  expect(answered(CONTENT, true)).toEqual({
    boxes: at({ outcome: "transit", "details/country": "MA", "details/post": "NLRTM1" }),
    rows: {},
  });
  expect(answered(CONTENT, false)).toEqual({
    boxes: at({ action: "re_export", action_by: "2026-08-01" }),
    rows: at({ "reasons/k1": { reason: "other" } }),
  });
  expect(answered({}, false)).toEqual({ boxes: {}, rows: {} });
});

test("ACP-1 a box is below one answer; where goods go under control is asked for by both", () => {
  const belows = (box: string) => [true, false].map((answer) => isBelow(answer, `part2/decision/${box}`));
  expect(belows("details/post")).toEqual([true, false]);
  expect(belows("reasons/k1/explanation")).toEqual([false, true]);
  expect(belows("action_by")).toEqual([false, true]);
  expect(belows("controlled_destination/name")).toEqual([false, false]);
});

test("ACP-1 the purpose in Part I says the outcome", () => {
  expect(outcomeFor("internal_market", ["internal_market", "channelled"])).toBe("internal_market");
  expect(outcomeFor("reimport", ["internal_market"])).toBe("internal_market");
  expect(outcomeFor("other", ["internal_market", "channelled"])).toBeUndefined();
  expect(outcomeFor(undefined, [])).toBeUndefined();
});
