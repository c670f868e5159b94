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

/** `broke` is called where the worker is no good any more: another reader is to be started. */
export function readInWorker(broke: () => void): Reader {
  const worker = new Worker(scriptAddress(address), { type: "module" });
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let ended: Error | null = null;

  function end(reason: string): void {
    ended ??= new Error(reason);
    worker.terminate();
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }

  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.number);
    waiting.delete(data.number);
    if ("error" in data) asked?.reject(new Error(data.error));
    else asked?.resolve(data.answer);
  });
  worker.addEventListener("error", (event) => {
    end(event.message || "the worker did not start");
    broke();
  });

  const send = (sent: Sent, transfer: Transferable[] = []): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      waiting.set(sent.number, { resolve, reject });
      worker.postMessage(sent, transfer);
    });

  return {
    async open(name, file) {
      await send({ number: ++last, name, file }, [file.buffer]);
    },
    ask: (name, question) => send({ number: ++last, name, question }),
    close: () => end("the lists were closed"),
  };
}
