import { describe, expect, it } from "vitest";

import seals from "../../../sync_protocol/vectors/seal.json";
import signed from "../../../sync_protocol/vectors/signed.json";
import type { Bytes } from "../domain/cbor";
import { digits } from "../domain/digits";
import { fromHex } from "../domain/hex.testing";
import {
  device,
  issued,
  KEYS,
  keySet,
  LIST,
  LIVE,
  live,
  olderList,
  online,
  provisional,
  replacedList,
  root,
  validList,
} from "./device.testing";
import { hourly } from "./hourly";
import { examine, examineSoon, type Examined, type Surroundings } from "./examine";
import { knowing } from "./known";
import { addresses, refresh } from "./refresh";

const kind = async (examined: ReturnType<typeof examine>) => (await examined).verdict.kind;

describe("a genuine certificate", () => {
  it("is valid where the server says so now", async () => {
    const { verdict, authority, online: fresh } = await device(online).examine();

    expect(verdict).toMatchObject({ kind: "valid", claims: { number: "CVEDP.NL.2026.0004398-V1" } });
    expect({ authority, fresh }).toEqual({ authority: "Inspection service", fresh: true });
  });

  it.each(["ended", "replaced"])("is %s where the server says so, whatever the list says", async (status) => {
    expect(await kind(device({ ...online, [LIVE]: live(status) }).examine())).toBe(status);
  });

  it("is replaced where the list says so, whatever the server says", async () => {
    expect(await kind(device({ ...online, [LIST]: replacedList }).examine())).toBe("replaced");
  });

  it("is of unknown status where the server does not know it", async () => {
    expect(await kind(device({ ...online, [LIVE]: live("unknown") }).examine())).toBe("unknown");
  });

  it("is valid by the list alone where the server's word is missing or no word at all", async () => {
    const { [LIVE]: _, ...rest } = online;

    expect(await kind(device(rest).examine())).toBe("valid");
    expect(await kind(device({ ...rest, [LIVE]: new TextEncoder().encode("<html>") }).examine())).toBe("valid");
    expect(await kind(device({ ...rest, [LIVE]: new TextEncoder().encode('{"status":"fine"}') }).examine())).toBe(
      "valid",
    );
  });

  it("is of unknown status where nothing is known of it", async () => {
    expect(await kind(device({ [KEYS]: keySet }).examine())).toBe("unknown");
  });
});

describe("what carries no seal of ours", () => {
  it.each(["CVEDP.NL.2026.0004398", "CVEDP.NL.2026.0004398-V1", "0198a5b2-7c44-7d10-9a2b-3c4d5e6f7a8b"])(
    "names a document and is never valid: %s",
    async (key) => {
      expect((await device(online).examine(key)).verdict).toEqual({ kind: "unsealed", key });
      expect((await device(null).examine(key)).verdict).toEqual({ kind: "unsealed", key });
    },
  );

  it("leads to another host, and is not verified however genuine", async () => {
    const { around } = device(online);

    const { verdict } = await examine(`https://wm.evil.example/c#${issued}`, knowing(around));

    expect(verdict).toEqual({ kind: "elsewhere", host: "wm.evil.example" });
  });

  it("is another kind of code", async () => {
    expect((await examine("5901234123457", knowing(device(online).around))).verdict).toEqual({ kind: "no_code" });
  });

  it("is known by the address that the authority's keys name, also on another one", async () => {
    expect(await addresses(knowing(device(online).around))).toEqual(["Inspection service", "https://here.example"]);
    expect(await addresses(knowing(device(null).around))).toEqual(["https://here.example"]);
  });
});

describe("how often it was checked before", () => {
  const said = { status: "valid", confirmed_at: new Date(seals.at * 1000).toISOString() };
  const counted = (checked: unknown) => new TextEncoder().encode(JSON.stringify({ ...said, checked }));

  it("is taken as the server says it", async () => {
    const checked = { times: 12, places: 9, since: new Date(seals.at * 1000).toISOString(), many: true };

    const { verdict } = await device({ ...online, [LIVE]: counted(checked) }).examine();

    expect(verdict).toMatchObject({ standing: { live: { checked: { ...checked, since: seals.at } } } });
  });

  it.each([null, undefined, 3, { times: "many" }, { times: 1, places: 1, since: "yesterday" }])(
    "is left out where the server does not know it: %j",
    async (checked) => {
      const { verdict } = await device({ ...online, [LIVE]: counted(checked) }).examine();

      expect(verdict).toMatchObject({ kind: "valid", standing: { live: { checked: null } } });
    },
  );
});

