/**
 * Part I in steps, as people fill it in: what, who, from where, how, for what, with which papers. The form says which
 * boxes a type has; a box that no step knows stands in the last one, so that every type of the catalogue can be edited.
 */
import { isEmpty, valueAt, type Field } from "./definition";
import type { Fault } from "./open-form.svelte";

export const STEPS = ["goods", "parties", "origin", "journey", "purpose", "papers", "more"] as const;

export type StepName = (typeof STEPS)[number];

export interface Step {
  readonly name: StepName;
  readonly fields: readonly Field[];
}

const BY_NAME: Readonly<Record<string, StepName>> = {
  model: "goods",
  commodities: "goods",
  number_of_animals: "goods",
  packages: "goods",
  package_type: "goods",
  total_net_weight: "goods",
  total_gross_weight: "goods",
  temperature: "goods",
  certified_for: "goods",
  intended_for: "goods",
  unweaned_animals: "goods",
  contains_wood_packaging: "goods",
  marketing_standards_declared: "goods",
  seals: "journey",
  transporter: "journey",
  point_of_entry: "journey",
  arrival: "journey",
  departure: "journey",
  transport_to_entry: "journey",
  transport_after_entry: "journey",
  place_of_loading: "origin",
  place_of_origin: "origin",
  holding_number: "origin",
  purpose: "purpose",
  local_reference: "papers",
  documents: "papers",
  attachments: "papers",
  catch_certificate_required: "papers",
  catch_certificates: "papers",
  cites_numbers: "papers",
  declaration: "papers",
  central_authority: "parties",
  local_authority: "parties",
  country_of_destination: "parties",
  region_of_destination: "parties",
  destination_is_permanent_address: "parties",
  particulars: "more",
};

/** Where a box that is not named above belongs, by what it is. */
const BY_WORD: readonly (readonly [RegExp, StepName])[] = [
  [/origin|consigned|establishment|slaughter/, "origin"],
  [/transport|journey|route|control_post|resting|transfer|transit|entry|exit/, "journey"],
  [/weight|animal|package|commodit|goods|species/, "goods"],
  [/document|certificate|declar|attestation/, "papers"],
];

export function stepOf(field: Field): StepName {
  const known = BY_NAME[field.name];
  if (known) return known;
  if (field.of === "Party") return "parties";
  return BY_WORD.find(([word]) => word.test(field.name))?.[1] ?? "more";
}

/** The steps that hold a box, in order; within a step the boxes stand as on the form. */
export function stepsOf(fields: readonly Field[]): readonly Step[] {
  return STEPS.map((name) => ({ name, fields: fields.filter((field) => stepOf(field) === name) })).filter(
    (step) => step.fields.length > 0,
  );
}

/** `none`: nothing is asked for and nothing is there. `missing` and `wrong` count what keeps Part I from being submitted. */
export interface Progress {
  readonly state: "todo" | "begun" | "good" | "bad" | "none";
  readonly missing: number;
  readonly wrong: number;
}

/** How far the boxes of a step are. `path` is where they stand. */
export function progressOf(
  fields: readonly Field[],
  path: string,
  content: unknown,
  faults: readonly Fault[],
): Progress {
  const names = new Set(fields.map((field) => `${path}/${field.name}`));
  const own = faults.filter(
    (fault) =>
      !fault.warning &&
      names.has(
        fault.at
          .split("/")
          .slice(0, path.split("/").length + 1)
          .join("/"),
      ),
  );
  // What a rule says of an empty box is that something is missing there.
  const wrong = own.filter((fault) => fault.text !== "" && !isEmpty(valueAt(content, fault.at))).length;
  const missing = own.length - wrong;
  const begun = fields.some((field) => !isEmpty(valueAt(content, `${path}/${field.name}`)));
  const state = wrong ? "bad" : missing ? (begun ? "begun" : "todo") : begun ? "good" : "none";
  return { state, missing, wrong };
}
