/**
 * Who is at the tablet: enrolling, letting in with or without a network, locking. The password is used and forgotten;
 * what stays in memory is the content key, for as long as the person is let in, and where they asked for it the key that
 * signs (SIGN-3).
 */
import { uuidv7 } from "uuidv7";

import { base64url, unbase64url } from "../domain/base64url";
import { Untrusted } from "../domain/cose";
import { verifyKeySet } from "../domain/key-set";
import { certified } from "../domain/seal";
import type { Profile } from "../protocol.gen";
import { StorageFailure } from "../store/databases";
import { newSigningPair, rewrap, unlockContent, withPassword, wrap } from "../store/keys";
import type { Closing, Keys, Opening } from "../store/keys";
import { currentStream, openOutbox, unanswered } from "../store/outbox";
import * as people from "../store/people";
import type { Person } from "../store/people";
import { openJson, sealJson, type UserKey } from "../store/seal";
import { Refusal, Unreachable, type Api, type Enrolment } from "./api";
import type { Desk } from "./desk";
import { DONE, failed, notStored, type Access, type KnownPerson, type LoginWith, type Outcome } from "./device";
import { inTurn } from "./in-turn";
import { createOpening, NOT_CONFIRMED } from "./opening";
import type { Outside } from "./outside";
import { createPen } from "./pen";

/** A certificate is renewed at a third of its time, so that two thirds of it are always left without a network. */
const RENEW_AT = 1 / 3;
/** Where no authenticator stands beside the password, it alone has to be worth guessing at. */
const SHORTEST_ALONE = 12;

type Who =
  | { readonly state: "signed_out" }
  | { readonly state: "locked"; readonly person: Person }
  | { readonly state: "open"; readonly desk: Desk; readonly session: boolean };

export type Session = Awaited<ReturnType<typeof createSession>>;

export interface SessionParts {
  readonly api: Api;
  readonly outside: Outside;
  readonly store: people.DeviceStore;
  readonly onAccess: () => void;
  /** The login with the server is this person's from now on; `anew`: on a device that was enrolled again for it. */
  readonly onLogin: (person: string, anew: boolean) => void;
}