describe("a device that was online this morning", () => {
  const lists = { status_lists: [`https://here.example${LIST}`, "https://here.example/of/another/kind"] };
  const listed = { "/.well-known/waarmerk-status": new TextEncoder().encode(JSON.stringify(lists)) };

  it("knows a certificate that it never saw, without a network", async () => {
    const one = device({ ...online, ...listed });
    await refresh(knowing(one.around));
    one.state.answers = null;

    expect((await one.examine()).verdict).toMatchObject({ kind: "valid", standing: { live: null } });
  });

  it.each([
    ["with a network all the time", (): boolean => true],
    ["with one that fails three times an hour", (minute: number): boolean => minute % 20 !== 10],
  ])("knows a cancellation within the hour, %s", async (_, hasNetwork) => {
    const one = device(null, 0);
    const look = hourly(knowing(one.around));
    const at = async (minute: number): Promise<string> => {
      const ended = minute >= 1;
      one.state.hours = minute / 60;
      one.state.answers = hasNetwork(minute)
        ? { ...online, ...listed, [LIST]: ended ? replacedList : validList }
        : null;
      await look();
      one.state.answers = null;
      return kind(one.examine());
    };

    expect(await at(0)).toBe("valid");
    const said: string[] = [];
    for (let minute = 5; minute <= 60; minute += 5) said.push(await at(minute));
    expect(said.at(0)).toBe("valid");
    expect(said.at(-1)).toBe("replaced");
  });

  it("asks no more often than it has to, and soon again where it had no answer", async () => {
    const one = device(null);
    const look = hourly(knowing(one.around));
    let asked = 0;
    const { fetch } = one.around;
    one.around.fetch = (path) => {
      asked += Number(path === KEYS);
      return fetch(path);
    };
    const counted = async (hours: number, answers: Record<string, Bytes> | null): Promise<number> => {
      Object.assign(one.state, { hours, answers });
      await look();
      return asked;
    };
    const { [LIST]: _, ...withoutList } = { ...online, ...listed };

    expect(await counted(1, withoutList)).toBe(1);
    expect(await counted(1, { ...online, ...listed })).toBe(2);
    expect(await counted(1.8, null)).toBe(2);
    expect(await counted(1.9, null)).toBe(3);
    expect(await counted(1.9, online)).toBe(4); // the server did not say which lists there are
    expect(await counted(1.9, { ...online, ...listed, [KEYS]: fromHex(signed.key_set_older.message) })).toBe(5);
    expect(await counted(1.9, { ...online, ...listed })).toBe(6);
    expect(await counted(2, null)).toBe(6);
    expect(await counted(1, null)).toBe(7); // the clock was set back
  });

  it("keeps what it has where the server has nothing to give", async () => {
    const one = device({ ...online, ...listed });
    await refresh(knowing(one.around));
    one.state.answers = null;
    await refresh(knowing(one.around));

    expect(await kind(one.examine())).toBe("valid");
  });
});

describe("where the network is slow", () => {
  const soon = Promise.resolve();

  /** A network that answers when it is let. */
  const slow = (around: Surroundings) => {
    let answer = (): void => undefined;
    const let_ = new Promise<void>((done) => (answer = done));
    return { around: { ...around, fetch: (path: string) => let_.then(() => around.fetch(path)) }, answer };
  };

  it("what the device knows is said first, and then what the server says", async () => {
    const one = device(online);
    await one.examine();
    one.state.answers = { ...online, [LIVE]: live("ended") };
    const { around, answer } = slow(one.around);
    const shown: [string, boolean, boolean][] = [];

    await examineSoon(
      `${around.origin}/c#${issued}`,
      knowing(around),
      ({ verdict, online: fresh }, last) => {
        shown.push([verdict.kind, fresh, last]);
        answer();
      },
      soon,
    );

    expect(shown).toEqual([
      ["valid", false, false],
      ["ended", true, true],
    ]);
  });

  it("nothing is said before the server where the device knows nothing", async () => {
    const { around, answer } = slow(device(online).around);
    const shown: string[] = [];

    const done = examineSoon(
      `${around.origin}/c#${issued}`,
      knowing(around),
      ({ verdict }) => shown.push(verdict.kind),
      soon,
    );
    await soon;
    answer();
    await done;

    expect(shown).toEqual(["valid"]);
  });

  it("nothing is said early of what the page of a new root shows, nor of an address that only the keys know", async () => {
    const one = device(online);
    await one.examine();
    one.state.root = fromHex(signed.key_set_of_next_root.root);
    one.state.answers = { ...online, [KEYS]: fromHex(signed.key_set_of_next_root.message) };
    const shown: string[] = [];

    for (const address of ["https://here.example", "https://elsewhere.example"]) {
      const { around, answer } = slow(one.around);
      const show = ({ verdict }: Examined) => shown.push(verdict.kind);
      const done = examineSoon(`${address}/c#${issued}`, knowing(around), show, soon);
      await soon;
      setTimeout(answer, 50);
      await done;
    }

    expect(shown).toEqual(["valid", "elsewhere"]);
  });
});

