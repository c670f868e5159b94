import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/workflow.json";
import { TRANSITIONS, type Action, type Side, type Status } from "../protocol.gen";
import { sideOf, transition, watermark } from "./workflow";

type Ends = Readonly<Partial<Record<Status, Readonly<Partial<Record<Action, Status>>>>>>;

// TypeScript reads the words of JSON as any text.
const told = vectors as unknown as Readonly<Record<string, Readonly<Record<Side, Ends>>>>;
const STATUSES = [...new Set(TRANSITIONS.flatMap(({ start, end }) => [start, end]))];
const ACTIONS = [...new Set(TRANSITIONS.map(({ action }) => action))];

test.each(Object.entries(told))(
  "ST-1 to ST-14: each side leads a %s where the table of the server leads it",
  (type, sides) => {
    for (const [side, ends] of Object.entries(sides) as [Side, Ends][])
      for (const status of STATUSES)
        for (const action of ACTIONS)
          expect([side, status, action, transition(status, action, side, type)?.end]).toEqual([
            side,
            status,
            action,
            ends[status]?.[action],
          ]);
  },
);

test("a role stands on one side of the counter", () => {
  expect(["operator", "inspector", "restricted_inspector", "planner"].map(sideOf)).toEqual([
    "operator",
    "authority",
    "restricted",
    "authority",
  ]);
});

test.each([
  ["draft", "production", "watermark-draft"],
  ["new", "production", ""],
  ["valid", "production", "watermark-valid"],
  ["valid", "training", "watermark-training"],
  ["new", "demo", "watermark-demo"],
] as const)("ST-13, PRINT-3: what is %s is marked on an installation for %s", (status, installation, words) => {
  expect(watermark(status, installation)).toBe(words);
});
