import type { About } from "../../sync/device";
import { t } from "../../words";

const NAMED = ["training", "acceptance"];

/** What every page of an installation says that is not for production (PRINT-3); empty for one that is. */
export function installationText(about: About | null): string {
  if (about?.demo) return t("demo-line");
  return about && NAMED.includes(about.environment) ? t(`installation-${about.environment}`) : "";
}
