import { expect, test } from "vitest";

import type { Matter } from "../../domain/conflicts";
import { drawn, opened } from "../../forms/testing/drawn";
import type { Conflict, Document, Profile } from "../../protocol.gen";
import { setApp, type App } from "../parts/context";
import { bothName, choiceOf, keptName } from "./choices";
import MatterCard from "./MatterCard.svelte";

const AT = "part2/documentary/remark";

/** A box of which another value waits; `kept` is what counts now. */
function matterOf(kept: string): Matter {
  const conflict = { id: "c1", code: "TWO_VALUES", at: AT, kept, other: "Torn", kept_by: "B", other_by: "A", rev: 3 };
  return { key: AT, code: "TWO_VALUES", at: AT, conflicts: [conflict as unknown as Conflict] };
}

test("each name is one choice", () => {
  const matter = matterOf("Intact");

  const made = [keptName(matter), bothName(matter), "c1", ""].map((name) => choiceOf(matter, name, true));

  expect(made).toEqual(["kept", "both", "other", null]);
  expect(choiceOf(matter, bothName(matter), false)).toBe(null);
});

test("SIGN_6 where what counts changes under a choice of it, nothing is chosen", () => {
  const before = matterOf("Intact");
  const after = matterOf("Opened");

  expect(choiceOf(after, keptName(before), true)).toBe(null);
  expect(choiceOf(after, bothName(before), true)).toBe(null);
  expect(choiceOf(after, "c1", true)).toBe("other");
});

test("the choices of the card go by these names", () => {
  const matter = matterOf("Intact");
  const content = { part2: { documentary: { remark: "Intact" } } };
  const document: Document = {
    id: "1",
    rev: 1,
    type: "CVEDP",
    edition: "2019/1715",
    status: "new",
    post: "NLRTM1",
    content,
  };
  const profile = { name: "A", role: "inspector", post: "NLRTM1" } as Profile;

  const markup = drawn(opened("CVEDP", "2019/1715", content), MatterCard, { document, matter, profile }, () =>
    setApp({ device: {} } as App),
  );

  const values = [...markup.matchAll(/type="radio"[^>]* value="([^"]*)"/g)].map(([, value]) => value);
  expect(values).toEqual([keptName(matter), "c1", bothName(matter).replaceAll('"', "&quot;")]);
});
