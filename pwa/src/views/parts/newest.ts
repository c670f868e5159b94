/**
 * A question that is asked again and again, of which only the newest answer counts. What it gives resolves when an
 * answer was taken that is at least as new as the call: where another question was asked meanwhile, that one's.
 */
export function newest<T>(ask: () => T | Promise<T>, take: (answer: T) => void): () => Promise<void> {
  let turn = 0;
  let latest: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    const own = ++turn;
    const answer = await ask();
    if (own === turn) take(answer);
    else await latest;
  };
  return () => (latest = once());
}
