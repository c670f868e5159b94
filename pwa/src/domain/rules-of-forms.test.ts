import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/rules_of_forms.json";
import { catalogue } from "./catalogue";
import type { Lists } from "./env";
import { check } from "./rules";

// TypeScript reads the tuples of JSON as lists of anything.
const lists = vectors.lists as unknown as Lists;

test.each(Object.keys(catalogue.types))("every rule of a %s says what it says on the server", (type) => {
  const rules = catalogue.types[type]?.rules ?? [];
  const cases = vectors.rules.filter((one) => one.type === type);
  expect(cases).toHaveLength(rules.length);
  for (const { rule, at, words, cases: documents } of cases) {
    const judged = rules[rule];
    expect(judged, words).toMatchObject({ at, words });
    for (const { document, verdict, ...told } of documents) {
      const found = judged ? check(document, [judged], vectors.on, lists) : [];
      const expected = "findings" in told ? told.findings : [];
      expect(found, `${words} at ${at}: ${verdict}`).toEqual(expected.map(whole));
    }
  }
});

/** A finding with what the other language leaves out because it says nothing. */
const whole = (finding: object) => ({ row: null, missing: [], warning: false, ...finding });
