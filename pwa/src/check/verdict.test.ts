import { describe, expect, it } from "vitest";

import type { Claims } from "../domain/verified-seal";
import { judge, type Listed, type Live } from "./verdict";

const NOW = 1_784_000_000;
const claims: Claims = {
  number: "CVEDP.NL.2026.0004398-V1",
  issued_at: NOW - 100,
  expires_at: NOW + 100,
  covers: {
    outcome: "internal_market",
    title: "Beef",
    cn: "0202",
    content: new Uint8Array(32),
    revision: 1,
    net_grams: 0,
    origin: "",
    destination: "",
    identifiers: [],
    more_pairs: 0,
    shard: "2026",
    index: 1,
    statement: new Uint8Array(16),
    animals: 0,
  },
};

const live = (status: Live["status"]): Live => ({ status, at: NOW, replaced_by: "", reissued_at: 0, checked: null });
const fresh = (status: Listed["status"]): Listed => ({ status, issued_at: NOW - 10, expires_at: NOW });
const stale = (status: Listed["status"]): Listed => ({ status, issued_at: NOW - 10, expires_at: NOW - 1 });

describe("a genuine certificate", () => {
  it.each([
    ["valid", live("valid"), null],
    ["valid", live("valid"), stale("valid")],
    ["valid", null, fresh("valid")],
    ["unknown", null, stale("valid")],
    ["unknown", null, fresh(null)],
    ["unknown", null, null],
    ["unknown", live("unknown"), fresh("valid")],
    ["ended", live("valid"), stale("ended")],
    ["ended", live("ended"), fresh("valid")],
    ["ended", live("replaced"), fresh("ended")],
    ["replaced", live("valid"), stale("replaced")],
    ["replaced", live("replaced"), null],
  ] as const)("is %s by the server's word %o and the list %o", (kind, word, listed) => {
    expect(judge(claims, { live: word, listed, now: NOW }).kind).toBe(kind);
  });

  it("expires, unless it ended before", () => {
    const late = { live: live("valid"), listed: fresh("valid"), now: claims.expires_at + 1 };

    expect(judge(claims, late).kind).toBe("expired");
    expect(judge(claims, { ...late, now: claims.expires_at }).kind).toBe("valid");
    expect(judge(claims, { ...late, live: live("ended") }).kind).toBe("ended");
  });
});
