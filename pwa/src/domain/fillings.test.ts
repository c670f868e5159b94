import { expect, test } from "vitest";

import vectors from "../../../sync_protocol/vectors/fillings.json";
import type { Document, Maker, Picked } from "../protocol.gen";
import { catalogue } from "./catalogue";
import { begun, chosen, followed, taken, takenOver, withFollowing } from "./fillings";

type Boxes = Readonly<Record<string, unknown>>;

interface Kind {
  readonly name: string;
  readonly type: string;
  readonly edition: string;
}

// TypeScript reads each case of the JSON as a type of its own.
const {
  begins,
  taken: entries,
  offers,
  chosen: choices,
  follows,
  on,
} = vectors as unknown as {
  readonly on: string;
  readonly begins: readonly (Kind & { readonly maker: Maker; readonly gives: Boxes })[];
  readonly taken: readonly { name: string; form: string; list: string; entry: Picked; gives: Boxes }[];
  readonly offers: readonly (Kind & { readonly content: object; readonly at: string; readonly gives: Boxes | null })[];
  readonly chosen: readonly (Kind & {
    readonly post: string;
    readonly content: object;
    readonly at: string;
    readonly entry: Picked;
    readonly before: Picked | null;
    readonly gives: Boxes;
  })[];
  readonly follows: readonly (Kind & { readonly before: Boxes; readonly after: object; readonly gives: Boxes })[];
};

test.each(begins)("$name", ({ type, edition, maker, gives }) => {
  expect(begun(type, edition, maker)).toEqual(gives);
});

test.each(entries)("an entry fills: $name", ({ form, list, entry, gives }) => {
  const names = catalogue.forms[form]?.map(({ name }) => name) ?? [];

  expect(names).not.toEqual([]);
  expect(taken(names, list, entry)).toEqual(gives);
});

test.each(offers)("$name", ({ type, edition, content, at, gives }) => {
  expect(takenOver(type, edition, content, at)).toEqual(gives);
});

test.each(choices)("$name", ({ at, entry, before, gives, ...document }) => {
  expect(chosen(document, at, entry, before)).toEqual(gives);
});

test.each(follows)("$name", ({ type, edition, before, after, gives }) => {
  expect(followed({ type, edition, content: before }, after, on, {})).toEqual(gives);
});

const DRAFT: Document = {
  id: "d",
  type: "CVEDP",
  edition: "2019/1715",
  rev: 1,
  status: "draft",
  post: "NLHBR1",
  content: { part1: { commodities: [{ id: "a", net_weight: "10" }], total_net_weight: "10" } },
};

test("CN_4 the total goes with the change that it follows from", () => {
  const change = { set: { "part1/commodities/a/net_weight": "12" } };

  expect(withFollowing(DRAFT, change, on)).toEqual({
    set: { "part1/commodities/a/net_weight": "12", "part1/total_net_weight": "12" },
  });
});

test("CN_4 a total that can no longer be said is emptied with the change", () => {
  const change = { unset: ["part1/commodities/a/net_weight"] };

  expect(withFollowing(DRAFT, change, on)).toEqual({
    set: {},
    unset: ["part1/commodities/a/net_weight", "part1/total_net_weight"],
  });
});

test("NEW_3 what is locked follows nothing", () => {
  const change = { set: { "part1/commodities/a/net_weight": "12" } };

  expect(withFollowing({ ...DRAFT, locked: ["part1/total_net_weight"] }, change, on)).toBe(change);
});

test("a type that this version does not know is left as it is", () => {
  expect(begun("NONE", "1", { post: "NLHBR1" })).toEqual({});
  expect(takenOver("NONE", "1", {}, "part1/importer")).toBeNull();
});
