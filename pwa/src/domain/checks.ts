/** The checks of Part II: which a document type has, and how far each has come. */
import type { DocumentType } from "../protocol.gen";

/** `none`: looked at and not done, or a derogation. `begun`: something is entered, a result is still missing. */
export type CheckState = "good" | "bad" | "none" | "begun" | "todo";

export interface Check {
  /** The section's name in Part II. */
  readonly name: string;
  readonly state: CheckState;
}

type Boxes = Readonly<Record<string, unknown>>;

/** The sections that are checks, in the order of the work (DEC-2), each with the boxes that hold its results. */
const GOODS = { documentary: ["result"], identity: ["result"], physical: ["result"] } as const;
const RESULTS: Partial<Record<DocumentType, Readonly<Record<string, readonly string[]>>>> = {
  CED: GOODS,
  CVEDA: { ...GOODS, welfare: ["transport_conditions", "health_on_arrival"] },
  CVEDP: GOODS,
  CHEDPP: GOODS,
};

/** The checks of a document. Laboratory tests count only where they were asked for; `laboratoryState` tells of them. */
export function checksOf(type: DocumentType, content: unknown): readonly Check[] {
  const results = RESULTS[type] ?? {};
  const checks = Object.entries(results).map(([name, boxes]) => ({
    name,
    state: stateOf(section(content, name), boxes),
  }));
  return section(content, "laboratory")["done"] === true
    ? [...checks, { name: "laboratory", state: laboratoryState(content) }]
    : checks;
}

/** The boxes of a section that hold its results, in order; none where it is no check. */
export const resultsOf = (type: DocumentType, section: string): readonly string[] => RESULTS[type]?.[section] ?? [];

/** The result of all tests together: one that is not satisfactory decides. */
export function laboratoryState(content: unknown): CheckState {
  const { done, tests } = section(content, "laboratory");
  if (done !== true) return done === false ? "none" : "todo";
  const conclusions = ((tests ?? []) as readonly Boxes[]).map((test) => test["conclusion"]);
  if (conclusions.includes("not_satisfactory")) return "bad";
  return conclusions.length > 0 && conclusions.every((one) => one === "satisfactory") ? "good" : "begun";
}

export const isDone = (check: Check): boolean => check.state !== "todo" && check.state !== "begun";

function stateOf(boxes: Boxes, results: readonly string[]): CheckState {
  const found = results.map((name) => boxes[name]);
  if (found.includes("not_satisfactory")) return "bad";
  if (found.includes(undefined)) return Object.keys(boxes).length > 0 ? "begun" : "todo";
  return found.includes("satisfactory") ? "good" : "none";
}

function section(content: unknown, name: string): Boxes {
  const part2 = (content as { part2?: Readonly<Record<string, Boxes | undefined>> } | undefined)?.part2;
  return part2?.[name] ?? {};
}
