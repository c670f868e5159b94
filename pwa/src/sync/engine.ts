/** Puts the parts of the device together: who is at it, what lies before them, and what goes to and from the server. */
import type { Lists } from "../domain/env";
import { POST_LISTS } from "../domain/posts";
import * as people from "../store/people";
import { createApi, Refusal, Unreachable } from "./api";
import { isAhead, isOff } from "./clock";
import type { Desk } from "./desk";
import { DONE, failed, notStored, type Device, type DocumentView, type Outcome, type SyncStatus } from "./device";
import { factsOf } from "./diagnostics";
import { createExchange } from "./exchange";
import { unsent } from "./export";
import { mustLock, type Moment } from "./idle";
import { createShelf } from "./lists";
import { createFileLane } from "./files";
import { createListeners } from "./listeners";
import { createLoop } from "./loop";
import { createNudges } from "./nudges";
import type { Outside } from "./outside";
import { CARRYING, nameOf } from "./revisions";
import { createSession } from "./session";
import { openTabs } from "./tabs";
import { VERSION } from "./version";

/** What can be done once somebody is let in; loaded then. */
type Acts = typeof import("./acts");
type ClosableOffice = ReturnType<(typeof import("./list-office"))["createListOffice"]>;

/** Half an hour is over within 5 s of it. */
const LOOK_AT_IDLE = 4_000;

const LOCKED = failed("LOCKED", "Nobody is let in.");

