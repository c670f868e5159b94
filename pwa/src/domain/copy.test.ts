import { expect, test } from "vitest";

import type { Change } from "../protocol.gen";
import { assign } from "./assign";
import { catalogue } from "./catalogue";
import { copyOfPartOne } from "./copy";

/** What a new CVEDP holds after these changes, in the order in which every device and server takes them. */
const filled = (changes: readonly Partial<Change>[]): object =>
  changes
    .flatMap(({ add = {}, set = {} }) => [...Object.entries(add), ...Object.entries(set)])
    .reduce<object>((content, [path, value]) => assign(catalogue, "Cvedp", content, path, value), {});

const part1 = {
  consignor: { name: "Exporter South", country: "NZ" },
  commodities: [
    { id: "k1", cn_code: "04069021", description: "Cheddar" },
    { id: "k2", cn_code: "04069023" },
  ],
  packages: 12,
  conforms: undefined,
};

test("NEW_1 the copy holds what Part I holds, rows and sections included", () => {
  expect(filled(copyOfPartOne({ part1: JSON.parse(JSON.stringify(part1)) as object }))).toEqual({
    part1: JSON.parse(JSON.stringify(part1)) as object,
  });
});

test("NEW_1 Part II, the own reference, the declaration and the hours of the journey stay behind", () => {
  const content = {
    part1: {
      packages: 1,
      local_reference: "A 1",
      arrival: "2026-05-01T08:00:00Z",
      declaration: { name: "Somebody", declared: "2026-05-01T08:00:00Z" },
    },
    part2: { remark: "nobody else's business" },
  };

  expect(copyOfPartOne(content)).toEqual([{ set: { "part1/packages": 1 } }]);
});

test("NEW_1 an empty Part I is copied by nothing", () => {
  expect(copyOfPartOne({})).toEqual([]);
});

test("a long Part I is copied in parts that a device can send, and nothing is lost", () => {
  const commodities = Array.from({ length: 300 }, (_, index) => ({
    id: `k${index}`,
    cn_code: "02023090",
    description: "Beef, boneless, frozen, in cartons of the usual size",
  }));

  const changes = copyOfPartOne({ part1: { commodities } });

  expect(changes.length).toBeGreaterThan(1);
  expect(changes.every((change) => JSON.stringify(change).length < 64 * 1024)).toBe(true);
  expect(filled(changes)).toEqual({ part1: { commodities } });
});
