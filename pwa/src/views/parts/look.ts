/** Which shape, ink and word stand for a status: three signals, each enough by itself. */
import { REFUSED } from "../../domain/apply";
import type { CheckState } from "../../domain/checks";
import type { Progress } from "../../forms/steps";
import type { Verdict } from "../../domain/explain";
import type { Document, Profile, Status } from "../../protocol.gen";
import type { DocumentView, RecordState, SyncStatus } from "../../sync/device";
import { t } from "../../words";
import { isAuthority } from "./role";

export type Ink = "good" | "bad" | "warn" | "info" | "calm" | "stamp";

export interface Look {
  readonly ink: Ink;
  /** A status shape of look/icons.svg. */
  readonly shape: string;
  readonly word: string;
}

const STATUS: Record<Status, readonly [Ink, string]> = {
  draft: ["calm", "s-todo"],
  new: ["calm", "s-todo"],
  in_progress: ["info", "s-half"],
  pre_valid: ["info", "s-half"],
  valid: ["good", "s-good"],
  rejected: ["bad", "s-bad"],
  cancelled: ["bad", "s-cancel"],
  replaced: ["warn", "s-replaced"],
  recalled: ["bad", "s-cancel"],
  deleted: ["calm", "s-none"],
};

const RECORD: Record<RecordState, readonly [Ink, string]> = {
  on_device: ["info", "s-device"],
  sent: ["info", "s-sent"],
  accepted: ["good", "s-synced"],
  accepted_with_conflict: ["warn", "s-fork"],
  signed_not_received: ["stamp", "s-wait"],
  needs_attention: ["warn", "s-warn"],
};

const CHECK: Record<CheckState, readonly [Ink, string]> = {
  good: ["good", "s-good"],
  bad: ["bad", "s-bad"],
  none: ["calm", "s-none"],
  begun: ["info", "s-half"],
  todo: ["calm", "s-todo"],
};

const STEP: Record<Progress["state"], readonly [Ink, string]> = {
  todo: ["calm", "s-todo"],
  begun: ["info", "s-half"],
  good: ["good", "s-good"],
  bad: ["bad", "s-bad"],
  none: ["calm", "s-none"],
};

export function statusLook(status: Status): Look {
  const [ink, shape] = STATUS[status];
  return { ink, shape, word: t(`status-${status}`) };
}

const RULE: Record<Verdict, readonly [Ink, string]> = {
  broken: ["bad", "s-bad"],
  waits: ["info", "s-half"],
  not_judged: ["warn", "s-unknown"],
  holds: ["good", "s-good"],
  does_not_apply: ["calm", "s-none"],
};

/** What a rule says of a document. */
export function ruleLook(verdict: Verdict): Look {
  const [ink, shape] = RULE[verdict];
  return { ink, shape, word: t(`rules-${verdict}`) };
}

export function recordLook(state: RecordState): Look {
  const [ink, shape] = RECORD[state];
  return { ink, shape, word: t(`record-${state}`) };
}

/** What the line of a document says of its record, with what there is to settle by its name. */
export const viewLook = (view: DocumentView): Look =>
  view.state === "accepted_with_conflict" ? conflictLook(view.document) : recordLook(view.state);

function conflictLook({ conflicts = [] }: Document): Look {
  const codes = new Set(conflicts.map(({ code }) => code));
  const word = codes.has("PART_ONE_CHANGED")
    ? "record-part1-changed"
    : codes.has("TWO_VALUES")
      ? "record-accepted_with_conflict"
      : "conflicts-nav";
  return { ink: "warn", shape: "s-fork", word: t(word) };
}

export function checkLook(state: CheckState): Look {
  const [ink, shape] = CHECK[state];
  return { ink, shape, word: t(`check-${state}`) };
}

/** What was decided: "refused", or any outcome that accepts. */
export const outcomeLook = (outcome: string): Look =>
  outcome === REFUSED
    ? { ink: "bad", shape: "s-bad", word: t("decision-not-acceptable") }
    : { ink: "good", shape: "s-good", word: t("decision-acceptable") };

const ENDED: ReadonlySet<Status> = new Set(["cancelled", "replaced", "recalled"]);

/** Whether a document had its time: what was decided holds no longer, and its seal neither. */
export const isEnded = ({ status }: Document): boolean => ENDED.has(status);

/**
 * What was signed here and is not confirmed, in a word: next to "signed, not yet received", which says nothing of it.
 * Empty where the status of the document says it.
 */
export function signedWord({ document, provisional }: DocumentView): string {
  return provisional ? outcomeLook(provisional.outcome).word : isEnded(document) ? t(`status-${document.status}`) : "";
}

/** What holds of a document that ended: until the server has that, whoever scans its seal reads that it is valid. */
export function endedText({ document, state }: DocumentView): string {
  if (state !== "signed_not_received") return t("signed-ended");
  return document.certificate ? t("document-ends") : recordLook(state).word;
}

/** How far a step of Part I is. */
export function stepLook({ state, missing, wrong }: Progress): Look {
  const [ink, shape] = STEP[state];
  const word =
    state === "bad"
      ? t("part1-step-wrong", { count: wrong })
      : missing > 0
        ? t("missing-count", { count: missing })
        : t(state === "good" ? "part1-step-filled" : "rail-if-needed");
  return { ink, shape, word };
}

/** What a document says of itself where there is room for one mark: what a person must know first. */
export function documentLook(view: DocumentView, profile: Profile): Look {
  const { document, state } = view;
  if (view.refused.length > 0 || state === "needs_attention") return recordLook("needs_attention");
  if (state === "signed_not_received") return recordLook(state);
  // Its answer is there, and the seal not yet: the device may send without a login, and not fetch.
  if (view.provisional) return { ink: "stamp", shape: "s-wait", word: t("record-not_confirmed") };
  if (document.conflicts?.length) return conflictLook(document);
  if (view.revision) return { ink: "info", shape: "s-half", word: t("revision-open") };
  if (document.imported?.decided_elsewhere) return { ink: "info", shape: "s-synced", word: t("status-elsewhere") };
  // What is work for the post is handed in for the operator.
  const submitted = document.status === "new" && !isAuthority(profile);
  return submitted ? { ink: "info", shape: "s-sent", word: t("status-submitted") } : statusLook(document.status);
}

/** The light in the bar: it says "all sent" only where nothing waits and the last fetch was complete. */
export function syncLook(status: SyncStatus): Look {
  switch (status.state) {
    case "offline":
      return { ink: "warn", shape: "s-offline", word: t("sync-offline") };
    case "pushing":
    case "pulling":
      return { ink: "info", shape: "s-sent", word: t(`sync-${status.state}`) };
    case "idle":
      if (status.pending > 0) return { ink: "info", shape: "s-device", word: t("sync-waiting") };
      if (status.files > 0) return { ink: "info", shape: "s-device", word: t("sync-files") };
      return status.last_complete === null
        ? { ink: "calm", shape: "s-todo", word: t("sync-first") }
        : { ink: "good", shape: "s-synced", word: t("sync-all-sent") };
    default:
      return { ink: "warn", shape: "s-warn", word: t(`sync-${status.state}`) };
  }
}
