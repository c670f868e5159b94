/**
 * What the decision's answer takes along (ACP-1): what is refused has no outcome, what is accepted nothing of a refusal.
 * The rules of `sync_protocol/forms/deciding.py` say the same of what is signed.
 */
import { atPath } from "./copying";

type Boxes = Readonly<Record<string, unknown>>;

/** What stands below an answer: boxes with their values, and rows with their boxes, by their paths. */
export interface Answered {
  readonly boxes: Boxes;
  readonly rows: Readonly<Record<string, Boxes>>;
}

const DECISION = "part2/decision";
const BELOW: Readonly<Record<"yes" | "no", readonly string[]>> = {
  yes: ["outcome", "details"],
  no: ["reasons", "action", "action_by", "action_explanation", "action_extent"],
};

const below = (acceptable: boolean): readonly string[] =>
  BELOW[acceptable ? "yes" : "no"].map((name) => `${DECISION}/${name}`);

/** Whether a box is asked for only under this answer. */
export const isBelow = (acceptable: boolean, path: string): boolean =>
  below(acceptable).some((one) => `${path}/`.startsWith(`${one}/`));

/** What has been filled in under an answer. */
export function answered(content: unknown, acceptable: boolean): Answered {
  const boxes: Record<string, unknown> = {};
  const rows: Record<string, Boxes> = {};
  for (const path of below(acceptable)) {
    const value = atPath(content, path);
    if (value === undefined || value === null) continue;
    if (Array.isArray(value))
      for (const { id, ...row } of value as readonly ({ id: string } & Boxes)[]) rows[`${path}/${id}`] = row;
    else if (typeof value === "object")
      for (const [name, box] of Object.entries(value as Boxes)) boxes[`${path}/${name}`] = box;
    else boxes[path] = value;
  }
  return { boxes, rows };
}

/** The outcome that the purpose of Part I says, of those that it opens: its own, or the only one. */
export const outcomeFor = (purpose: unknown, open: readonly string[]): string | undefined =>
  open.find((one) => one === purpose) ?? (open.length === 1 ? open[0] : undefined);
