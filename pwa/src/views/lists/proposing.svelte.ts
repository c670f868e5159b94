import type { ChangeKind, Preview, Shown } from "../../domain/list-changes";
import type { ListOffice, ListProblem, Proposal } from "../../sync/list-office";

/**
 * A change of a list on its way: proposed, looked at, confirmed. Whatever fails, what was proposed is still there, and
 * the list is either as it was or as it was shown.
 */
export class Proposing {
  busy = $state<"looking" | "more" | "doing" | null>(null);
  preview = $state.raw<Preview | null>(null);
  /** Those of the changes that were fetched so far, of `kind` where one was chosen. */
  changes = $state.raw<readonly Shown[]>([]);
  kind = $state<ChangeKind | null>(null);
  problem = $state.raw<ListProblem | null>(null);
  /** The list was changed by somebody else after the last preview; this is another one. */
  stale = $state(false);
  done = $state(false);
  readonly #office: ListOffice;
  #proposal: Proposal | null = null;
  #turn = 0;

  constructor(office: ListOffice) {
    this.#office = office;
  }

  /** How many changes there are of the kind that is shown. */
  get count(): number {
    const { counts = null } = this.preview ?? {};
    if (counts === null) return 0;
    return this.kind === null ? Object.values(counts).reduce((sum, one) => sum + one, 0) : counts[this.kind];
  }

  async look(proposal: Proposal): Promise<void> {
    if (this.busy) return;
    this.#proposal = proposal;
    this.kind = null;
    this.stale = false;
    await this.#ask("looking", 0);
  }

  async show(kind: ChangeKind | null): Promise<void> {
    this.kind = kind;
    await this.#ask("more", 0);
  }

  async more(): Promise<void> {
    if (!this.busy) await this.#ask("more", this.changes.length);
  }

  async confirm(): Promise<void> {
    const { hash = "" } = this.preview ?? {};
    if (this.busy || !this.#proposal || hash === "") return;
    this.busy = "doing";
    this.problem = null;
    const answer = await this.#office.confirm(this.#proposal, hash);
    this.busy = null;
    if (answer.ok) {
      this.done = true;
      return;
    }
    if (answer.problem.code !== "PREVIEW_STALE") {
      this.problem = answer.problem;
      return;
    }
    this.stale = true;
    this.kind = null;
    await this.#ask("looking", 0);
  }

  /** Back to what was typed; an answer that is still on its way is not waited for. */
  back(): void {
    this.#turn++;
    this.busy = null;
    this.preview = null;
    this.problem = null;
    this.stale = false;
  }

  async #ask(what: "looking" | "more", from: number): Promise<void> {
    if (!this.#proposal) return;
    const turn = ++this.#turn;
    this.busy = what;
    this.problem = null;
    const answer = await this.#office.preview(this.#proposal, { kind: this.kind ?? undefined, from });
    if (turn !== this.#turn) return;
    this.busy = null;
    if (!answer.ok) {
      this.problem = answer.problem;
      if (what === "looking") this.preview = null;
      return;
    }
    // Where the list changed between two parts, the first part is not of this difference.
    const changed = what === "more" && answer.value.hash !== this.preview?.hash;
    if (changed) this.stale = true;
    this.preview = answer.value;
    this.changes = from === 0 || changed ? answer.value.changes : [...this.changes, ...answer.value.changes];
    if (changed && from > 0) await this.#ask("more", 0);
  }
}
