/** Opening a person's keys: with what, and how often it may fail (SIGN-4, ACC-5). */
import type { Opening, Wrapped } from "../store/keys";
import * as people from "../store/people";
import type { Person } from "../store/people";
import { Refusal, type Api } from "./api";
import { failed } from "./device";
import type { Outside } from "./outside";

/** Wrong passwords in a row after which nothing is signed until the next login with the server (SIGN-4). */
export const MOST_FAILURES = 5;

export const NOT_CONFIRMED = failed("NOT_CONFIRMED", "The device's own lock was not opened.");

export function createOpening(api: Api, outside: Outside, store: people.DeviceStore) {
  return {
    /** With what the keys are opened, or null where the authenticator did not give its secret. */
    async openingOf({ authenticator }: Wrapped, password: string): Promise<Opening | null> {
      if (!authenticator) return { password, secret: null };
      const secret = await outside.authenticator.secret(authenticator);
      return secret && { password, secret };
    },

    /** Counts before it tries, so that a reload in between does not give a try for nothing. */
    async counted<T>(person: Person, attempt: () => Promise<T | null>): Promise<T | { tries_left: number }> {
      await people.changePerson(store, person.id, (one) => ({ ...one, failures: one.failures + 1 }));
      const result = await attempt().catch(async (error: unknown) => {
        // What could not be tried was not wrong.
        await people.changePerson(store, person.id, (one) => ({ ...one, failures: Math.max(0, one.failures - 1) }));
        throw error;
      });
      const failures = (await people.person(store, person.id))?.failures ?? 0;
      if (result === null) {
        await people.changePerson(store, person.id, (one) => ({ ...one, wrong: (one.wrong ?? 0) + 1 }));
        return { tries_left: Math.max(0, MOST_FAILURES - failures) };
      }
      if (failures <= MOST_FAILURES) await people.changePerson(store, person.id, (one) => ({ ...one, failures: 0 }));
      return result;
    },

    /** Tells the server of the wrong passwords that people gave here, each once. Raises Unreachable. */
    async tellFailures(): Promise<void> {
      for (const person of await people.people(store)) {
        const { device_id, token, wrong = 0, wrong_told = 0 } = person;
        if (wrong <= wrong_told) continue;
        try {
          await api.wrongPasswords(device_id, wrong, token);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          // A server that has no time hears of it at the next contact; where the device is known no more, nobody does.
          if (error.status === 429 || error.status >= 500) continue;
        }
        await people.changeEnrolment(store, person, (one) => ({ ...one, wrong_told: wrong }));
      }
    },
  };
}

export type OpeningOf = ReturnType<typeof createOpening>["openingOf"];
export type Counted = ReturnType<typeof createOpening>["counted"];
