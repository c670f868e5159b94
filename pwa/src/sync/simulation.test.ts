/**
 * What must hold whatever happens in between: work that the device took is never lost, never done twice, and in the end
 * everybody sees the same. Each run is a day of random work and random trouble; fast-check prints the seed of a bad one.
 */
import fc from "fast-check";
import { expect, test } from "vitest";

import type { Document } from "../protocol.gen";
import type { DocumentView } from "./device";
import { Browser, until, type OpenDevice } from "./testing/browser";
import { ACCEPTABLE, aDocument, PASSWORD, sign } from "./testing/documents";
import { Server, type Fault } from "./testing/server";

const DOCUMENTS = 3;
const RUNS = Number(process.env["WAARMERK_SIMULATIONS"] ?? 200);

type Step =
  | {
      readonly do: "change";
      readonly tab: number;
      readonly document: number;
      readonly box: number;
      readonly value: number;
    }
  | { readonly do: "sign"; readonly tab: number; readonly document: number }
  | { readonly do: "faults"; readonly faults: readonly (Fault | null)[] }
  | { readonly do: "office"; readonly document: number; readonly value: number }
  | { readonly do: "sync" | "lock" | "reload" | "logout"; readonly tab: number }
  | { readonly do: "network"; readonly on: boolean }
  | { readonly do: "forget login" | "backup" | "restore" | "fork" | "move away" | "refuse" };

const tab = fc.nat(1);
const document = fc.nat(DOCUMENTS - 1);
const value = fc.integer({ min: 1, max: 9 });
const fault = fc.constantFrom<Fault | null>(null, "lost_request", "lost_answer", "cut", 401, 413, 429, 503);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("change" as const), tab, document, box: fc.nat(2), value }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("sign" as const), tab, document }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("faults" as const), faults: fc.array(fault, { maxLength: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("office" as const), document, value }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("sync" as const, "lock", "reload", "logout"), tab }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("network" as const), on: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("forget login" as const, "backup", "restore", "fork", "move away", "refuse"),
    }),
  },
);

const BOXES = ["part2/physical/remark", "part2/documentary/result", "part2/identity/result"];
const RESULTS = ["satisfactory", "not_satisfactory"];

const idOf = (n: number) => `019a0000-0000-7000-8000-00000000000${n}`;

const numbered = (n: number): Document =>
  aDocument({ id: idOf(n), reference: `CHEDP.NL.2026.000000${n}`, status: "in_progress", content: ACCEPTABLE });

class World {
  /** Operations that the device said it had taken: how many on each document. */
  taken = 0;
  readonly server: Server;
  readonly browser: Browser;
  readonly #tabs: (OpenDevice | undefined)[] = [];
  #backup: ReturnType<Server["snapshot"]>;
  #epochs = 1;

  constructor(server: Server) {
    this.server = server;
    this.browser = new Browser(server);
    this.#backup = server.snapshot();
  }

  async tab(n: number): Promise<OpenDevice> {
    const open = (this.#tabs[n] ??= await this.browser.tab());
    const access = open.access();
    if (access.state === "open") return open;
    if (access.state === "locked") await open.unlock("a", PASSWORD);
    else await open.login("a@harbour.example", PASSWORD);
    return open;
  }

  async perform(step: Step): Promise<void> {
    switch (step.do) {
      case "change": {
        const path = BOXES[step.box] ?? "";
        const set = { [path]: step.box === 0 ? `${step.value}` : RESULTS[step.value % 2] };
        const kept = await (await this.tab(step.tab)).change(idOf(step.document), { set });
        if (kept.ok) this.taken++;
        return;
      }
      case "sign": {
        const open = await this.tab(step.tab);
        const view = await open.document(idOf(step.document));
        if (view && (await sign(open, idOf(step.document), "decide", PASSWORD)).ok) this.taken++;
        return;
      }
      case "faults":
        this.server.faults.push(...step.faults);
        return;
      case "office": {
        const known = this.server.documents.get(idOf(step.document));
        if (known) this.server.put({ ...known, rev: known.rev + 1, local_reference: `office ${step.value}` });
        return;
      }
      case "sync":
        await (await this.tab(step.tab)).syncNow();
        return;
      case "lock":
        await (await this.tab(step.tab)).lock();
        return;
      case "logout":
        await (await this.tab(step.tab)).logout();
        return;
      case "reload":
        await this.#tabs[step.tab]?.close();
        this.#tabs[step.tab] = undefined;
        return;
      case "network":
        this.browser.online = step.on;
        this.browser.fire(step.on ? "online" : "offline");
        return;
      case "forget login":
        this.server.cookie = null;
        return;
      case "backup":
        this.#backup = this.server.snapshot();
        return;
      case "restore":
        this.server.restore(this.#backup, `epoch-${++this.#epochs}`);
        return;
      case "fork":
        // The worst of moments: what was just done is applied, and its answer is lost with the stream.
        this.server.faults = ["lost_answer"];
        await this.perform({ do: "change", tab: 0, document: 0, box: 0, value: 1 });
        for (const stream of this.server.streams.values()) stream.frozen = true;
        return;
      case "move away": {
        const known = this.server.documents.get(idOf(0));
        if (known) this.server.put({ ...known, rev: known.rev + 1, post: "NLAIR4" }, []);
        return;
      }
      case "refuse": {
        // One in three, told by the operation itself, so that the answer is the same when it comes again.
        this.server.judge = ({ op_id }) => (op_id.charCodeAt(op_id.length - 1) % 3 === 0 ? "BOX" : null);
      }
    }
  }

  /** Trouble ends, people log in again, and everything comes to rest: what each tab shows then. */
  async calm(): Promise<(readonly DocumentView[])[]> {
    this.server.faults = [];
    this.browser.online = true;
    this.browser.fire("online");
    const open = [await this.tab(0), await this.tab(1)];
    for (const one of open) await one.login("a@harbour.example", PASSWORD);
    for (let round = 0; round < 3; round++) for (const one of open) await one.syncNow();
    for (const one of open) {
      await until(one, () => one.status().pending === 0 && one.status().state === "idle");
      await one.syncNow();
    }
    return Promise.all(open.map((one) => one.documents()));
  }
}

test(
  "nothing is lost, nothing happens twice, and all views are the server's in the end",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const server = await Server.start();
        server.person("a", PASSWORD);
        for (let n = 0; n < DOCUMENTS; n++) server.put(numbered(n));
        const world = new World(server);
        await world.tab(0);

        for (const one of steps) await world.perform(one);
        const views = await world.calm();

        const ids = server.applied.map(({ op_id }) => op_id);
        expect(new Set(ids).size, "an operation was applied twice").toBe(ids.length);
        expect(ids.length + server.refused.size, "work was lost").toBe(world.taken);
        const mine = [...server.documents.values()].filter(({ post }) => post === "NLHBR1");
        for (const view of views) {
          const seen = view.map(({ document: one }) => one.id);
          for (const { id } of mine) expect(seen).toContain(id);
          for (const { document: shown, refused } of view)
            if (refused.length === 0) expect(shown).toEqual(server.documents.get(shown.id));
        }
        await world.browser.close();
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 2_000,
);