export async function createSession({ api, outside, store, onAccess, onLogin }: SessionParts) {
  const { openingOf, counted, tellFailures } = createOpening(api, outside, store);
  const pen = createPen({
    outside,
    openingOf,
    counted,
    person: (id) => people.person(store, id),
    isOpen: (desk) => who.state === "open" && who.desk === desk,
    onChange: onAccess,
  });
  let who: Who = { state: "signed_out" };
  let known: readonly KnownPerson[] = [];
  let server: people.ServerFacts | null = (await people.setting(store, "server")) ?? null;

  async function readPeople(): Promise<void> {
    known = await Promise.all((await people.people(store)).map(knownPerson));
  }

  /** Where the work of one person cannot be opened, the others come in all the same. */
  async function knownPerson({ id, name, post_name, email }: Person): Promise<KnownPerson> {
    const box = openOutbox(id);
    const pending = await unanswered(box, ["pending"]).catch(unopened);
    await box.close();
    return { id, name, post_name, email, pending };
  }

  async function become(next: Who): Promise<void> {
    const before = who;
    // At once: an answer that came to a desk while it closes could not be kept, and nobody would ask for it again.
    who = next;
    if (before.state === "open" && !(next.state === "open" && next.desk === before.desk)) {
      pen.wipe();
      await before.desk.close();
    }
    const id = next.state === "open" ? next.desk.person.id : next.state === "locked" ? next.person.id : null;
    try {
      await people.putSetting(store, "current", id);
      await readPeople();
    } catch (error) {
      // Whom the door will name is worth nobody's staying in: where the disk is full, people leave as well.
      if (!(error instanceof StorageFailure)) throw error;
    } finally {
      onAccess();
    }
  }

  /** Asks the server who it is. Raises Unreachable, Refusal, and RootChanged where it is no longer the one we knew. */
  async function meet(): Promise<people.About> {
    const before = outside.now();
    const about = await api.about();
    const root = await people.setting(store, "root");
    if (root !== undefined && root !== about.root && !(await handedOver(root, about.root)))
      throw new RootChanged("the server's root key is another one");
    if (root !== about.root) await people.putSetting(store, "root", about.root);
    const middle = (before + outside.now()) / 2;
    await learn({ about, epoch: about.epoch, offset_ms: Math.round(middle - Date.parse(about.server_time)) });
    return about;
  }

  /** Whether the root that is known here handed over to the one that the server now names. */
  async function handedOver(known: string, named: string): Promise<boolean> {
    try {
      const keys = await verifyKeySet(await api.keySet(), unbase64url(known), 0); // no matter how old its word is
      return base64url(keys.root) === named;
    } catch (error) {
      if (error instanceof Untrusted) return false;
      throw error;
    }
  }

  async function learn(facts: people.ServerFacts): Promise<void> {
    server = facts;
    await people.putSetting(store, "server", facts);
  }

  /**
   * Makes keys for the person on this device and has them certified; an older content key stays where it opens: by
   * `opened`, where that was asked for a moment ago.
   */
  async function enrol(
    profile: Profile,
    email: string,
    password: string,
    before: Person | undefined,
    opened: Opening | null = null,
  ): Promise<Enrolled> {
    const authenticator = await outside.authenticator.create(email);
    if (authenticator === null && password.length < SHORTEST_ALONE)
      throw new Refusal(422, { code: "PASSWORD_SHORT", detail: "The password is too short for this device." });
    const pair = await newSigningPair();
    const enrolment = await api.enrol(outside.deviceName(), base64url(pair.point), authenticator !== null);
    const { derive, ticks } = outside;
    const under: Closing = { password, authenticator };
    const opening = opened ?? (before && (await openingOf(before.keys, password)));
    const again =
      before && opening ? await rewrap(before.keys, enrolment.device_id, pair, opening, under, derive, ticks) : null;
    const owner = { device_id: enrolment.device_id, user_id: profile.id, kid: uuidv7() };
    const keys = again ?? (await wrap(owner, pair, under, derive, ticks));
    return { person: await personOf(profile, email, enrolment, keys), userKey: keys.userKey, fresh: again === null };
  }

  async function personOf(profile: Profile, email: string, enrolment: Enrolment, keys: Keys): Promise<Person> {
    const { device_id, token, certificate, kid } = enrolment;
    return {
      id: profile.id,
      email,
      name: profile.name,
      post_name: profile.post_name ?? "",
      device_id,
      token,
      certificate,
      certified_at: new Date(outside.now()).toISOString(),
      kid,
      keys: keys.wrapped,
      profile: await sealJson(keys.userKey.key, profile, `profile|${profile.id}`),
      failures: 0,
    };
  }

  /**
   * The person's keys after the server took the password: those on the device, or new ones. Raises Refusal where the
   * device's keys are under another password than the server's, and nobody said what is to become of them.
   */
  async function keysFor(profile: Profile, email: string, password: string, how: LoginWith): Promise<Enrolled> {
    const known = await people.person(store, profile.id);
    if (!known) return enrol(profile, email, password, undefined);
    if (how.anew) return enrol(profile, email, password, known);
    const { derive, ticks } = outside;
    const opening = await openingOf(known.keys, how.old ?? password);
    if (!opening) throw new Refusal(401, { code: "NOT_CONFIRMED", detail: "The device's own lock was not opened." });
    const moved = how.old === undefined ? null : await withPassword(known.keys, opening, password, derive, ticks);
    const before = moved ? { ...known, keys: moved.wrapped } : known;
    const userKey = how.old === undefined ? await unlockContent(known.keys, opening, derive) : moved?.userKey;
    if (!userKey) {
      const code = how.old === undefined ? "PASSWORD_CHANGED" : "OLD_PASSWORD";
      throw new Refusal(401, { code, detail: "This device is still under another password." });
    }
    try {
      const { certificate } = await api.renew(before.device_id);
      const sealed = await sealJson(userKey.key, profile, `profile|${profile.id}`);
      const person = {
        ...before,
        email,
        name: profile.name,
        post_name: profile.post_name ?? "",
        certificate,
        certified_at: new Date(outside.now()).toISOString(),
        profile: sealed,
        failures: 0,
      };
      return { person, userKey, fresh: false };
    } catch (error) {
      const gone = error instanceof Refusal && ["DEVICE_REVOKED", "NOT_FOUND"].includes(error.code);
      if (gone) return enrol(profile, email, password, before, { ...opening, password });
      throw error;
    }
  }

  async function letIn(
    person: Person,
    profile: Profile,
    userKey: UserKey,
    session: boolean,
    fresh: boolean,
  ): Promise<Outcome> {
    if (server === null) throw new Error("nobody is let in before the server was met");
    // All that is behind the door comes at once: what is missing later may be missing without a network.
    const [{ openDesk }] = await Promise.all([import("./desk"), import("./acts"), import("../domain/hpke")]);
    const parts = { person, profile, userKey, server: () => server ?? missing(), now: outside.now };
    const desk = await openDesk(parts).catch(unopened);
    if (!desk) return failed("WORK_UNREADABLE", "What the device keeps of this person's work does not open.");
    // Sealed with a key that went with the old password: the server has all of it.
    if (fresh) await desk.copy.drop();
    const { client_id, device_id } = await currentStream(desk.own.outbox, person);
    // Where this fails, the first pull or push does it.
    if (session) await api.registerStream(client_id, device_id, null).catch(() => undefined);
    await become({ state: "open", desk, session });
    return DONE;
  }

  /** A cookie is set and taken away by one request at a time, or the end of one login could end the next. */
  const cookie = inTurn();
  const login = (email: string, password: string, how: LoginWith = {}) => cookie(() => loginNow(email, password, how));
  const endSession = () => cookie(endSessionNow);

  async function loginNow(email: string, password: string, how: LoginWith): Promise<Outcome> {
    try {
      await meet();
      await endSessionNow();
      const { profile } = await api.login(email, password);
      await people.putSetting(store, "ending", false); // the cookie of before is gone with it
      const before = await people.person(store, profile.id);
      const { person, userKey, fresh } = await keysFor(profile, email, password, how);
      await people.putPerson(store, person);
      const entered = await letIn(person, profile, userKey, true, fresh);
      if (!entered.ok) return entered;
      onLogin(person.id, before !== undefined && before.device_id !== person.device_id);
      void outside.persist().catch(() => undefined);
      return DONE;
    } catch (error) {
      if (error instanceof RootChanged) return failed("ROOT_CHANGED", "This is not the server that this device knows.");
      if (error instanceof Refusal) return failed(error.code, error.message, error.tries_left ?? undefined);
      if (!(error instanceof Unreachable)) throw error;
      const person = (await people.people(store)).find((one) => one.email.toLowerCase() === email.trim().toLowerCase());
      if (person) return unlock(person.id, password);
      return failed("UNREACHABLE", "The server does not answer, and this device does not know you yet.");
    }
  }

  async function unlock(personId: string, password: string): Promise<Outcome> {
    const person = await people.person(store, personId);
    if (!person) return failed("UNKNOWN_PERSON", "This device does not know this person.");
    const opening = await openingOf(person.keys, password);
    if (!opening) return NOT_CONFIRMED;
    const userKey = await counted(person, () => unlockContent(person.keys, opening, outside.derive));
    if ("tries_left" in userKey) return failed("WRONG_PASSWORD", "The password is wrong.", userKey.tries_left);
    const profile = await openJson<Profile>(userKey.key, person.profile, `profile|${person.id}`);
    return letIn(person, profile, userKey, false, false);
  }

  async function lock(): Promise<void> {
    if (who.state === "open") await become({ state: "locked", person: who.desk.person });
  }

  async function logout(): Promise<void> {
    // Said again at the next contact where the server cannot be reached now: a cookie of ours stays until then.
    const noted = await people.putSetting(store, "ending", true).then(() => DONE, notStored);
    await become({ state: "signed_out" });
    await cookie(() => endSessionNow(noted.ok));
  }

  /** Tells the server of a login that was ended here, where that is still to be done, or could not be `noted`. */
  async function endSessionNow(noted = true): Promise<void> {
    if (noted && !(await people.setting(store, "ending"))) return;
    try {
      await api.logout();
    } catch (error) {
      // Whoever is not logged in any more need not be logged out; a server that has no time is asked again.
      if (!(error instanceof Refusal) || error.status === 429 || error.status >= 500) return;
    }
    if (noted) await people.putSetting(store, "ending", false);
  }

  function access(): Access {
    switch (who.state) {
      case "signed_out":
        return { state: "signed_out", people: known };
      case "locked": {
        const { id } = who.person;
        const person = known.find((one) => one.id === id);
        return person ? { state: "locked", person, people: known } : { state: "signed_out", people: known };
      }
      case "open":
        return {
          state: "open",
          profile: who.desk.profile(),
          session: who.session,
          email: who.desk.person.email,
          device_id: who.desk.person.device_id,
        };
    }
  }

  function setSession(desk: Desk, session: boolean): void {
    if (who.state !== "open" || who.desk !== desk || who.session === session) return;
    who = { state: "open", desk, session };
    onAccess();
  }

  /** Asks the server whose login it is: the cookie may be another person's. Raises Unreachable. */
  async function checkSession(desk: Desk): Promise<void> {
    const mine = await api.me().then(
      ({ profile }) => profile.id === desk.person.id,
      (error: unknown) => {
        if (error instanceof Refusal) return false;
        throw error;
      },
    );
    setSession(desk, mine);
  }

  async function learnProfile(desk: Desk, profile: Profile): Promise<void> {
    const sealed = await sealJson(desk.userKey.key, profile, `profile|${profile.id}`);
    const { name, post_name = "" } = profile;
    await people.changeEnrolment(store, desk.person, (one) => ({ ...one, name, post_name, profile: sealed }));
    desk.setProfile(profile);
    await readPeople();
    onAccess();
  }

  /** The server's clock or epoch, heard in passing. */
  async function heard(epoch: string, offset_ms: number): Promise<void> {
    if (server === null) return;
    if (epoch !== server.epoch || Math.abs(offset_ms - server.offset_ms) > CLOCK_STEP)
      await learn({ ...server, epoch, offset_ms });
  }

  /** Renews the certificate of the signing key in time. Raises Refusal, Unreachable. */
  async function renewCertificate(desk: Desk): Promise<void> {
    const person = await people.person(store, desk.person.id);
    // Dated by a clock that was fast, it would not be renewed for as long as that was wrong.
    if (!person) return;
    const { issued_at, expires_at } = certified(unbase64url(person.certificate));
    const age = Math.abs(outside.now() - Date.parse(person.certified_at));
    if (age < (expires_at - issued_at) * 1_000 * RENEW_AT) return;
    const { certificate } = await api.renew(person.device_id);
    const certified_at = new Date(outside.now()).toISOString();
    await people.changeEnrolment(store, person, (one) => ({ ...one, certificate, certified_at }));
  }

  /** Another password, with the server and on this device; other devices are asked for the old one (ACC-4). */
  async function changePassword(desk: Desk, old: string, password: string): Promise<Outcome> {
    const person = await people.person(store, desk.person.id);
    if (!person) return failed("UNKNOWN_PERSON", "This device does not know this person.");
    if (password.length < SHORTEST_ALONE) return failed("PASSWORD_SHORT", "The password is too short.");
    const opening = await openingOf(person.keys, old);
    if (!opening) return NOT_CONFIRMED;
    const { derive, ticks } = outside;
    const keys = await counted(person, () => withPassword(person.keys, opening, password, derive, ticks));
    if ("tries_left" in keys) return failed("WRONG_PASSWORD", "The password is wrong.", keys.tries_left);
    try {
      await api.changePassword(old, password);
    } catch (error) {
      if (error instanceof Refusal) return failed(error.code, error.message, error.tries_left ?? undefined);
      if (error instanceof Unreachable) return failed("NEEDS_NETWORK", "The server does not answer.");
      throw error;
    }
    await people.changeEnrolment(store, person, (one) => ({ ...one, keys: keys.wrapped }));
    pen.forget();
    return DONE;
  }

  await readPeople();
  const current = await people.setting(store, "current");
  const last = current ? await people.person(store, current) : undefined;
  if (last) who = { state: "locked", person: last };

  return {
    login,
    unlock,
    lock,
    logout,
    endSession,
    access,
    checkSession,
    setSession,
    learnProfile,
    heard,
    renewCertificate,
    tellFailures,
    changePassword,
    pen,
    readPeople,
    meet,
    server: () => server,
    desk: (): Desk | null => (who.state === "open" ? who.desk : null),
    isOpen: (desk: Desk): boolean => who.state === "open" && who.desk === desk,
    /** Whether this desk lies open before its person, and the login with the server is theirs. */
    hasSession: (desk: Desk | null): boolean => who.state === "open" && who.desk === desk && who.session,
  };
}

/** What the server says differs from what the device pinned at its first contact. */
export class RootChanged extends Error {
  override readonly name = "RootChanged";
}

interface Enrolled {
  readonly person: Person;
  readonly userKey: UserKey;
  /** The content key is new: what was sealed before cannot be opened any more. */
  readonly fresh: boolean;
}

/** Smaller differences of the clocks are the network's. */
const CLOCK_STEP = 2_000;

/** What the device keeps of somebody does not open: that is told where it is looked for, and holds up nothing else. */
function unopened(error: unknown): null {
  console.error(error);
  return null;
}

function missing(): never {
  throw new Error("the server's facts are gone");
}
