/** What a component draws at first, as markup: without a browser, in a few milliseconds. */
import type { Component } from "svelte";
import { render } from "svelte/server";

import type { Document } from "../../protocol.gen";
import { definitionOf, type Definition } from "../definition";
import { Draft } from "../draft.svelte";
import { setFilesOfDocument, type FilesOfDocument } from "../files.svelte";
import { OpenForm, setOpenForm } from "../open-form.svelte";
import Drawn from "./Drawn.svelte";

/** A draft that keeps nothing, and says why: what is typed stands on top of the document. */
export const unkept = (code = "STORAGE_FULL"): Draft =>
  new Draft(() => Promise.resolve({ ok: false, problem: { code, detail: "" } }));

export function opened(type: Document["type"], edition: string, content: object, draft = unkept()): OpenForm {
  const document = { id: "1", type, edition, rev: 1, status: "new", post: "NLRTM1", content };
  return new OpenForm(
    () => document as Document,
    definitionOf(type, edition) as Definition,
    draft,
    () => "2026-07-14",
  );
}

/** `around` sets what the component finds around it beside the form. */
export function drawn<Given extends Record<string, unknown>>(
  form: OpenForm,
  of: Component<Given>,
  given: Given,
  around: () => void = () => undefined,
): string {
  const set = () => {
    setOpenForm(form);
    setFilesOfDocument({} as FilesOfDocument); // asked only once somebody chooses a file
    around();
  };
  // `Drawn` need not know which component it is: `given` is what this one takes.
  const some = of as unknown as Component<Record<string, unknown>>;
  return render(Drawn, { props: { of: some, given, around: set } }).body;
}
