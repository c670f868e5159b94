/** What must hold whatever goes wrong, as far as a test of the device can see it: the numbers are those of `tests/simulation`. */
export const INVARIANTS = {
  1: "No acknowledged operation is lost",
  2: "What the device said it kept is kept until it has its answer",
  3: "Each operation has one effect at most, in whichever stream it comes",
  5: "The operations of a stream take effect in their order, without a gap",
  10: "Every operation that was kept has one end, or still waits",
  14: "Nobody is in conflict with himself",
  16: "After a complete pull the device has what the server shows at that moment",
  17: "Two devices with the same feeds and the same checkpoint are alike",
  22: "What was done stays visible until the server's state contains it",
  24: "What was pulled bit by bit is what comes from nothing",
  31: "A copied device and its original go on, and nothing happens twice",
  37: "One tab sends at a time; and where two do, nothing happens twice",
  39: "When the faults end, all come to rest soon, and agree",
  40: "“All is sent” is said only when it is",
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** Looks, and counts; what it found broken first is raised again at the end, wherever it was seen. */
export class Checks {
  readonly made = new Map<string, number>();
  #broken: Error | null = null;

  hold(invariant: Invariant, holds: boolean, detail: () => unknown): void {
    this.count(`INV-${invariant}`);
    if (holds) return;
    this.#broken ??= new Error(`INV-${invariant} (${INVARIANTS[invariant]}): ${JSON.stringify(detail())}`);
    throw this.#broken;
  }

  count(what: string): void {
    this.made.set(what, (this.made.get(what) ?? 0) + 1);
  }

  /** Raises what was seen to be broken since it was last asked. */
  raise(): void {
    const broken = this.#broken;
    this.#broken = null;
    if (broken) throw broken;
  }
}
