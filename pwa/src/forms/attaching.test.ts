import { expect, test } from "vitest";

import { assign } from "../domain/assign";
import { catalogue } from "../domain/catalogue";
import { attached } from "./attaching";
import { shownText } from "./value-text";

const file = (name: string, type = "application/pdf") => new File(["a paper"], name, { type });

test("EVI_1 a file is known by its name, its size and the SHA-256 of its bytes", async () => {
  expect(await attached(file("certificate.pdf"))).toEqual({
    name: "certificate.pdf",
    media_type: "application/pdf",
    size: 7,
    sha256: "5d05adf8844983aef7150eb52e2317a8e13dcf86f7cb1131022f9bb38533436c",
  });
});

test.each([["a\u0000b\n.pdf"], ["x".repeat(300)], ["\u0007"], [" "]])(
  "the name %j is one that a box holds",
  async (name) => {
    const row = { ...(await attached(file(name, ""))) };

    const document = assign(catalogue, "Cvedp", {}, "part1/attachments/k1", row);

    expect(document).toHaveProperty(["part1", "attachments", 0, "size"], 7);
  },
);

test("a file that cannot be read is none", async () => {
  const gone = Object.assign(file("gone.pdf"), { arrayBuffer: () => Promise.reject(new Error("NotReadableError")) });

  expect(await attached(gone)).toBeNull();
});

test("a box that refers to a file says its name, and the id where the file is gone", () => {
  const content = { part1: { attachments: [{ id: "k1", name: "certificate.pdf" }] } };
  const field = { name: "attachment", refers: "part1/attachments" };

  expect([shownText(field, "k1", content), shownText(field, "k2", content)]).toEqual(["certificate.pdf", "k2"]);
});
