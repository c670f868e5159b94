import type { Finding } from "../../protocol.gen";
import { t } from "../../words";

/** What a rule found, in a sentence: of a clock the server says no more than which way it was wrong (DEC-5). */
export function findingText({ code, detail, words }: Finding): string {
  if (detail === "clock before") return t("finding-clock-before");
  if (detail === "clock after") return t("finding-clock-after");
  return detail || (words ? t(words) : code);
}
