/** An act that takes a moment, and what it says: under way, or why it was not done. */
import { failed, type Outcome } from "../../sync/device";
import { problemText } from "./problem";

export class Doing {
  busy = $state(false);
  /** Why the last one was not done, for a person; empty where it was. */
  problem = $state("");
  readonly #address: () => string;

  constructor(address: () => string = () => location.pathname) {
    this.#address = address;
  }

  /** One at a time. Done, it goes on with `then`, but for a person who went elsewhere meanwhile: they stay there. */
  async run<T>(work: () => Promise<Outcome<T>>, then: (value: T) => void): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const here = this.#address();
    const done = await work().catch((error: unknown) => {
      console.error(error);
      return failed("UNEXPECTED", String(error));
    });
    this.busy = false;
    this.problem = done.ok ? "" : problemText(done.problem);
    if (done.ok && this.#address() === here) then(done.value);
  }
}
