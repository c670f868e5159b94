import { t } from "../../words";

const MINUTE = 60_000;

/** How long ago, in the coarsest unit that still tells: "72 min", "26 h", "3 days". A time ahead reads as now. */
export function age(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE));
  if (minutes < 120) return t("age-minutes", { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t("age-hours", { count: hours }) : t("age-days", { count: Math.floor(hours / 24) });
}
