import { expect, test } from "vitest";

import { drawn, opened, unkept } from "../../forms/testing/drawn";
import type { OpenForm } from "../../forms/open-form.svelte";
import type { Document } from "../../protocol.gen";
import type { Device, DocumentView, KnownPerson, OwnChanges } from "../../sync/device";
import Locked from "../Locked.svelte";
import Login from "../Login.svelte";
import NotStarted from "../NotStarted.svelte";
import Rules from "../Rules.svelte";
import { setApp, type App } from "./context";
import Kept from "./Kept.svelte";
import { problemText } from "./problem";
import Revision from "./Revision.svelte";

const FILE = "k7q2mzx4",
  LINE = "c1n5rt8w";
const CONTENT = {
  part1: {
    commodities: [{ id: LINE, cn_code: "03061792", description: "Shrimps" }],
    attachments: [{ id: FILE, name: "certificate.pdf" }],
    documents: [{ id: "d1", attachment: FILE }],
  },
  part2: { laboratory: { tests: [{ id: "t1", commodity: LINE }] } },
};
const EDITION = "2019/1715";

const form = (code?: string): OpenForm => opened("CVEDP", EDITION, CONTENT, unkept(code));
const documentOf = { id: "1", type: "CVEDP", edition: EDITION, version: 1, content: CONTENT } as unknown as Document;
const view = { pending: 0, document: documentOf } as DocumentView;
const around = () => setApp({ device: {} } as App);

test("SIGN_5 what a person changed says the file and the line that it names, on the sheet that is signed", () => {
  const revision: OwnChanges = {
    document: documentOf,
    version: 1,
    paths: ["part1/documents/d1/attachment", "part2/laboratory/tests/t1/commodity"],
  };

  const markup = drawn(form(), Revision, { view, revision, plain: true }, around);

  expect(markup).toContain("<dd>certificate.pdf</dd>");
  expect(markup).toContain("<dd>0306 17 92 Shrimps</dd>");
  expect(markup).not.toContain(FILE);
});

test.each(["BOX", "LOCKED_BOX", "OPERATION_SIZE"])(
  "what is not kept for its box alone (%s) can be taken back",
  async (code) => {
    const held = form(code);
    await held.draft.choose("part1/country_of_origin", "NZ");

    const markup = drawn(held, Kept, { view });

    expect(markup).toContain("Country of origin");
    expect(markup).toContain("Take it back");
  },
);

test("what is not kept for want of room is not offered to be taken back", async () => {
  const held = form("STORAGE_FULL");
  await held.draft.choose("part1/country_of_origin", "NZ");

  expect(drawn(held, Kept, { view })).not.toContain("Take it back");
});

test("why a rule says so names the file that it read", () => {
  const markup = drawn(form(), Rules, { view }, around);

  expect(markup).toContain("<dt>Attached file</dt> <dd>certificate.pdf</dd>");
});

const someone = (pending: number | null): KnownPerson => ({
  id: "a",
  name: "Inspector A",
  post_name: "Harbour post",
  email: "a@harbour.example",
  pending,
});
const atTheDoor = () =>
  setApp({ device: { access: () => ({ state: "locked" }) } as unknown as Device, about: null, now: 0 } as App);

test.each([
  [null, "Harbour post · work does not open"],
  [0, "Harbour post<"],
  [2, "Harbour post · 2 changes not sent"],
])("the door says of each person how their work is kept: %s", (pending, said) => {
  expect(drawn(form(), Login, { people: [someone(pending)] }, atTheDoor)).toContain(said);
});

test("whose work does not open reads what to do, and not that nothing is lost", () => {
  const markup = drawn(form(), Locked, { person: someone(null), others: () => undefined }, atTheDoor);

  expect(markup).toContain("Do not delete the app or its data");
  expect(markup).not.toContain("Nothing is lost");
  expect(drawn(form(), Locked, { person: someone(0), others: () => undefined }, atTheDoor)).toContain(
    "Nothing is lost",
  );
});

test("where nothing opens, the screen says what to do", () => {
  expect(drawn(form(), NotStarted, {})).toContain("Do not delete the app or its data");
});

test("a problem that has words says in them what the server says of this one case", () => {
  expect(problemText({ code: "NOT_ACCEPTED", detail: "A person has 50 devices." })).toContain(
    "A person has 50 devices.",
  );
});
