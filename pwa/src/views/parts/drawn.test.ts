import { expect, test } from "vitest";

import { drawn, opened, unkept } from "../../forms/testing/drawn";
import type { OpenForm } from "../../forms/open-form.svelte";
import type { Document } from "../../protocol.gen";
import type { DocumentView, OwnChanges } from "../../sync/device";
import Rules from "../Rules.svelte";
import { setApp, type App } from "./context";
import Kept from "./Kept.svelte";
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
