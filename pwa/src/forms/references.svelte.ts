/** The reference lists as the boxes of an open form ask them: in the language that is spoken, as of a day. */
import { createContext } from "svelte";
import { createSubscriber } from "svelte/reactivity";

import { ACTIVITIES, fits, whoFits } from "../domain/organisations";
import type { Found, Search } from "../domain/reference";
import type { IsoDate } from "../protocol.gen";
import type { Device, Reference } from "../sync/device";
import { language } from "../words";
import { finder, keyOf, organisationsIn } from "./written-organisations";

/** What is asked of a list, beside the language. */
export type Asked = Omit<Search, "language">;

export interface Organisations {
  readonly listed: readonly Found[];
  readonly written: readonly Found[];
}

/** More lines than a list of legislation has. */
const ALL = 200_000;

export class References {
  readonly #device: Pick<Device, "reference" | "documents">;
  /** What was asked is asked again when another version of a list comes. */
  readonly #follow: () => void;

  #legislation: { readonly on: IsoDate; readonly spoken: string; readonly found: readonly Found[] } | null = null;
  #written: Promise<ReturnType<typeof finder>> | null = null;

  constructor(device: Pick<Device, "reference" | "documents" | "onChange">) {
    this.#device = device;
    this.#follow = createSubscriber((update) =>
      device.onChange((what) => {
        if (what === "lists") {
          this.#legislation = null;
          update();
        }
        if (what === "documents") this.#written = null;
      }),
    );
  }

  #list(name: string): Promise<Reference | null> {
    this.#follow();
    return this.#device.reference(name);
  }

  /** What the list says of itself; null where the device does not hold it. */
  async about(name: string): Promise<Reference["about"] | null> {
    return (await this.#list(name))?.about ?? null;
  }

  async search(name: string, asked: Asked): Promise<readonly Found[]> {
    const spoken = language();
    return (await this.#list(name))?.search({ ...asked, language: spoken }) ?? [];
  }

  /** All lines of the list of legislation that hold on a day: asked once, and then known from the first frame. */
  async prepareLegislation(on: IsoDate): Promise<void> {
    if (this.#legislation?.on === on && this.#legislation.spoken === language()) return;
    const spoken = language();
    const found = await this.search("legislation", { text: "", on, most: ALL });
    this.#legislation = { on, spoken, found };
  }

  get legislation(): readonly Found[] {
    return this.#legislation?.found ?? [];
  }

  /** Makes the first search of a list as quick as the others. */
  async prepare(name: string): Promise<void> {
    const spoken = language();
    (await this.#list(name))?.prepare(spoken);
  }

  /**
   * Organisations of a country that fit a box: those of the list, then others that stand in documents on the device
   * (ORG-1, ORG-2, ORG-4).
   */
  async organisations(box: string, country: string, text: string, on: IsoDate, most: number): Promise<Organisations> {
    this.#written ??= this.#device
      .documents()
      .then((views) => finder(organisationsIn(views.map(({ document }) => document))));
    const [find, all] = await Promise.all([
      this.#written,
      this.search("organisations", { text, on, most: most * ACTIVITIES, where: { country } }),
    ]);
    const fitting = new Map(all.filter(({ second }) => fits(box, second)).map((one) => [one.code, one]));
    const listed = [...fitting.values()].slice(0, most);
    const known = new Set(all.map(keyOf));
    return { listed, written: find(country, text, most).filter((one) => !known.has(keyOf(one))) };
  }

  /** Whether an organisation of the list fits a box; of another one nothing is known that speaks against it. */
  async isFitting(box: string, code: string, on: IsoDate): Promise<boolean> {
    const own = await this.organisation(box, code, on);
    return own === null || fits(box, own.second);
  }

  /** An organisation of the list, by the activity that fits a box. */
  async organisation(box: string, code: string, on: IsoDate): Promise<Found | null> {
    return whoFits(box, code, await this.search("organisations", { text: code, on, most: ACTIVITIES }));
  }

  async below(name: string, code: string, on: IsoDate): Promise<readonly Found[]> {
    const spoken = language();
    return (await this.#list(name))?.below(code, spoken, on) ?? [];
  }

  async find(name: string, code: string, on: IsoDate): Promise<Found | null> {
    const spoken = language();
    return (await this.#list(name))?.entry(code, spoken, on) ?? null;
  }

  /** The one place of a country that bears this name; null where the list has none of it, or several. */
  async place(name: string, country: string, on: IsoDate): Promise<Found | null> {
    const [code, another] = (await (await this.#list("places"))?.named(name, country, on)) ?? [];
    return code === undefined || another !== undefined ? null : this.find("places", code, on);
  }

  /** What a code of goods says: that of its longest beginning in the nomenclature that is no heading, or its own. */
  async goods(code: string, on: IsoDate): Promise<Found | null> {
    for (let length = code.length; length >= 2; length -= 1) {
      const found = await this.find("nomenclature", code.slice(0, length), on);
      if (found) return found.chosen || length === code.length ? found : null;
    }
    return null;
  }

  /** A heading with those above it, the nearest last. */
  async trail(name: string, code: string, on: IsoDate): Promise<readonly Found[]> {
    const trail: Found[] = [];
    for (let next = code; next && trail.length < 12;) {
      const found: Found | null = await this.find(name, next, on);
      if (!found) break;
      trail.unshift(found);
      next = found.facts["parent"] ?? "";
    }
    return trail;
  }
}

export const [references, setReferences] = createContext<References>();