/** A network that breaks off behind the headers. */
function brokenOff(around: Surroundings, ...paths: readonly string[]): Surroundings {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) });
  const fetch = (path: string) => (paths.includes(path) ? Promise.resolve(new Response(broken)) : around.fetch(path));
  return { ...around, root, online: true, fetch };
}

describe("where the network breaks off inside an answer", () => {
  it.each([KEYS, LIST, LIVE])("what is known here is said: %s", async (path) => {
    const one = device(online);
    await one.examine();

    const { verdict } = await examine(`${one.around.origin}/c#${issued}`, knowing(brokenOff(one.around, path)));

    expect(verdict.kind).toBe("valid");
  });

  it("there is a last word", async () => {
    const one = device(online);
    await one.examine();
    const shown: [string, boolean][] = [];

    await examineSoon(`${one.around.origin}/c#${issued}`, knowing(brokenOff(one.around, KEYS)), ({ verdict }, last) =>
      shown.push([verdict.kind, last]),
    );

    expect(shown.at(-1)).toEqual(["valid", true]);
  });
});

describe("without a network", () => {
  const visited = async () => {
    const one = device(online);
    await one.examine();
    one.state.answers = null;
    return one;
  };

  it("a certificate is valid as known, for 72 hours", async () => {
    const one = await visited();

    one.state.hours = 71;
    const { verdict, online: fresh } = await one.examine();
    expect(verdict).toMatchObject({ kind: "valid", standing: { live: null, listed: { issued_at: seals.at } } });
    expect(fresh).toBe(false);
  });

  it("a certificate is never valid by a list past its time", async () => {
    const one = await visited();

    one.state.hours = 73;
    expect((await one.examine()).verdict).toMatchObject({ kind: "unknown", standing: { listed: { status: "valid" } } });
  });

  it("a replaced certificate stays so, however old the list", async () => {
    const one = device({ ...online, [LIST]: replacedList });
    await one.examine();
    one.state.answers = null;
    one.state.hours = 500;

    expect(await kind(one.examine())).toBe("replaced");
  });

  it("nothing is said by keys that are more than 30 days old", async () => {
    const one = await visited();

    one.state.hours = 31 * 24;
    expect((await one.examine()).verdict).toEqual({ kind: "unchecked", why: "old_keys" });
  });

  it("nothing is said before the first visit", async () => {
    expect((await device(null).examine()).verdict).toEqual({ kind: "unchecked", why: "no_keys" });
  });

  it("a code of an unknown key is not called false: the key may be new", async () => {
    const one = await visited();
    const stranger = digits(fromHex(seals.refused.find(({ code }) => code === "unknown_key")?.message ?? ""));

    expect((await one.examine(stranger)).verdict).toEqual({ kind: "unchecked", why: "unknown_key" });
    one.state.answers = online;
    expect(await kind(one.examine(stranger))).toBe("false");
  });

  it("a clock that was set back does not make an old list new", async () => {
    const one = await visited();
    one.state.hours = -24 * 365;

    const { verdict } = await one.examine();
    expect(verdict).toMatchObject({ standing: { now: seals.at } });
  });
});

