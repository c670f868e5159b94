import { expect, test } from "vitest";

import catalogue from "../forms.gen.json";
import type { DocumentType } from "../protocol.gen";
import { checksOf, laboratoryState } from "./checks";

const statesOf = (type: DocumentType, part2: unknown) =>
  Object.fromEntries(checksOf(type, { part2 }).map((check) => [check.name, check.state]));

test("every check is a section of its form, with boxes of these names for its results", () => {
  const forms: Record<string, readonly { name: string; of?: string }[]> = catalogue.forms;
  for (const [type, { content }] of Object.entries(catalogue.types)) {
    const part2 = forms[forms[content]?.find((box) => box.name === "part2")?.of ?? ""];
    for (const { name } of checksOf(type as DocumentType, {})) {
      const boxes = forms[part2?.find((box) => box.name === name)?.of ?? ""];
      expect(boxes, `${type} ${name}`).toBeDefined();
      const wanted = name === "welfare" ? "transport_conditions" : "result";
      expect(
        boxes?.some((box) => box.name === wanted),
        `${type} ${name} ${wanted}`,
      ).toBe(true);
    }
  }
});

test("a document that nobody has checked has everything to do", () => {
  expect(statesOf("CVEDA", undefined)).toEqual({
    documentary: "todo",
    identity: "todo",
    physical: "todo",
    welfare: "todo",
  });
});

test("a result ends a check; a remark alone only begins it", () => {
  const part2 = {
    documentary: { result: "satisfactory" },
    identity: { result: "not_satisfactory" },
    physical: { remark: "Core temperature -19.5" },
  };
  expect(statesOf("CVEDP", part2)).toEqual({ documentary: "good", identity: "bad", physical: "begun" });
});

test("a derogation or a check that was not done is neither good nor bad", () => {
  const part2 = { identity: { result: "derogation" }, physical: { result: "not_done" } };
  expect(statesOf("CVEDA", part2)).toMatchObject({ identity: "none", physical: "none" });
});

test("the welfare check needs both of its results, and one that is bad decides", () => {
  const welfare = { transport_conditions: "satisfactory" };
  expect(statesOf("CVEDA", { welfare })).toMatchObject({ welfare: "begun" });
  expect(statesOf("CVEDA", { welfare: { ...welfare, health_on_arrival: "satisfactory" } })).toMatchObject({
    welfare: "good",
  });
  expect(statesOf("CVEDA", { welfare: { health_on_arrival: "not_satisfactory" } })).toMatchObject({ welfare: "bad" });
});

test("laboratory tests are a check only where they were asked for", () => {
  expect(statesOf("CED", { laboratory: { done: false } })).not.toHaveProperty("laboratory");
  expect(statesOf("CED", { laboratory: { done: true } })).toHaveProperty("laboratory", "begun");
});

test.each([
  [{}, "todo"],
  [{ done: false }, "none"],
  [{ done: true, tests: [] }, "begun"],
  [
    {
      done: true,
      tests: [
        { id: "a", conclusion: "satisfactory" },
        { id: "b", conclusion: "pending" },
      ],
    },
    "begun",
  ],
  [{ done: true, tests: [{ id: "a", conclusion: "satisfactory" }] }, "good"],
  [
    {
      done: true,
      tests: [
        { id: "a", conclusion: "pending" },
        { id: "b", conclusion: "not_satisfactory" },
      ],
    },
    "bad",
  ],
])("laboratory tests %j are %s", (laboratory, state) => {
  expect(laboratoryState({ part2: { laboratory } })).toBe(state);
});
