/** The reference lists as the boxes of an open form ask them: in the language that is spoken, as of a day. */
import { createContext } from "svelte";
import { SvelteMap } from "svelte/reactivity";

import type { Found, Search } from "../domain/reference";
import type { IsoDate } from "../protocol.gen";
import type { Device, Reference } from "../sync/device";
import { language } from "../words";

/** What is asked of a list, beside the language. */
export type Asked = Omit<Search, "language">;

export class References {
  readonly #device: Pick<Device, "reference">;
  readonly #entries = new SvelteMap<string, Found>();

  constructor(device: Pick<Device, "reference">) {
    this.#device = device;
  }

  /** What the list says of itself; null where the device does not hold it. */
  async about(name: string): Promise<Reference["about"] | null> {
    return (await this.#device.reference(name))?.about ?? null;
  }

  async search(name: string, asked: Asked): Promise<readonly Found[]> {
    const spoken = language();
    return (await this.#device.reference(name))?.search({ ...asked, language: spoken }) ?? [];
  }

  async below(name: string, code: string, on: IsoDate): Promise<readonly Found[]> {
    const spoken = language();
    return (await this.#device.reference(name))?.below(code, spoken, on) ?? [];
  }

  async find(name: string, code: string, on: IsoDate): Promise<Found | null> {
    const spoken = language();
    return (await this.#device.reference(name))?.entry(code, spoken, on) ?? null;
  }

  /** What a code says, once it has been looked up; undefined until then, or where no list says it. */
  known(name: string, code: string, on: IsoDate): Found | undefined {
    const key = [name, language(), on, code].join("|");
    const known = this.#entries.get(key);
    if (known === undefined) void this.find(name, code, on).then((found) => found && this.#entries.set(key, found));
    return known;
  }
}

export const [references, setReferences] = createContext<References>();
