/** Finding a line of a list by its first letters, as lists of the system do. */

/** Letters that follow each other within so many ms are one word. */
const PAUSE = 800;

export class TypeAhead {
  #word = "";
  #last = -Infinity;

  /** Whether a word is being typed, of which a space is a part. */
  goesOn(at: number): boolean {
    return at - this.#last < PAUSE;
  }

  /** The line that is meant by one more letter, of which `from` was the last one; -1 where none begins so. */
  find(lines: readonly string[], from: number, letter: string, at: number): number {
    this.#word = this.goesOn(at) ? this.#word + letter : letter;
    this.#last = at;
    // The same letter again and again goes through all lines that begin with it.
    const isOne = this.#word === letter.repeat(this.#word.length / letter.length);
    const wanted = (isOne ? letter : this.#word).toLocaleLowerCase();
    const first = isOne ? from + 1 : Math.max(0, from);
    for (let step = 0; step < lines.length; step++) {
      const index = (first + step) % lines.length;
      if (lines[index]?.toLocaleLowerCase().startsWith(wanted)) return index;
    }
    return -1;
  }
}
