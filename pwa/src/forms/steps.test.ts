import { expect, test } from "vitest";

import { catalogue } from "../domain/catalogue";
import { definitionOf, fieldsOf, type Field } from "./definition";
import { progressOf, stepOf, stepsOf } from "./steps";

const partOne = (type: string): readonly Field[] =>
  fieldsOf(
    definitionOf(type, catalogue.types[type]?.editions.at(-1) ?? "")?.fields.find(
      (field) => field.name === "part1",
    ) ?? { name: "" },
  );

test.each(Object.keys(catalogue.types))("every box of Part I of %s is in one step", (type) => {
  const fields = partOne(type);

  const steps = stepsOf(fields).flatMap((step) => step.fields);

  expect(steps.map((field) => field.name).toSorted()).toEqual(fields.map((field) => field.name).toSorted());
});

test.each(Object.keys(catalogue.types))(
  "%s begins with the goods, and no box of law is left to the last step",
  (type) => {
    const steps = stepsOf(partOne(type));

    expect(steps[0]?.name).toBe("goods");
    expect(
      steps.find((step) => step.name === "more")?.fields.filter((field) => field.number?.some(Boolean)) ?? [],
    ).toEqual([]);
  },
);

test("a box that nobody has thought of yet has its place", () => {
  expect(stepOf({ name: "colour" })).toBe("more");
  expect(stepOf({ name: "keeper", kind: "section", of: "Party" })).toBe("parties");
});

const fields = [{ name: "packages", kind: "int" }, { name: "temperature" }] as const;
const fault = { code: "MANDATORY", at: "part1/packages", text: "", warning: false };

test("a step is to do, begun, filled in, or wrong", () => {
  const state = (content: object, faults: readonly (typeof fault)[]) =>
    progressOf(fields, "part1", content, faults).state;

  expect(state({}, [fault])).toBe("todo");
  expect(state({ part1: { temperature: "frozen" } }, [fault])).toBe("begun");
  expect(state({ part1: { temperature: "frozen" } }, [])).toBe("good");
  expect(state({ part1: { packages: 900 } }, [{ ...fault, text: "Too many." }])).toBe("bad");
  expect(state({}, [{ ...fault, text: "At least one." }])).toBe("todo");
});

test("a step that asks for nothing and holds nothing is none, and a warning keeps nothing back", () => {
  expect(progressOf(fields, "part1", {}, [{ ...fault, warning: true }])).toEqual({
    state: "none",
    missing: 0,
    wrong: 0,
  });
});

test("what is wrong elsewhere is not counted", () => {
  expect(progressOf(fields, "part1", {}, [{ ...fault, at: "part1/seals" }]).missing).toBe(0);
});
