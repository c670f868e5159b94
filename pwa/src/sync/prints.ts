/** Prints that the server makes: needs a network. What the tablet prints by itself is a view's business. */
import { Refusal, Unreachable, type Api } from "./api";
import { failed, type Outcome } from "./device";

/** A country whose language belongs on a print: of the check, of the destination, or on the way (PRINT-1). */
export interface AskedLanguage {
  readonly why: "post" | "destination" | "transit";
  readonly country: string;
  readonly languages: readonly string[];
}

export interface PrintLanguages {
  readonly languages: readonly string[];
  readonly asked: readonly AskedLanguage[];
}

/** A blank form (PRINT-2), with the boxes that are filled in on it. */
export interface BlankForm {
  readonly name: string;
  readonly type: string;
  readonly boxes: Readonly<Record<string, string>>;
}

export interface Prints {
  languages(documentId: string): Promise<Outcome<PrintLanguages>>;
  blanks(): Promise<Outcome<readonly BlankForm[]>>;
  /** The PDF of a document, in these languages one after the other. */
  document(documentId: string, languages: readonly string[]): Promise<Outcome<Blob>>;
  blank(name: string, languages: readonly string[]): Promise<Outcome<Blob>>;
}

export function createPrints(api: Pick<Api, "printLanguages" | "blanks" | "pdf">): Prints {
  const tried = async <T>(asked: Promise<T>): Promise<Outcome<T>> => {
    try {
      return { ok: true, value: await asked };
    } catch (cause) {
      if (cause instanceof Refusal) return failed(cause.code, cause.message);
      if (cause instanceof Unreachable) return failed("OFFLINE", cause.message);
      throw cause;
    }
  };
  return {
    languages: (documentId) => tried(api.printLanguages(documentId)),
    blanks: () => tried(api.blanks()),
    document: (documentId, languages) =>
      tried(api.pdf(`/api/documents/${encodeURIComponent(documentId)}/print`, languages)),
    blank: (name, languages) => tried(api.pdf(`/api/blanks/${encodeURIComponent(name)}`, languages)),
  };
}

/** The countries of which no language is among those chosen. */
export const missing = (asked: readonly AskedLanguage[], chosen: readonly string[]): readonly AskedLanguage[] =>
  asked.filter(({ languages }) => !languages.some((one) => chosen.includes(one)));
