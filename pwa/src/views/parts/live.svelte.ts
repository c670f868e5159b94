import type { Device } from "../../sync/device";

type What = "access" | "status" | "documents" | "lists";

/**
 * A value of the device that follows every change of it. To be made while a component starts.
 * `load` is run again when one of `kinds` changes, and when state that it reads synchronously does.
 */
export class Live<T> {
  value = $state.raw<T>();
  loaded = $state(false);
  readonly #load: () => T | Promise<T>;
  #turn = 0;

  constructor(device: Device, kinds: readonly What[], load: () => T | Promise<T>) {
    this.#load = load;
    $effect(() => {
      void this.reload();
      return device.onChange((what) => {
        if (kinds.includes(what)) void this.reload();
      });
    });
  }

  /** Resolves when `value` is at least as new as this call. */
  async reload(): Promise<void> {
    const turn = ++this.#turn;
    const value = await this.#load();
    if (turn !== this.#turn) return; // a later question was asked meanwhile
    this.value = value;
    this.loaded = true;
  }
}
