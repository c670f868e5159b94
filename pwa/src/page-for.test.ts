import { expect, test } from "vitest";

import { pageFor } from "./page-for";

test.each(["/", "/status", "/d/CVEDA.NL.2026.0000412-V1/check/physical", "/synchronous", "/index.html"])(
  "%s is answered with the kept app",
  (path) => expect(pageFor(path)).toBe("/index.html"),
);

test("/c is answered with the kept check page", () => {
  expect(pageFor("/c")).toBe("/check.html");
});

test.each(["/api/about", "/sync/v1/push", "/.well-known/cose-keys", "/assets/gone-1234.js", "/sw.js"])(
  "%s is left to the server",
  (path) => expect(pageFor(path)).toBeNull(),
);
