/** Argon2id in WebAssembly. Slow by intention: the app runs it in a worker (`argon2.worker.ts`). */
import { argon2id } from "hash-wasm";

/** What one derivation costs: memory in KiB, passes over it, lanes. */
export interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** 32 bytes of key from a password. */
export type Derive = (password: string, salt: Uint8Array, cost: Cost) => Promise<Uint8Array<ArrayBuffer>>;

export const derive: Derive = async (password, salt, cost) => {
  const key = await argon2id({
    // The same password typed on another keyboard must give the same bytes.
    password: password.normalize("NFKC"),
    salt,
    memorySize: cost.memory,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: "binary",
  });
  return new Uint8Array(key);
};
