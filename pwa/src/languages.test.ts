import { expect, test } from "vitest";

import { languageFor, recall, remember } from "./languages";

function shelf() {
  const kept = new Map<string, string>();
  return () => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
}

test.each([
  [["nl-BE", "en"], "nl"],
  [["sv-FI", "fi-FI"], "fi"],
  [["no"], "nb"],
  [["nn-NO"], "nb"],
  [["HU"], "hu"],
  [["sv", "de"], "en"],
  [[], "en"],
])("a browser that asks for %j is spoken to in %s", (wanted, language) => {
  expect(languageFor(wanted)).toBe(language);
});

test("each person has a language on a shared device, and the door speaks the last one", () => {
  const own = shelf();
  remember(own, "a", "nl");
  remember(own, "b", "fi");
  expect([recall(own, "a"), recall(own, "b"), recall(own, "c"), recall(own, null)]).toEqual(["nl", "fi", null, "fi"]);
});

test("a choice on the door is nobody's yet", () => {
  const own = shelf();
  remember(own, null, "hu");
  expect([recall(own, "a"), recall(own, null)]).toEqual([null, "hu"]);
});

test("what is kept and is no language of ours is as nothing", () => {
  const own = shelf();
  own().setItem("language", "toString");
  expect(recall(own, null)).toBeNull();
});

test("a browser that keeps nothing is no fault", () => {
  const refuses = () => {
    throw new DOMException("no", "SecurityError");
  };
  remember(refuses, null, "nl");
  expect(recall(refuses, null)).toBeNull();
});
