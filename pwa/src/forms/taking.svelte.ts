/** Files that somebody chooses one after the other: each is taken in its turn, also while another is worked on. */
export class Taking {
  /** The message id of what was wrong with one of them, since there was last nothing to do. */
  problem = $state<string | null>(null);
  #waiting = $state(0);
  #last: Promise<unknown> = Promise.resolve();
  readonly #take: (file: File) => Promise<string | null>;

  constructor(take: (file: File) => Promise<string | null>) {
    this.#take = take;
  }

  get busy(): boolean {
    return this.#waiting > 0;
  }

  async choose(file: File): Promise<void> {
    if (!this.busy) this.problem = null;
    this.#waiting++;
    const taken = this.#last.then(() => this.#take(file));
    this.#last = taken.catch(() => undefined); // whoever chose it hears of that
    try {
      this.problem = (await taken) ?? this.problem;
    } finally {
      this.#waiting--;
    }
  }
}
