import type { Result } from "../../protocol.gen";
import type { Problem } from "../../sync/device";
import { t, words } from "../../words";

/** What went wrong, in a sentence: that of the catalogue for the code, or the one that came with it. */
export function problemText(problem: Problem): string {
  const text = sentence(problem.code, problem.detail);
  return problem.tries_left === undefined ? text : `${text} ${t("password-tries-left", { count: problem.tries_left })}`;
}

/** Why the server did not take an operation. */
export const refusalText = (result: Result): string => sentence(result.code ?? "", result.detail ?? "");

/** What the server says of this one case, where the sentence of the code does not say it already. */
export const refusalDetail = ({ code = "", detail = "" }: Result): string =>
  words.has(`problem-${code}`) ? detail : "";

function sentence(code: string, detail: string): string {
  return words.has(`problem-${code}`) ? t(`problem-${code}`, { detail }) : detail || t("problem-unknown", { code });
}
