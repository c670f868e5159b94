import { afterEach, expect, test, vi } from "vitest";

import { canBeTold } from "./follow";

vi.mock("../service", () => ({ register: () => Promise.resolve() }));
afterEach(() => vi.unstubAllGlobals());

test.each([
  ["granted", {}, true],
  ["granted", null, false],
  ["denied", {}, false],
  ["default", {}, false],
])(
  "where notices are %s and the subscription is %j, that a browser can be told is %s",
  async (permission, one, told) => {
    const pushManager = { getSubscription: () => Promise.resolve(one) };
    vi.stubGlobal("Notification", { permission });
    vi.stubGlobal("navigator", { serviceWorker: { ready: Promise.resolve({ pushManager }) } });

    expect(await canBeTold()).toBe(told);
  },
);
