/** The checks of Part II: which a document type has, and how far each has come. */
import type { BoxInfo, DocumentType } from "../protocol.gen";
import { catalogue } from "./catalogue";

/** `none`: looked at and not done, or a derogation. `begun`: something is entered, a result is still missing. */
export type CheckState = "good" | "bad" | "none" | "begun" | "todo";

export interface Check {
  /** The section's name in Part II. */
  readonly name: string;
  readonly state: CheckState;
}

type Boxes = Readonly<Record<string, unknown>>;

/** By document type the sections that are checks, in the order of the form, with the boxes that hold their results. */
const known = new Map<DocumentType, ReadonlyMap<string, readonly string[]>>();

/** A section of Part II is a check where a rule asks for a result in it: a box with both verdicts to choose from. */
function resultsBySection(type: DocumentType): ReadonlyMap<string, readonly string[]> {
  const before = known.get(type);
  if (before) return before;
  const rules = catalogue.types[type]?.rules ?? [];
  const asked = new Set(rules.map((rule) => rule.at));
  const found = new Map<string, readonly string[]>();
  const part2 = fields(catalogue.types[type]?.content).find((box) => box.name === "part2");
  for (const { name, kind, of } of fields(part2?.of)) {
    const results =
      kind === "section"
        ? fields(of)
            .filter(isVerdict)
            .map((box) => box.name)
        : [];
    const wanted = results.filter((result) => asked.has(`part2/${name}/${result}`));
    if (wanted.length > 0) found.set(name, wanted);
  }
  known.set(type, found);
  return found;
}

/** Whether the form has laboratory tests at all. */
export function hasLaboratory(type: DocumentType): boolean {
  const part2 = fields(catalogue.types[type]?.content).find((box) => box.name === "part2");
  return fields(part2?.of).some((box) => box.name === "laboratory");
}

const fields = (form: string | undefined): readonly BoxInfo[] => catalogue.forms[form ?? ""] ?? [];

function isVerdict({ kind, of }: BoxInfo): boolean {
  const options = kind === "enum" ? (catalogue.enums[of ?? ""] ?? []) : [];
  return options.includes("satisfactory") && options.includes("not_satisfactory");
}

/** The checks of a document. Laboratory tests count only where they were asked for; `laboratoryState` tells of them. */
export function checksOf(type: DocumentType, content: unknown): readonly Check[] {
  const checks = [...resultsBySection(type)].map(([name, boxes]) => ({
    name,
    state: stateOf(section(content, name), boxes),
  }));
  return section(content, "laboratory")["done"] === true
    ? [...checks, { name: "laboratory", state: laboratoryState(content) }]
    : checks;
}

/** The boxes of a section that hold its results, in order; none where it is no check. */
export const resultsOf = (type: DocumentType, section: string): readonly string[] =>
  resultsBySection(type).get(section) ?? [];

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
