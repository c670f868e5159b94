/**
 * What a person typed and is no operation yet. Every key is written down at once (`keepTyped` of the device); it becomes
 * an operation when typing pauses, at once for a choice, and before anything that could lose it: leaving the view,
 * locking, a new version, the page going to the background. What cannot be kept stays, and is tried again with the next
 * change; what cannot be read stays as text, with the reason at its box.
 */
import { SvelteMap } from "svelte/reactivity";

import { asChange, OF_ONE_BOX, type Edit, type Typed } from "../domain/edits";
import type { Change } from "../protocol.gen";
import type { Outcome, Problem } from "../sync/device";

/** Typing is handed over when it has paused for this long, in ms. */
const PAUSE = 400;

const open = new Set<Draft>();

/** Hands over everything that is typed anywhere; resolves when the device has it or has said why not. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...open].map((draft) => draft.flush()));
}

/** Where typing is written down, key by key. */
export interface Notes {
  /** What was typed before: ahead of a crash, or in another tab. */
  readonly found: readonly Typed[];
  /** Resolves when it is on the disk; neither an edit nor a text forgets the box. */
  keep(typed: Typed): Promise<Outcome>;
}

const NO_NOTES: Notes = { found: [], keep: () => Promise.resolve({ ok: true, value: undefined }) };

export class Draft {
  /** By path, in the order in which they are to be applied on top of the document. */
  readonly edits = new SvelteMap<string, Edit>();
  /** What stands in a box and cannot be read, by path; the box's value is still the one before. */
  readonly unread = new SvelteMap<string, string>();
  problem = $state.raw<Problem | null>(null);
  /** How many notes are on their way to the disk. */
  writing = $state(0);
  readonly #keep: (change: Partial<Change>) => Promise<Outcome>;
  readonly #notes: Notes;
  /** Boxes that were typed into here: what is said of them elsewhere is older. */
  readonly #own = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #handover: Promise<void> | null = null;
  #left = false;

  /** `keep` resolves when the device has the change and the document at hand shows it. */
  constructor(keep: (change: Partial<Change>) => Promise<Outcome>, notes: Notes = NO_NOTES) {
    this.#keep = keep;
    this.#notes = notes;
    for (const { path, edit, text } of notes.found) {
      if (edit) this.edits.set(path, edit);
      if (text !== undefined) this.unread.set(path, text);
    }
    open.add(this);
  }

  /** A box was typed into: it becomes an operation after a pause. null empties it. */
  type(path: string, value: unknown): void {
    this.unread.delete(path);
    this.#edit(path, set(value));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** What stands in a box cannot be read as what belongs there. null: nothing stands there any more. */
  note(path: string, text: string | null): void {
    if (text === null && !this.unread.has(path)) return;
    if (text === null) this.unread.delete(path);
    else this.unread.set(path, text);
    this.#write(path);
  }

  /** A box was chosen or stepped: kept at once. */
  choose(path: string, value: unknown): Promise<void> {
    this.unread.delete(path);
    this.#edit(path, set(value));
    return this.flush();
  }

  /** Several boxes at once, as when one choice fills them: kept together. null empties a box. */
  fill(values: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [path, value] of Object.entries(values)) {
      this.unread.delete(path);
      this.#edit(path, set(value));
    }
    return this.flush();
  }

  /** Several rows at once, by their paths. */
  addRows(rows: Readonly<Record<string, Record<string, unknown>>>): Promise<void> {
    for (const [path, row] of Object.entries(rows)) this.#edit(path, { op: "add", row });
    return this.flush();
  }

  addRow(path: string, row: Record<string, unknown>): Promise<void> {
    return this.addRows({ [path]: row });
  }

  removeRow(path: string): Promise<void> {
    for (const other of new Set([...this.edits.keys(), ...this.unread.keys()]))
      if (other.startsWith(`${path}/`)) this.#forget(other);
    this.#edit(path, { op: "remove" });
    return this.flush();
  }

  /**
   * Something was typed in another tab, or in this form before it was opened anew. Where nothing was typed here since,
   * what cannot be read there is shown here too, and what was found is left to whoever typed it to hand over.
   */
  follow(others: readonly Typed[]): void {
    const edits = new Map(others.flatMap(({ path, edit }) => (edit ? [[path, edit] as const] : [])));
    for (const path of [...this.edits.keys()].filter((path) => !this.#own.has(path))) {
      const edit = edits.get(path);
      if (!edit) this.edits.delete(path);
      else if (JSON.stringify(edit) !== JSON.stringify(this.edits.get(path))) this.edits.set(path, edit);
    }
    const texts = new Map(others.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])));
    for (const path of [...this.unread.keys()]) if (!this.#own.has(path) && !texts.has(path)) this.unread.delete(path);
    for (const [path, text] of texts)
      if (!this.#own.has(path) && this.unread.get(path) !== text) this.unread.set(path, text);
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.edits.size === 0 && this.#handover === null) return Promise.resolve();
    this.#handover ??= this.#handOver();
    return this.#handover;
  }

  /** Takes back what the device does not take, box by box. */
  giveUp(): void {
    for (const path of [...this.edits.keys()]) {
      this.edits.delete(path);
      this.#write(path);
    }
    this.problem = null;
  }

  async close(): Promise<void> {
    this.#left = true;
    await this.flush();
    open.delete(this);
  }

  #edit(path: string, edit: Edit): void {
    this.edits.delete(path); // to the end: it comes after what was edited meanwhile
    this.edits.set(path, edit);
    this.#write(path);
  }

  #forget(path: string): void {
    this.edits.delete(path);
    this.unread.delete(path);
    this.#write(path);
  }

  #write(path: string): void {
    this.#own.add(path);
    const [edit, text] = [this.edits.get(path), this.unread.get(path)];
    const typed = { path, ...(edit && { edit }), ...(text !== undefined && { text }) };
    this.writing++;
    void this.#notes
      .keep(typed)
      .catch(unexpected)
      .then((outcome) => {
        this.writing--;
        if (!outcome.ok) this.problem = outcome.problem;
      });
  }

  async #handOver(): Promise<void> {
    // What was typed in a view that was left just now comes first: it is older.
    for (const other of open) if (other !== this && other.#left && other.#handover) await other.#handover;
    while (this.edits.size > 0) {
      const taken = [...this.edits];
      let outcome = await this.#handOverAll(taken);
      // One box that does not take its value, as of a row that somebody took away meanwhile, holds up no other.
      if (!outcome.ok && OF_ONE_BOX.has(outcome.problem.code) && taken.length > 1)
        for (const one of taken) {
          const single = await this.#handOverAll([one]);
          if (!single.ok) outcome = single;
        }
      this.problem = outcome.ok ? null : outcome.problem;
      if (!outcome.ok) break;
    }
    this.#handover = null;
  }

  async #handOverAll(taken: readonly (readonly [path: string, edit: Edit])[]): Promise<Outcome> {
    const outcome = await this.#keep(asChange(taken)).catch(unexpected);
    if (!outcome.ok) return outcome;
    for (const [path, edit] of taken) {
      if (this.edits.get(path) !== edit) continue;
      this.edits.delete(path);
      this.#write(path);
    }
    return outcome;
  }
}

const set = (value: unknown): Edit => (value === null ? { op: "unset" } : { op: "set", value });

/** A fault of ours: the text stays on the screen, and the person is told. */
const unexpected = (error: unknown): Outcome => ({
  ok: false,
  problem: { code: "UNEXPECTED", detail: error instanceof Error ? error.message : String(error) },
});
