/** The files of the document that is open: how far each is, followed while it moves. */
import { createContext } from "svelte";

import type { Files, FileView } from "../domain/files";

/** What forms need of the device and of the views for files. */
export interface FilesOfDocument {
  readonly files: Files;
  readonly document: () => string;
  /** Hands a file to the person. */
  readonly save: (content: Blob, name: string) => void;
}

export const [filesOfDocument, setFilesOfDocument] = createContext<FilesOfDocument>();

/** To be made while a component starts; `wanted` are fingerprints. */
export class FileViews {
  #views: ReadonlyMap<string, FileView> = $state.raw(new Map());
  #turn = 0;
  readonly #of: FilesOfDocument;

  constructor(of: FilesOfDocument, wanted: () => readonly string[]) {
    this.#of = of;
    $effect(() => {
      const all = wanted();
      void this.look(all);
      return of.files.onChange(() => void this.look(all));
    });
  }

  /** What is known here is shown at once; the server is asked for what is not settled here. */
  async look(all: readonly string[]): Promise<void> {
    const own = ++this.#turn;
    for (const ask of [false, true]) {
      const views = await this.#of.files.of(this.#of.document(), all, ask);
      if (own !== this.#turn) return; // there are other files by now, or they moved on
      this.#learn(views);
      if (all.every(this.#isSettled)) return;
    }
  }

  of = (sha256: string): FileView | undefined => this.#views.get(sha256);

  readonly #isSettled = (sha256: string): boolean => ["at_server", "sending"].includes(this.of(sha256)?.state ?? "");

  /** What the server said stays known where it was not asked again. */
  #learn(views: ReadonlyMap<string, FileView>): void {
    const known = [...views].map(([sha256, view]) => {
      const before = this.#views.get(sha256);
      return [sha256, view.state === "unknown" && before ? { ...before, held: view.held } : view] as const;
    });
    this.#views = new Map(known);
  }
}
