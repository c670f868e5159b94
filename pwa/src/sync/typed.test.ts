/** What is typed and is no operation yet, while another tab types as well. */
import { expect, test } from "vitest";

import { contentKey, type UserKey } from "../store/seal";
import { newDisk } from "../store/testing/disk";
import { openTyped } from "./typed";

const ID = "019a0000-0000-7000-8000-000000000001";
const BOX = "part1/region_of_origin";

test("what is typed while another tab's typing is read is not forgotten, and is in its box once", async () => {
  newDisk();
  const userKey: UserKey = { kid: "k1", key: await contentKey(new Uint8Array(32)) };
  const here = await openTyped("a", userKey, () => "");
  const elsewhere = await openTyped("a", userKey, () => "");
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => elsewhere.keep(ID, { path: `part1/${n}`, edit: { op: "set", value: n } })),
  );

  const reading = here.refresh();
  await here.keep(ID, { path: BOX, edit: { op: "set", value: "Nor" } });
  await reading;

  const mine = () => here.of(ID).filter(({ path }) => path === BOX);
  expect(mine()).toEqual([{ path: BOX, edit: { op: "set", value: "Nor" } }]);
  await here.keep(ID, { path: BOX, edit: { op: "set", value: "North" } });
  await here.refresh();
  expect(mine()).toEqual([{ path: BOX, edit: { op: "set", value: "North" } }]);
  expect(here.of(ID)).toHaveLength(51);
  await Promise.all([here.close(), elsewhere.close()]);
});
