/**
 * What is being typed in one box. What fits is kept as one types; what does not stays on the screen and with the open
 * form, with the reason, so that neither another page of the document nor submitting it passes over it.
 */
import { t, words } from "../words";
import type { Field } from "./definition";
import type { OpenForm } from "./open-form.svelte";
import { read, write } from "./written";

export class Typing {
  #typed = $state<string | null>(null);
  #said = $state(false);
  readonly #form: OpenForm;
  readonly #field: () => Field;
  readonly #path: () => string;

  constructor(form: OpenForm, field: () => Field, path: () => string) {
    this.#form = form;
    this.#field = field;
    this.#path = path;
  }

  /** What stands in the box. */
  get text(): string {
    const unread = this.#form.draft.unread.get(this.#path());
    return unread ?? this.#typed ?? write(this.#field(), this.#form.value(this.#path()), words.locale);
  }

  /** Whether an echo was said here: its line stays, so that nothing moves under the finger that leaves the box. */
  get hasLine(): boolean {
    return this.#said;
  }

  /** How it was read, where somebody might read it otherwise. */
  get echo(): string {
    if (this.#typed === null || this.#typed.trim() === "") return "";
    const found = read(this.#field(), this.#typed, words.locale);
    if ("why" in found || found.plain) return "";
    const { kind, unit = "" } = this.#field();
    const said = kind === "int" ? words.number(Number(found.value)) : words.decimal(String(found.value));
    return t("box-read-as", { value: `${said} ${unit}`.trim() });
  }

  type(text: string): void {
    const [form, path] = [this.#form, this.#path()];
    this.#typed = text;
    if (text.trim() === "") return form.draft.type(path, null);
    const found = read(this.#field(), text, words.locale);
    if ("why" in found) form.draft.note(path, text);
    else form.draft.type(path, found.value);
    this.#said ||= this.echo !== "";
  }

  /** A value that was not typed, but chosen or stepped to. */
  choose(value: unknown): void {
    this.#typed = null;
    void this.#form.draft.choose(this.#path(), value);
  }

  leave(): void {
    const unread = this.#form.draft.unread.get(this.#path());
    // Another language may read what this one did not.
    if (unread !== undefined) this.type(unread);
    this.#typed = null;
    void this.#form.draft.flush();
  }
}
