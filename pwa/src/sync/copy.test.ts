/** The copy of the server's records, as those ask it who show them. */
import { expect, test } from "vitest";

import { contentKey, type UserKey } from "../store/seal";
import { newDisk } from "../store/testing/disk";
import { openCopy, type FetchedPage } from "./copy";
import { aDocument } from "./testing/documents";

const NOBODY: ReadonlySet<string> = new Set();
const ids = Array.from({ length: 120 }, (_, n) => `019a0000-0000-7000-8000-${`${n}`.padStart(12, "0")}`);

const page: FetchedPage = {
  position: {
    epoch: "e1",
    checkpoint: "t1",
    seen: {},
    building: 0,
    earlier: null,
    server_time: "2026-07-01T10:00:00Z",
    complete_at: "2026-07-01T10:00:00Z",
  },
  last: true,
  seen: {},
  feeds_added: ["post:NLHBR1"],
  feeds_removed: [],
  records: ids.map((id) => {
    const said = { type: "document", id, rev: 1, data: aDocument({ id, rev: 1 }) } as const;
    return { ...said, feeds: ["post:NLHBR1"], line: new TextEncoder().encode(JSON.stringify(said)) };
  }),
  leaves: [],
};

test("whoever asks while the copy is being opened gets all of it, like whoever asked first", async () => {
  newDisk();
  const userKey: UserKey = { kid: "k1", key: await contentKey(new Uint8Array(32)) };
  const first = await openCopy("a", userKey, () => undefined);
  await first.take(page, () => NOBODY);
  await first.close();
  const again = await openCopy("a", userKey, () => undefined);

  const found: number[] = [];
  const asking: Promise<unknown>[] = [];
  const ask = () => asking.push(again.documents().then((documents) => found.push(documents.size)));
  for (let turn = 0; turn < 50; turn++) {
    ask();
    await new Promise((resume) => setTimeout(resume));
  }
  await Promise.all(asking);

  expect(new Set(found)).toEqual(new Set([ids.length]));
  await again.close();
});
