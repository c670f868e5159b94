/** A device at a gate, and what its authority signed: the shared vectors. */
import seals from "../../../sync_protocol/vectors/seal.json";
import signed from "../../../sync_protocol/vectors/signed.json";
import type { Bytes } from "../domain/cbor";
import { digest } from "../domain/cose";
import { digits } from "../domain/digits";
import { hex } from "../domain/hex";
import { fromHex } from "../domain/hex.testing";
import { examine, type Surroundings } from "./examine";
import { knowing } from "./known";

export const KEYS = "/.well-known/waarmerk-keys";
export const LIST = "/.well-known/waarmerk-status/2026";
/** Of the issued seal. */
export const LIVE = `/api/seals/2026/40321?seal=${hex((await digest(fromHex(seals.issued.message))).buffer)}`;
export const HOUR = 3600;
export const root = fromHex(signed.root);
export const issued = digits(fromHex(seals.issued.message));
export const provisional = digits(fromHex(seals.provisional.message));
export const replacedList = fromHex(seals.status_list.message); // says "replaced" of the issued seal
export const validList = fromHex(seals.status_list_valid.message);
export const olderList = fromHex(seals.status_list_older.message); // the same, an hour earlier

export const live = (status: string, at = seals.at) =>
  new TextEncoder().encode(JSON.stringify({ status, confirmed_at: new Date(at * 1000).toISOString() }));

/** A device with a memory, and a network that answers these addresses; without them there is none. */
export function device(answers: Record<string, Bytes> | null, hours = 1) {
  const kept = new Map<string, Bytes>();
  // A browser believes that it is online for as long as it can. `asked`: the addresses, in order.
  const state = { answers, hours, root, online: true, asked: [] as string[], read: 0 };
  const around: Surroundings = {
    get root() {
      return state.root;
    },
    origin: "https://here.example",
    secure: true,
    get online() {
      return state.online;
    },
    memory: {
      get(name) {
        state.read++;
        return Promise.resolve(kept.get(name) ?? null);
      },
      put: (name, data) => Promise.resolve(void kept.set(name, data)),
    },
    fetch(path) {
      state.asked.push(path);
      const data = state.answers?.[path];
      return Promise.resolve(data ? new Response(data) : null);
    },
    now: () => seals.at + state.hours * HOUR,
  };
  // As a page that is opened anew each time.
  return { state, around, examine: (code = issued) => examine(`${around.origin}/c#${code}`, knowing(around)) };
}

export const keySet = fromHex(signed.key_set.message);
export const online = { [KEYS]: keySet, [LIST]: validList, [LIVE]: live("valid") };
