import fc from "fast-check";
import { expect, test } from "vitest";

import { href, parse, type Route } from "./route";

const key = fc.string({ minLength: 1 });
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ view: "work" }),
  fc.constant<Route>({ view: "status" }),
  fc.constant<Route>({ view: "conflicts" }),
  fc.constant<Route>({ view: "new" }),
  fc.record({
    view: fc.constantFrom("document", "part1", "copy", "delete", "decision", "signed"),
    key,
  }) as fc.Arbitrary<Route>,
  fc.record({ view: fc.constantFrom("check" as const, "part1" as const), key, section: key }),
  fc.constant<Route>({ view: "lists" }),
  fc.record({ view: fc.constantFrom("list" as const, "list-import" as const, "list-entry" as const), name: key }),
  fc.record({ view: fc.constant("list-entry" as const), name: key, line: key }),
  fc.record({ view: fc.constant("sign" as const), key, action: fc.constantFrom("decide", "submit", "cancel") }),
);

test("every address leads back to the view that it was made for", () => {
  fc.assert(
    fc.property(routes, (route) => {
      expect(parse(href(route))).toEqual(route);
    }),
  );
});

test("REF_4 a document opens at its reference", () => {
  expect(parse("/d/CVEDA.NL.2026.0000412-V1")).toEqual({ view: "document", key: "CVEDA.NL.2026.0000412-V1" });
});

test.each([
  "/d",
  "/d/x/unknown",
  "/d/x/sign/steal",
  "/d/x/check",
  "/d/x/decision/more",
  "/status/more",
  "/new/more",
  "/elsewhere",
])("%s leads nowhere, and says so", (path) => expect(parse(path)).toEqual({ view: "nowhere", path }));

test("a broken escape in an address is read as it stands", () => {
  expect(parse("/d/100%")).toEqual({ view: "document", key: "100%" });
});
