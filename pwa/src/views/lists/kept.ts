/** What an administrator typed and has not done yet: it waits while the app is open, also behind the lock. */
const kept = new Map<string, unknown>();

const place = (person: string, address: string): string => `${person} ${address}`;

export const recall = (person: string, address: string): unknown => kept.get(place(person, address)) ?? null;

export function keep(person: string, address: string, value: unknown): void {
  if (value === null) kept.delete(place(person, address));
  else kept.set(place(person, address), value);
}
