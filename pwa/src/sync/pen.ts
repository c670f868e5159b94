/**
 * What a person signs with: the key, opened by the password for one signature (SIGN-2), or remembered for the rest of the
 * session where the person asked for it (SIGN-3). What is remembered is the key in its worker, never the password.
 */
import type { Person } from "../store/people";
import type { Desk } from "./desk";
import { failed, type Outcome } from "./device";
import type { SigningKey } from "./held-key";
import { mustLock, passed, type Moment } from "./idle";
import { MOST_FAILURES, NOT_CONFIRMED, type Counted, type OpeningOf } from "./opening";
import type { Outside } from "./outside";

type Bytes = Uint8Array<ArrayBuffer>;

/** The key, open: by the password just now, or by the one that was given `auth_age_s` ago. */
export interface OpenKey {
  readonly person: Person;
  readonly auth: "fresh" | "session";
  readonly auth_age_s: number;
  /** Raises KeyGone where it was wiped meanwhile. */
  readonly sign: (bytes: Bytes) => Promise<Bytes>;
  /** The signature is made, or will not be: the key is wiped, or remembered for the rest of the session. */
  readonly done: (remember: boolean) => void;
}

/** The key was wiped before it had signed. */
export class KeyGone extends Error {
  override readonly name = "KeyGone";
}

export interface PenParts {
  readonly outside: Outside;
  readonly openingOf: OpeningOf;
  readonly counted: Counted;
  readonly person: (id: string) => Promise<Person | undefined>;
  readonly isOpen: (desk: Desk) => boolean;
  /** Something is remembered now, or no longer. */
  readonly onChange: () => void;
}

export function createPen({ outside, openingOf, counted, person: personOf, isOpen, onChange }: PenParts) {
  let remembered: { readonly key: SigningKey; readonly given: Moment; active: Moment } | null = null;

  const moment = (): Moment => ({ wall: outside.now(), ticks: outside.ticks() });

  /** The worker ends, and the key with it. */
  function wipe(): void {
    remembered?.key.close();
    remembered = null;
  }

  function forget(): void {
    if (!remembered) return;
    wipe();
    onChange();
  }

  /** Half an hour without activity, or eight hours in all, and the password is asked for again. */
  function look(): void {
    if (remembered && mustLock(remembered.given, remembered.active, moment())) forget();
  }

  const signer = (key: SigningKey) => async (bytes: Bytes) => {
    const made = await key.sign(bytes).catch((cause: unknown) => {
      throw new KeyGone("the key was wiped", { cause });
    });
    if (made) return made;
    forget();
    throw new KeyGone("the key was wiped");
  };

  function asRemembered(person: Person): Outcome<OpenKey> {
    look();
    if (!remembered) return failed("PASSWORD_NEEDED", "The password is not remembered any more.");
    const { key, given } = remembered;
    const auth_age_s = Math.floor(passed(given, moment()) / 1_000);
    return { ok: true, value: { person, auth: "session", auth_age_s, sign: signer(key), done: () => undefined } };
  }

  async function byPassword(desk: Desk, person: Person, password: string): Promise<Outcome<OpenKey>> {
    const opening = await openingOf(person.keys, password);
    if (!opening) return NOT_CONFIRMED;
    const key = outside.signingKey();
    const attempt = async () => ((await key.open(person.keys, opening)) ? key : null);
    const opened = await counted(person, attempt).catch((error: unknown) => {
      key.close();
      throw error;
    });
    if ("tries_left" in opened) {
      key.close();
      if (opened.tries_left === 0) forget();
      return failed("WRONG_PASSWORD", "The password is wrong.", opened.tries_left);
    }
    const given = moment();
    const done = (remember: boolean): void => {
      // Locked meanwhile, there is nobody to remember it for.
      if (!remember || !isOpen(desk)) return key.close();
      wipe();
      remembered = { key, given, active: given };
      onChange();
    };
    return { ok: true, value: { person, auth: "fresh", auth_age_s: 0, sign: signer(key), done } };
  }

  const isLocked = ({ failures }: Person): boolean => failures >= MOST_FAILURES;

  return {
    wipe,
    forget,
    look,

    /** The key by the password, or as it is remembered where that is null; or the problem. */
    async open(desk: Desk, password: string | null): Promise<Outcome<OpenKey>> {
      const person = await personOf(desk.person.id);
      if (!person) return failed("UNKNOWN_PERSON", "This device does not know this person.");
      if (isLocked(person)) {
        forget();
        return failed("SIGNING_LOCKED", "Too many wrong passwords. Log in with the server to sign again.", 0);
      }
      return password === null ? asRemembered(person) : byPassword(desk, person, password);
    },

    /** Whether no password opens it until the next login with the server (SIGN-4). */
    async isLocked(desk: Desk): Promise<boolean> {
      const person = await personOf(desk.person.id);
      return person !== undefined && isLocked(person);
    },

    /** Somebody is at work. */
    touched(): void {
      look();
      if (!remembered) return;
      remembered.active = moment();
      remembered.key.touched();
    },

    /** When the password was given that is remembered, in ms since 1970; null where none is. */
    since: (): number | null => remembered?.given.wall ?? null,
  };
}
