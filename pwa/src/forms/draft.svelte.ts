/**
 * What a person typed and the device has not kept yet. It is handed over while one types, at once for a choice, and
 * before anything that could lose it: leaving the view, locking, a new version, the page going to the background.
 * What could not be kept stays, and is tried again with the next change.
 */
import { SvelteMap } from "svelte/reactivity";

import type { Change } from "../protocol.gen";
import type { Outcome, Problem } from "../sync/device";

/** Typing is handed over when it has paused for this long, in ms. */
const PAUSE = 400;

export type Edit =
  | { readonly op: "set"; readonly value: unknown }
  | { readonly op: "unset" }
  | { readonly op: "add"; readonly row: Record<string, unknown> }
  | { readonly op: "remove" };

const open = new Set<Draft>();

/** Hands over everything that is typed anywhere; resolves when the device has it or has said why not. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...open].map((draft) => draft.flush()));
}

export class Draft {
  /** By path, in the order in which they are to be applied on top of the document. */
  readonly edits = new SvelteMap<string, Edit>();
  problem = $state.raw<Problem | null>(null);
  readonly #keep: (change: Partial<Change>) => Promise<Outcome>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #handover: Promise<void> | null = null;

  /** `keep` resolves when the device has the change and the document at hand shows it. */
  constructor(keep: (change: Partial<Change>) => Promise<Outcome>) {
    this.#keep = keep;
    open.add(this);
  }

  /** A box was typed into: kept after a pause. null empties it. */
  type(path: string, value: unknown): void {
    this.#edit(path, value === null ? { op: "unset" } : { op: "set", value });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** A box was chosen or stepped: kept at once. */
  choose(path: string, value: unknown): Promise<void> {
    this.#edit(path, value === null ? { op: "unset" } : { op: "set", value });
    return this.flush();
  }

  /** Several boxes at once, as when one choice fills them: kept together. null empties a box. */
  fill(values: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [path, value] of Object.entries(values))
      this.#edit(path, value === null ? { op: "unset" } : { op: "set", value });
    return this.flush();
  }

  /** Several rows at once, by their paths. */
  addRows(rows: Readonly<Record<string, Record<string, unknown>>>): Promise<void> {
    for (const [path, row] of Object.entries(rows)) this.#edit(path, { op: "add", row });
    return this.flush();
  }

  addRow(path: string, row: Record<string, unknown>): Promise<void> {
    this.#edit(path, { op: "add", row });
    return this.flush();
  }

  removeRow(path: string): Promise<void> {
    for (const other of [...this.edits.keys()]) if (other.startsWith(`${path}/`)) this.edits.delete(other);
    this.#edit(path, { op: "remove" });
    return this.flush();
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.edits.size === 0 && this.#handover === null) return Promise.resolve();
    this.#handover ??= this.#handOver();
    return this.#handover;
  }

  async close(): Promise<void> {
    await this.flush();
    if (this.edits.size === 0) open.delete(this);
  }

  #edit(path: string, edit: Edit): void {
    this.edits.delete(path); // to the end: it comes after what was edited meanwhile
    this.edits.set(path, edit);
  }

  async #handOver(): Promise<void> {
    while (this.edits.size > 0) {
      const taken = [...this.edits];
      const outcome = await this.#keep(asChange(taken)).catch(unexpected);
      this.problem = outcome.ok ? null : outcome.problem;
      if (!outcome.ok) break;
      for (const [path, edit] of taken) if (this.edits.get(path) === edit) this.edits.delete(path);
    }
    this.#handover = null;
  }
}

/** A fault of ours: the text stays on the screen, and the person is told. */
const unexpected = (error: unknown): Outcome => ({
  ok: false,
  problem: { code: "UNEXPECTED", detail: error instanceof Error ? error.message : String(error) },
});

export function asChange(edits: readonly (readonly [string, Edit])[]): Partial<Change> {
  const set: Record<string, unknown> = {};
  const add: Record<string, Record<string, unknown>> = {};
  const unset: string[] = [];
  const remove: string[] = [];
  for (const [path, edit] of edits) {
    if (edit.op === "set") set[path] = edit.value;
    else if (edit.op === "add") add[path] = edit.row;
    else (edit.op === "unset" ? unset : remove).push(path);
  }
  return {
    ...(Object.keys(set).length ? { set } : {}),
    ...(unset.length ? { unset } : {}),
    ...(Object.keys(add).length ? { add } : {}),
    ...(remove.length ? { remove } : {}),
  };
}
