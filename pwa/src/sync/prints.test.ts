import { expect, test } from "vitest";

import { createApi } from "./api";
import { createPrints } from "./prints";

/** The server, as far as it answers with this. */
const answering = (answer: () => Response | Promise<Response>) => {
  const asked: string[] = [];
  const prints = createPrints(
    createApi((path) => {
      if (typeof path === "string") asked.push(path);
      return Promise.resolve(answer());
    }),
  );
  return { asked, prints };
};

test("PRINT-1: a document is asked for in its languages, one after the other", async () => {
  const { asked, prints } = answering(() => new Response("%PDF-"));

  const made = await prints.document("an id/of", ["nl", "en"]);

  expect(asked).toEqual(["/api/documents/an%20id%2Fof/print?languages=nl%2Cen"]);
  expect(made.ok && [made.value.type, await made.value.text()]).toEqual(["application/pdf", "%PDF-"]);
});

test("PRINT-2: a blank form is asked for by its name", async () => {
  const { asked, prints } = answering(() => new Response("%PDF-"));

  expect((await prints.blank("DECLAR-non_harmonised", ["fi"])).ok).toBe(true);
  expect(asked).toEqual(["/api/blanks/DECLAR-non_harmonised?languages=fi"]);
});

test("what the server refuses is a problem with its code, and no answer is no network", async () => {
  const refusing = answering(() => Response.json({ code: "TOO_MANY", detail: "Wait." }, { status: 429 }));
  const away = answering(() => Promise.reject(new TypeError("no network")));

  expect(await refusing.prints.blanks()).toMatchObject({ ok: false, problem: { code: "TOO_MANY", detail: "Wait." } });
  expect(await away.prints.languages("one")).toMatchObject({ ok: false, problem: { code: "OFFLINE" } });
});
