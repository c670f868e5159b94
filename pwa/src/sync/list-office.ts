/** What an administrator does with the reference lists: always with the server, and never without looking first. */
import type { Correction, Fault, KnownList, KnownLists, Preview, ChangeKind } from "../domain/list-changes";
import type { Lines } from "../domain/reference";
import type { PublishedList, ReferenceEntry } from "../protocol.gen";
import { Refusal, Unreachable, type Api } from "./api";
import type { Problem } from "./device";
import type { Outside } from "./outside";
import type { Reader } from "./reader";

export interface ListProblem extends Problem {
  /** What is wrong with a file or a correction: the first of `count`. */
  readonly faults: readonly Fault[];
  readonly count: number;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ListProblem };

/** What the file does not say of itself. */
export interface AboutFile {
  readonly version: string;
  readonly source: string;
  readonly valid_from: string;
  readonly example: boolean;
}

/** A change of a list: a file in the place of the whole, or a correction of some lines. */
export type Proposal =
  | { readonly list: string; readonly file: Blob; readonly about: AboutFile }
  | { readonly list: string; readonly correction: Correction };

/** Which of the changes to show. */
export interface Part {
  readonly kind?: ChangeKind | undefined;
  readonly from?: number;
}

export interface ListOffice {
  known(): Promise<Answer<KnownLists>>;
  /** A page of the lines of the version that holds now. */
  lines(list: KnownList, text: string, language: string, from: number, most: number): Promise<Answer<Lines>>;
  linesOf(list: KnownList, keys: readonly (string | null)[]): Promise<Answer<readonly ReferenceEntry[]>>;
  /** Whether this device has the version that holds now. */
  isHere(published: PublishedList): Promise<boolean>;
  csv(name: string): Promise<Answer<Blob>>;
  preview(proposal: Proposal, part?: Part): Promise<Answer<Preview>>;
  /**
   * Does what the preview with this hash showed. PREVIEW_STALE where the list is another one by now. Where an answer to
   * the same confirmation was lost, it may be done already: then this says so, and nothing is done twice.
   */
  confirm(proposal: Proposal, hash: string): Promise<Answer<Preview>>;
}

export function createListOffice(
  api: Pick<Api, "lists" | "listFile" | "changeList" | "reference">,
  isHere: ListOffice["isHere"],
  startReader: Outside["reader"],
): ListOffice & { close(): void } {
  let reader: Reader | null = null;
  let open: { readonly sha256: string; readonly done: Promise<void> } | null = null;
  /** The confirmation whose answer never came. */
  let lost = "";

  function close(): void {
    reader?.close();
    reader = open = null;
  }

  /** The reader holds one list at a time: the one that is looked at. */
  async function opened({ name, held }: KnownList): Promise<Reader> {
    const sha256 = held?.published.sha256 ?? "";
    const own = (reader ??= startReader(close));
    if (open?.sha256 !== sha256) {
      const done = api.reference(name, sha256).then((file) => own.open(OPEN, file));
      open = { sha256, done };
      done.catch(() => (open = null));
    }
    await open.done;
    return own;
  }

  async function change(proposal: Proposal, more: Readonly<Record<string, string>>): Promise<Preview> {
    if ("correction" in proposal) return api.changeList(proposal.list, new URLSearchParams(more), proposal.correction);
    const { version, source, valid_from, example } = proposal.about;
    const about = { version, source, ...(valid_from && { valid_from }), example: String(example) };
    return api.changeList(proposal.list, new URLSearchParams({ ...about, ...more }), proposal.file);
  }

  const preview = (proposal: Proposal, { kind, from = 0 }: Part = {}): Promise<Preview> =>
    change(proposal, { preview: "", from: String(from), ...(kind && { kind }) });

  async function confirm(proposal: Proposal, hash: string): Promise<Preview> {
    if (lost === hash) {
      const now = await preview(proposal);
      if (now.hash === "") {
        lost = "";
        return now;
      }
    }
    try {
      return await change(proposal, { confirm: hash });
    } catch (error) {
      lost = error instanceof Unreachable ? hash : "";
      throw error;
    }
  }

  return {
    known: () => answered(api.lists()),
    lines: (list, ...asked) =>
      answered(opened(list).then((own) => own.ask(OPEN, ["lines", ...asked]) as Promise<Lines>)),
    linesOf: (list, keys) =>
      answered(opened(list).then((own) => own.ask(OPEN, ["linesOf", keys]) as Promise<readonly ReferenceEntry[]>)),
    isHere,
    csv: (name) => answered(api.listFile(name)),
    preview: (proposal, part) => answered(preview(proposal, part)),
    confirm: (proposal, hash) => answered(confirm(proposal, hash)),
    close,
  };
}

const OPEN = "open";

async function answered<T>(work: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof Unreachable)
      return { ok: false, problem: { code: "UNREACHABLE", detail: error.message, faults: [], count: 0 } };
    if (!(error instanceof Refusal)) throw error;
    const { faults = [], count = 0 } = error.said as { readonly faults?: readonly Fault[]; readonly count?: number };
    return { ok: false, problem: { code: error.code, detail: error.message, faults, count } };
  }
}
