import { expect, test } from "vitest";

import type { List } from "../protocol.gen";
import { authorisedFor } from "./authorised";

const entry = (code: string, country: string | null, value = "authorised", until?: string) => ({
  keys: [code, country],
  since: "2020-01-01",
  value,
  ...(until !== undefined && { until }),
});

const LIST: List = {
  match: ["prefix", "exact"],
  entries: [
    entry("0102", null, "not_authorised"),
    entry("0102", "CA"),
    entry("0102", "CH"),
    entry("0102", "BR", "authorised", "2025-12-31"),
    entry("0103", null, "not_authorised"),
    entry("0103", "CH"),
    entry("010392", "CH", "not_authorised"),
  ],
};

const ON = "2026-07-14";

test.each<[string, string[], string[]]>([
  ["the countries of the longest beginning of the code", ["01022110"], ["CA", "CH"]],
  ["those that all codes may come from", ["01022110", "01031000"], ["CH"]],
  ["none where a longer code is not authorised", ["01039211"], []],
  ["goods that the list says nothing of may come from all that it names", ["01012100"], ["CA", "CH", "BR"]],
])("NEW-3a: %s", (_, codes, countries) => {
  expect(authorisedFor(codes, LIST, ON)).toEqual(countries);
});
