import { expect, test } from "vitest";

import { base64url } from "../domain/base64url";
import type { Body } from "../protocol.gen";
import * as outbox from "../store/outbox";
import type { Person } from "../store/people";
import { newDisk } from "../store/testing/disk";
import { openOwn, type Own } from "./own";
import { makeKeys } from "./testing/keys";

const PERSON = { id: "a", device_id: "device-1", token: "token-1" } as Person;

async function openedOwn(): Promise<Own> {
  newDisk();
  const { point } = await makeKeys();
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return openOwn(
    PERSON,
    { kid: "k", key },
    () => base64url(point),
    () => undefined,
  );
}

/** Writes a remark, as the operation of this id. */
function remark(own: Own, op_id: string, signed?: outbox.Signer) {
  const body: Partial<Body> = {
    op_id,
    type: "document.set",
    record: { type: "document", id: "d" },
    args: { set: { "part2/laboratory/remark": op_id } },
    at: { device: "2026-07-01T10:00:00.000Z", zone: "Europe/Brussels", offset_ms: 0 },
  };
  const kept = { body: JSON.stringify(body), outcome: "", provisional: null };
  return own.append(({ signer }) => Promise.resolve({ kept, signer: signed ?? signer }));
}

const done = (own: Own) => own.all().map(({ body }) => body.op_id);

test("INV-22: what was done stands in the order in which it was done, in whatever stream it goes on", async () => {
  const own = await openedOwn();
  await remark(own, "first");
  await remark(own, "second");
  const old = await outbox.currentStream(own.outbox, PERSON);
  const answers = [{ seq: 1, refused: false, sealed: null }];
  await own.settle(old.client_id, { epoch: "e1", last_seq: 1, answers, again: null }, []);

  await own.restart({ ...old, epoch: "e1" }, "e1"); // a copy of the device wrote under its name: what waits moves
  await remark(own, "third");
  await own.restart({ ...old, epoch: "e1" }, "e2"); // the server was restored: what it had answered moves too
  await remark(own, "fourth");

  expect(done(own)).toEqual(["first", "second", "third", "fourth"]);
  await own.refresh();
  expect(done(own)).toEqual(["first", "second", "third", "fourth"]);
  await own.close();
});

test("T22, T23: signatures count on from the last one, whichever stream goes on as another", async () => {
  const own = await openedOwn();
  const sign = async (op_id: string) => {
    const previous = new TextEncoder().encode(op_id);
    const counted = { counter: (await outbox.currentStream(own.outbox, PERSON)).signer.counter + 1, previous };
    await remark(own, op_id, counted);
    return counted.counter;
  };
  await sign("first");
  await sign("second");
  const old = await outbox.currentStream(own.outbox, PERSON);
  const answers = [{ seq: 1, refused: false, sealed: null }];
  await own.settle(old.client_id, { epoch: "e1", last_seq: 1, answers, again: null }, []);
  await own.restart({ ...old, epoch: "e1" }, "e1"); // a copy of the device wrote under its name
  await sign("third");

  await own.restart({ ...old, epoch: "e1" }, "e2"); // the server was restored, and lacks what it had answered

  expect(await sign("fourth")).toBe(4);
  await own.close();
});