describe("what is not the authority's", () => {
  it.each(seals.refused)("is not authentic, and shows nothing: $name", async ({ message, code }) => {
    const { verdict } = await device(online).examine(digits(fromHex(message)));

    const withdrawn = ["revoked_key", "log_proof_needed"].includes(code);
    expect(verdict).toEqual(withdrawn ? { kind: "withdrawn", reissued_at: 0 } : { kind: "false" });
  });

  it("of a withdrawn key is asked after by its hash, and says when it was issued anew", async () => {
    const message = fromHex(seals.refused.find(({ code }) => code === "revoked_key")?.message ?? "");
    const one = device(online);
    await one.examine(digits(message));
    const asked = one.state.asked.find((path) => path.includes("?seal=")) ?? "";
    expect(asked).toMatch(/^\/api\/seals\/2026\/\d+\?seal=[0-9a-f]{64}$/);

    const said = { status: "replaced", confirmed_at: "2026-07-14T12:00:00Z", reissued_at: "2026-07-14T11:00:00Z" };
    one.state.answers = { ...online, [asked]: new TextEncoder().encode(JSON.stringify(said)) };
    const { verdict } = await one.examine(digits(message));

    expect(verdict).toEqual({ kind: "withdrawn", reissued_at: Date.parse(said.reissued_at) / 1000 });
  });

  it.each(["", "x", "1", "12345", "<script>", "9".repeat(5000)])("is not authentic: %s", async (code) => {
    expect((await device(online).examine(code)).verdict).toEqual({ kind: "false" });
  });

  it("has changed its root since this device first came here", async () => {
    const one = device(online);
    await one.examine();
    one.state.root = fromHex(signed.device.key);

    expect((await one.examine()).verdict).toEqual({ kind: "root_changed" });
    one.state.root = root;
    expect(await kind(one.examine())).toBe("valid");
  });

  it("has changed its root only where the server was heard", async () => {
    const one = device(online);
    await one.examine();
    one.state.root = fromHex(signed.key_set_of_next_root.root);
    one.state.answers = null;
    expect((await one.examine()).verdict).toEqual({ kind: "unchecked", why: "no_keys" });

    one.state.answers = { ...online, [KEYS]: fromHex(signed.key_set_of_next_root.message) };

    expect(await kind(one.examine())).not.toBe("root_changed");
  });

  it("has handed over to another root: that is known from then on, and the one before no more", async () => {
    const one = device(online);
    await one.examine();
    one.state.answers = { ...online, [KEYS]: fromHex(signed.key_set_of_next_root.message) };
    expect(await kind(one.examine())).not.toBe("root_changed");

    one.state.root = fromHex(signed.key_set_of_next_root.root);
    one.state.answers = null;
    expect(await kind(one.examine())).not.toBe("root_changed");
    one.state.root = root; // a page that was kept since before
    expect(await kind(one.examine())).not.toBe("root_changed");
    one.state.answers = online;
    expect((await one.examine()).online).toBe(false);
  });

  it("has no root", async () => {
    const one = device(online);
    one.state.root = new Uint8Array();

    expect((await one.examine()).verdict).toEqual({ kind: "unchecked", why: "no_root" });
  });

  it.each(signed.key_set_refused)("its keys are not taken: $name", async ({ message }) => {
    const one = device({ ...online, [KEYS]: fromHex(message) });

    expect((await one.examine()).verdict).toEqual({ kind: "unchecked", why: "no_keys" });
  });

  it.each(seals.status_list_refused)("its list is not taken: $name", async ({ message }) => {
    const one = device({ [KEYS]: keySet, [LIST]: fromHex(message) });

    expect(await kind(one.examine())).toBe("unknown");
  });

  it("an older list does not take the place of a newer one", async () => {
    const one = device({ [KEYS]: keySet, [LIST]: replacedList });
    await one.examine();
    one.state.answers = { [KEYS]: keySet, [LIST]: olderList };

    expect(await kind(one.examine())).toBe("replaced");
  });

  it("an older key set does not take the place of a newer one", async () => {
    const one = device(online);
    await one.examine();
    one.state.answers = { ...online, [KEYS]: fromHex(signed.key_set_older.message) };

    const { verdict, online: fresh } = await one.examine();
    expect(verdict.kind).toBe("valid"); // by the keys that were kept: the older set does not have this key
    expect(fresh).toBe(false);
  });
});

describe("SIGN-6: a provisional seal", () => {
  it("is provisional while the device's certificate is good, and over afterwards", async () => {
    const one = device(online);

    expect((await one.examine(provisional)).verdict).toMatchObject({ kind: "provisional", claims: { number: /-V1$/ } });
    one.state.hours = 72;
    expect(await kind(one.examine(provisional))).toBe("provisional");
    one.state.hours = 73;
    expect(await kind(one.examine(provisional))).toBe("lapsed");
  });
});
