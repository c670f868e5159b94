/** Reads the reference lists where it holds nothing up: they are parsed, indexed and searched in a worker. */
import type { OpenList } from "../domain/reference";
import { scriptAddress } from "../trusted";
import address from "./reader.worker?worker&url";

/** A question of `OpenList` about one list, with what it is asked. */
export type Question = {
  [Name in Exclude<keyof OpenList, "about">]: readonly [name: Name, ...asked: Parameters<OpenList[Name]>];
}[Exclude<keyof OpenList, "about">];

export interface Reader {
  /** Takes in the file of a list, in the place of the one before. Rejects where it is none. */
  open(name: string, file: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The answer of the list's own function of that name; rejects for a list that is not open. */
  ask(name: string, question: Question): Promise<unknown>;
  close(): void;
}

/** What goes to the worker, and what comes back under the same number. */
export type Sent = { readonly number: number; readonly name: string } & (
  { readonly file: Uint8Array<ArrayBuffer> } | { readonly question: Question }
);
export type Reply = { readonly number: number } & ({ readonly answer: unknown } | { readonly error: string });

export function readInWorker(): Reader {
  const worker = new Worker(scriptAddress(address), { type: "module" });
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;

  function fail(reason: string): void {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.number);
    waiting.delete(data.number);
    if ("error" in data) asked?.reject(new Error(data.error));
    else asked?.resolve(data.answer);
  });
  worker.addEventListener("error", (event) => fail(event.message || "the worker did not start"));

  const send = (sent: Sent, transfer: Transferable[] = []): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(sent.number, { resolve, reject });
      worker.postMessage(sent, transfer);
    });

  return {
    async open(name, file) {
      await send({ number: ++last, name, file }, [file.buffer]);
    },
    ask: (name, question) => send({ number: ++last, name, question }),
    close() {
      worker.terminate();
      fail("the lists were closed");
    },
  };
}
