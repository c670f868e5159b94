import { expect, test } from "vitest";

import { UNKNOWN, type Files, type FileView } from "../domain/files";
import { FileViews } from "./files.svelte";

type Views = ReadonlyMap<string, FileView>;

const at = (state: FileView["state"], ...files: readonly string[]): Views =>
  new Map(files.map((sha256) => [sha256, { ...UNKNOWN, state }]));

/** Views of files, of which each question is answered when the test does. */
function asked() {
  const questions: { readonly ask: boolean; readonly answer: (views: Views) => void }[] = [];
  const files = {
    of: (_document: string, _wanted: readonly string[], ask: boolean) =>
      new Promise<Views>((answer) => questions.push({ ask, answer })),
  } as unknown as Files;
  const views = new FileViews({ files, document: () => "1", save: () => undefined }, () => []);
  return { views, questions };
}

test("a slow answer about the files before does not take the place of one that has a new photo", async () => {
  const { views, questions } = asked();

  const before = views.look(["a"]);
  const after = views.look(["a", "b"]);
  questions[1]?.answer(at("sending", "a", "b"));
  await after;
  questions[0]?.answer(at("sending", "a"));
  await before;

  expect([views.of("a")?.state, views.of("b")?.state]).toEqual(["sending", "sending"]);
});

test("what is not settled here is asked of the server, and what is said of it since stands", async () => {
  const { views, questions } = asked();

  const before = views.look(["a"]);
  questions[0]?.answer(at("on_device", "a"));
  await Promise.resolve();
  await Promise.resolve();
  expect([views.of("a")?.state, questions.map(({ ask }) => ask)]).toEqual(["on_device", [false, true]]);
  const after = views.look(["a"]);
  questions[2]?.answer(at("at_server", "a"));
  await after;
  questions[1]?.answer(at("awaited", "a"));
  await before;

  expect(views.of("a")?.state).toBe("at_server");
});
