/** Who works on this device, and what the device knows of itself and of its server. */
import type { DBSchema } from "idb";

import { atomically, connect, type Connection } from "./databases";
import type { Wrapped } from "./keys";

/**
 * One person known here. Name, post and e-mail lie in clear, since the list of people is shown before anybody is let
 * in. So does the token, which must work when nobody is: it can only hand in that person's sealed operations.
 */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly post_name: string;
  readonly device_id: string;
  readonly token: string;
  /** The certificate of the signing key, a CWT, base64url, and when it was fetched (RFC 3339). */
  readonly certificate: string;
  readonly certified_at: string;
  /** Of the signing key, as the server named it. */
  readonly kid: string;
  readonly keys: Wrapped;
  /** The profile, sealed. */
  readonly profile: Uint8Array<ArrayBuffer>;
  /** Wrong passwords in a row; at the limit nothing is signed until the next login with the server (SIGN-4). */
  readonly failures: number;
  /** Wrong passwords here since the device was enrolled, and how many of them the server has been told of. */
  readonly wrong?: number;
  readonly wrong_told?: number;
}

/** What the server says of itself to anybody. */
export interface About {
  readonly name: string;
  readonly environment: string;
  readonly demo: boolean;
  readonly demo_accounts: readonly { email: string; password: string; name: string; role: string }[];
  readonly version: string;
  readonly public_url: string;
  readonly protocol: number;
  readonly epoch: string;
  /** P-256 point that operations are sealed to, uncompressed, base64url. */
  readonly server_key: string;
  /** P-256 point of the key that signs notices; and of the root that all other keys hang on. */
  readonly push_key: string;
  readonly root: string;
  readonly server_time: string;
}

/** What the server said when it was last asked. */
export interface ServerFacts {
  readonly about: About;
  readonly epoch: string;
  /** How far this device's clock is ahead of the server's, in ms. */
  readonly offset_ms: number;
}

interface Settings {
  readonly server: ServerFacts;
  /** The root of all of the server's keys, base64url, as first seen: it may not change unnoticed. */
  readonly root: string;
  /** Who was last let in and has not logged out. */
  readonly current: string | null;
  /** A login was ended here, and the server has not been told yet. */
  readonly ending: boolean;
}

interface Schema extends DBSchema {
  people: { key: string; value: Person };
  settings: { key: keyof Settings; value: Settings[keyof Settings] };
}

export type DeviceStore = Connection<Schema>;

export const openDeviceStore = (): DeviceStore =>
  connect<Schema>("waarmerk-device", 1, (db, from) => {
    if (from < 1) {
      db.createObjectStore("people", { keyPath: "id" });
      db.createObjectStore("settings");
    }
  });

export const people = (store: DeviceStore): Promise<Person[]> => store.use((db) => db.getAll("people"));

export const person = (store: DeviceStore, id: string): Promise<Person | undefined> =>
  store.use((db) => db.get("people", id));

export const putPerson = (store: DeviceStore, known: Person): Promise<void> =>
  store.use((db) =>
    atomically(db, ["people"], "strict", async (tx) => {
      await tx.objectStore("people").put(known);
    }),
  );

/** Changes a known person; nothing happens where the person is not known. */
export const changePerson = (store: DeviceStore, id: string, change: (known: Person) => Person): Promise<void> =>
  store.use((db) =>
    atomically(db, ["people"], "strict", async (tx) => {
      const known = await tx.objectStore("people").get(id);
      if (known) await tx.objectStore("people").put(change(known));
    }),
  );

/** Changes what is known of an enrolment; nothing happens where another tab enrolled the person anew meanwhile. */
export const changeEnrolment = (
  store: DeviceStore,
  { id, device_id, keys }: Person,
  change: (known: Person) => Person,
): Promise<void> =>
  changePerson(store, id, (one) => (one.device_id === device_id && one.keys.kid === keys.kid ? change(one) : one));

export const setting = <N extends keyof Settings>(store: DeviceStore, name: N): Promise<Settings[N] | undefined> =>
  store.use((db) => db.get("settings", name)) as Promise<Settings[N] | undefined>;

export const putSetting = <N extends keyof Settings>(store: DeviceStore, name: N, value: Settings[N]): Promise<void> =>
  store.use((db) =>
    atomically(db, ["settings"], "strict", async (tx) => {
      await tx.objectStore("settings").put(value, name);
    }),
  );