/** The device; `close` lets go of everything. A tab has one. */
export async function createDevice(outside: Outside): Promise<Device & { close(): Promise<void> }> {
  const api = createApi(outside.fetch);
  const store = people.openDeviceStore();
  const shelf = createShelf(api, outside.reader);
  const { notify, add: onChange } = createListeners();
  const ending = new AbortController();
  let since: Moment = moment();
  let active: Moment = since;
  let present: Desk | null = null;
  let office: Promise<ClosableOffice> | null = null;

  function moment(): Moment {
    return { wall: outside.now(), ticks: outside.ticks() };
  }

  /** Resolves when what a crash left half done is done, as far as it can be. */
  let recovered: Promise<unknown> = Promise.resolve();

  function closeOffice(): void {
    void office?.then((made) => made.close());
    office = null;
  }

  const tell = (desk: Desk, what: Parameters<typeof tabs.tell>[1]) => tabs.tell(desk.person.id, what);

  const session = await createSession({
    api,
    outside,
    store,
    onAccess() {
      const desk = session.desk();
      if (desk && desk !== present && desk.typed.documents().length + desk.revisions.documents().size > 0)
        recovered = act((acts) => acts.recover(desk)).catch(console.error);
      if (desk !== present) since = active = moment();
      // Not all lists are for everybody.
      if (desk !== present) shelf.forget();
      if (desk !== present) closeOffice();
      present = desk;
      void lane.refresh();
      if (desk && session.hasSession(desk)) nudges.listen(desk.person.id);
      else nudges.stop();
      loop.nudge(desk ? "opened" : "closed");
      notify("access", "status", "documents", "lists");
    },
    onLogin(person, anew) {
      tabs.tell(person, "login");
      // Nobody works on under an enrolment that was replaced.
      if (anew) tabs.tell(person, "left");
    },
  });

  const exchange = createExchange({
    api,
    outside,
    store,
    session,
    shelf,
    onOperations(desk) {
      tell(desk, "operations");
      notify("status", "documents");
    },
    onRecords: (desk) => tell(desk, "records"),
    onShown: () => notify("documents"),
    onProgress: () => notify("status"),
    onPeople: () => notify("access", "status"),
    onNewEpoch: () => loop.hear("wake"),
    onLists(desk) {
      tell(desk, "lists");
      notify("lists");
    },
  });

  const lane = createFileLane({
    api,
    outside,
    store,
    session,
    onChange: () => notify("status", "files"),
    onMoved() {
      const desk = session.desk();
      if (desk) tell(desk, "files");
    },
  });

  const loop = createLoop(
    {
      async push() {
        try {
          await exchange.push();
        } finally {
          // Nothing waits for it. What the server refused of the operations says nothing of the files.
          if (outside.online()) lane.wake(true);
        }
      },
      async pull() {
        await exchange.pull();
        nudges.again();
        lane.fetchAhead();
      },
      async rebuild() {
        await session.desk()?.copy.renew();
        notify("status", "documents");
      },
      waiting: () => (session.desk()?.own.unanswered().count ?? 0) > 0,
      onStatus: () => notify("status"),
    },
    outside,
  );

  const nudges = createNudges(outside, () => loop.nudge());

  const tabs = openTabs((person, what) => {
    const desk = session.desk();
    // All tabs have one cookie.
    if (desk && what === "login") session.setSession(desk, desk.person.id === person);
    if (desk?.person.id !== person || what === "login") return;
    if (what === "left") void session.lock();
    else if (what === "files") void lane.refresh();
    else if (what === "lists") {
      shelf.forget();
      notify("lists");
    } else if (what === "typed") void desk.typed.refresh().then(() => notify("typed"));
    else
      void (
        what === "operations" ? Promise.all([desk.own.refresh(), desk.revisions.refresh()]) : desk.copy.refresh()
      ).then(() => notify("status", "documents"));
  });

  /** This tab alone: somebody may be at work in another. */
  function lookAtIdle(): void {
    session.pen.look();
    if (present && mustLock(since, active, moment())) void session.lock();
  }

  async function lock(): Promise<void> {
    const desk = session.desk();
    if (desk) tell(desk, "left");
    await session.lock();
  }

  const looking = setInterval(lookAtIdle, LOOK_AT_IDLE);
  function touched(): void {
    active = moment();
    session.pen.touched();
  }

  outside.listen("activity", touched, ending.signal);
  outside.listen("leaving", () => session.pen.forget(), ending.signal);
  outside.listen("front", lookAtIdle, ending.signal);
  // It heard nothing of other tabs, not even that the person has left.
  outside.listen("returned", () => void session.lock(), ending.signal);
  loop.nudge();

  /** Something that the person does: where it was kept, everybody hears of it, and it is sent. */
  async function act<T>(work: (acts: Acts, desk: Desk) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const desk = session.desk();
    if (!desk) return LOCKED;
    const outcome = await work(await import("./acts"), desk).catch(notStored);
    if (!outcome.ok) return outcome;
    tell(desk, "operations");
    notify("status", "documents");
    loop.hear("changed");
    return outcome;
  }

  /** A list that cannot be read says of no authority that it is not there. */
  const postLists = (desk: Desk): Promise<Lists> => shelf.lookUps(desk, POST_LISTS).catch(() => ({}));

  /** Whoever is not let in is told, also of a fault of ours: as of a part of the app that could not be loaded. */
  function toldAtTheDoor(error: unknown): Outcome {
    try {
      return notStored(error);
    } catch {
      console.error(error);
      return failed("UNEXPECTED", String(error));
    }
  }

  /** A question that only the server answers. */
  async function asked<T>(question: () => Promise<T>): Promise<Outcome<T>> {
    try {
      return { ok: true, value: await question() };
    } catch (error) {
      if (error instanceof Refusal) return failed(error.code, error.message, error.tries_left ?? undefined);
      if (error instanceof Unreachable) return failed("NEEDS_NETWORK", "The server does not answer.");
      throw error;
    }
  }

  function status(): SyncStatus {
    const { state, offline, why, next_try } = loop.state();
    const desk = session.desk();
    const access = session.access();
    const { count, oldest } = desk?.own.unanswered() ?? { count: 0, oldest: null };
    return {
      state,
      offline,
      files: lane.waiting(),
      pending: access.state === "locked" ? (access.person.pending ?? 0) : count,
      oldest,
      last_complete: desk?.copy.position()?.complete_at ?? null,
      renewing: desk?.copy.isRenewing() ?? false,
      why,
      next_try: next_try === null ? null : new Date(next_try).toISOString(),
      progress: exchange.progress(),
    };
  }

  return {
    access: session.access,
    status,

    async about(): Promise<people.About | null> {
      return session.meet().catch(() => session.server()?.about ?? null);
    },

    documents: async () => (await session.desk()?.documents()) ?? [],
    async document(id) {
      await recovered;
      return (await session.desk()?.document(id)) ?? null;
    },

    async byReference(reference): Promise<DocumentView | null> {
      await recovered;
      const all = (await session.desk()?.documents()) ?? [];
      return all.find(({ document }) => document.reference === reference) ?? null;
    },

    async reference(name) {
      const desk = session.desk();
      return desk && shelf.reference(desk, name);
    },

    async lookUps(names) {
      const desk = session.desk();
      return desk ? shelf.lookUps(desk, names) : {};
    },

    async listOffice() {
      office ??= import("./list-office").then(({ createListOffice }) =>
        createListOffice(
          api,
          async (published) => {
            const desk = session.desk();
            return desk !== null && shelf.isHeld(desk, published);
          },
          outside.reader,
        ),
      );
      return office;
    },
    prints: async () => (await import("./prints")).createPrints(api),

    login: (...who) => session.login(...who).catch(toldAtTheDoor),
    unlock: (...who) => session.unlock(...who).catch(toldAtTheDoor),
    lock,

    async logout() {
      const desk = session.desk();
      if (desk) tell(desk, "left");
      await session.logout();
    },

    change: (id, change) => act((acts, desk) => acts.changeDocument(desk, id, change)),
    typed: (id) => session.desk()?.typed.of(id) ?? [],

    async keepTyped(id, typed) {
      const desk = session.desk();
      if (!desk) return LOCKED;
      const kept = await desk.typed.keep(id, typed).then(() => DONE, notStored);
      if (!kept.ok) return kept;
      tell(desk, "typed");
      notify("typed");
      return kept;
    },

    revert: (id, which) => act((acts, desk) => acts.revertDocument(desk, id, which)),
    create: (type, change, post, edition) =>
      act(async (acts, desk) => acts.createDocument(desk, await postLists(desk), type, change, post, edition)),

    make: (kind, id, type, post) =>
      act(async (acts, desk) => acts.makeFrom(desk, await postLists(desk), kind, id, type, post)),

    remove: (id) => act((acts, desk) => acts.removeDocument(desk, id)),

    resolve: (id, choice) => act((acts, desk) => acts.resolveConflict(desk, id, choice)),

    start: (id) => act((acts, desk) => acts.startDocument(desk, id)),

    async sheet(id, action) {
      const desk = session.desk();
      const sheet = desk && (await (await import("./acts")).sheetFor(desk, id, action));
      if (!sheet) throw new Error("there is nothing to sign");
      const server = session.server();
      return { ...sheet, locked: await session.pen.isLocked(desk), clock_ahead: server !== null && isAhead(server) };
    },

    async sign(id, action, read, password, remember = false) {
      const known = session.server();
      if (!known) return LOCKED;
      // A clock that was off may have been set right since.
      const answered = () => session.meet().then(Boolean, () => false);
      const reached = isOff(known) && outside.online() && (await answered());
      const server = session.server() ?? known;
      const signing = { session, read, password, remember, server, reached, now: outside.now() };
      const signed = await act((acts, desk) => acts.signDocument(desk, id, action, signing));
      // The server hears of a wrong password at once where it can (SIGN-4).
      if (!signed.ok && signed.problem.code === "WRONG_PASSWORD") loop.hear("changed");
      // A page of a pull may be here that nobody was told of yet.
      if (!signed.ok && signed.problem.code === "SHEET_CHANGED") notify("documents");
      return signed;
    },

    remembered: () => session.pen.since(),
    forgetPassword: () => session.pen.forget(),

    async changePassword(old, password) {
      const desk = session.desk();
      return desk ? session.changePassword(desk, old, password).catch(notStored) : LOCKED;
    },

    devices: (email) => asked(() => api.devices(email)),
    async revoke(id) {
      const revoked = await asked(() => api.revoke(id));
      // Whoever gives this device away is not let in on it any more.
      if (revoked.ok && session.desk()?.person.device_id === id) await session.logout();
      return revoked.ok ? DONE : revoked;
    },

    async dismiss(opId) {
      const desk = session.desk();
      const refused = desk?.own.all().find(({ body }) => body.op_id === opId);
      if (!desk || !refused) return;
      await desk.own.dismiss(opId);
      // A signature that was refused was not the end of the changes that it carried.
      const { type, record } = refused.body;
      const act = CARRYING.find((one) => type === `document.${one}`);
      if (act) await desk.revisions.keep(nameOf(record.id, act), (old) => old && { ...old, submitted: false });
      tell(desk, "operations");
      notify("documents");
    },

    files: {
      ...lane.files,
      onChange: (listener) => onChange((what) => (what === "files" || what === "documents") && listener()),
    },

    logProof: ({ shard, index }) =>
      asked(async () => {
        try {
          return await api.logProof(shard, index);
        } catch (error) {
          if (!(error instanceof Refusal) || error.code !== "NOT_SIGNED_YET") throw error;
        }
        await api.signLog();
        return api.logProof(shard, index);
      }),

    lateFiles: async () => (session.hasSession(session.desk()) ? api.lateFiles().catch(() => []) : []),

    wake: () => loop.wake(),
    syncNow: () => loop.now(),

    async exportUnsent() {
      const made_at = new Date(outside.now()).toISOString();
      return unsent(await people.people(store), { made_at, app: VERSION });
    },

    diagnostics: () => factsOf(outside, session, status()),

    async enablePush() {
      const about = await session.meet().catch(() => null);
      if (!about) return failed("UNREACHABLE", "The server does not answer.");
      const subscription = await outside.subscribe(about.push_key);
      if (!subscription) return failed("PUSH_REFUSED", "Notices are not allowed on this device.");
      const subscribed = await asked(() => api.subscribe(subscription, present?.person.device_id ?? ""));
      return subscribed.ok ? DONE : subscribed;
    },

    onChange,

    async close() {
      ending.abort();
      nudges.stop();
      closeOffice();
      clearInterval(looking);
      await loop.stop();
      await lane.stop();
      tabs.close();
      await session.desk()?.close();
      await Promise.all([store.close(), shelf.close()]);
    },
  };
}
