import type { Device, What } from "../../sync/device";
import { newest } from "./newest";

/**
 * A value of the device that follows every change of it. To be made while a component starts.
 * `load` is run again when one of `kinds` changes, and when state that it reads synchronously does.
 */
export class Live<T> {
  value = $state.raw<T>();
  loaded = $state(false);
  /** Resolves when `value` is at least as new as this call. */
  readonly reload: () => Promise<void>;

  constructor(device: Device, kinds: readonly What[], load: () => T | Promise<T>) {
    this.reload = newest(load, (value) => {
      this.value = value;
      this.loaded = true;
    });
    $effect(() => {
      void this.reload();
      return device.onChange((what) => {
        if (kinds.includes(what)) void this.reload();
      });
    });
  }
}
