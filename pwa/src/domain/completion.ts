/**
 * What may be added to a document after its decision, and nothing else (SIGN-7): the result of a pending laboratory test
 * (CHK-10), the action on refused goods (RFS-3). The server's is `backend/domain/afterwards.py`.
 */
import { COMPLETIONS, type Change, type Document, type IsoDate } from "../protocol.gen";
import { atPath } from "./copying";
import { dayOfLaw } from "./dates";

const ACTION = "part2/decision/action";
const TESTS = "part2/laboratory/tests/";
const PENDING = "pending";
const FAILED = "not_satisfactory";

interface Test {
  readonly id: string;
  readonly conclusion?: string;
}

/** Where the boxes begin that a document of this status leaves open. */
export const openPaths = ({ status }: Pick<Document, "status">): readonly string[] =>
  COMPLETIONS.filter(({ start }) => start === status).map(({ path }) => path);

/**
 * Whether a box or row of a decided document may still be given. A test that has its result is settled; of a pending one
 * these boxes are open, of one that is added all. Of a refusal what was given stays, and its action settles it (RFS-3).
 */
export function isOpen({ status, content }: Pick<Document, "status" | "content">, path: string): boolean {
  const open = COMPLETIONS.find((one) => one.start === status && path.startsWith(one.path));
  if (!open) return false;
  if (status === "rejected") return !isActedOn(content) && isEmpty(atPath(content, path));
  const decided = testsOf(content).find(({ id }) => `${path}/`.startsWith(`${TESTS}${id}/`));
  if (!decided) return true;
  const box = path.slice(`${TESTS}${decided.id}/`.length);
  return isPending(decided) && (box === "" || (open.boxes ?? []).includes(box));
}

/** Whether a change gives what was open at the decision, and touches nothing else. No row of the decision goes. */
export function isCompletion(document: Pick<Document, "status" | "content">, change: Partial<Change>): boolean {
  const { set = {}, unset = [], add = {}, remove = [] } = change;
  const paths = [...Object.keys(set), ...unset, ...Object.keys(add), ...remove];
  const rows = new Set(testsOf(document.content).map(({ id }) => `${TESTS}${id}`));
  return paths.length > 0 && paths.every((path) => isOpen(document, path)) && !remove.some((path) => rows.has(path));
}

/** Whether anything is left to be given: the result of a test while it is pending, the action on refused goods once. */
export function leavesOpen({ status, content }: Pick<Document, "status" | "content">): boolean {
  const open = openPaths({ status });
  return open.includes(TESTS) ? testsOf(content).some(isPending) : open.length > 0 && !isActedOn(content);
}

/**
 * The day that the rules judge what completes a decision on: that of its signature (CHK-5, DEC-5). `provisional` is that of
 * a decision which the server does not have yet; `now`, in ms since 1970, counts where nobody knows.
 */
export function dayOfDecision(
  { decision }: Pick<Document, "decision">,
  provisional: { readonly signed_at: string } | null,
  now: number,
): IsoDate {
  const signed_at = provisional?.signed_at ?? decision?.signed_at;
  return dayOfLaw(signed_at === undefined ? now : Date.parse(signed_at));
}

/** ST-7: whether a result that is given recalls the document; one that the decision knew of does not. */
export function recalls(decided: unknown, completed: unknown): boolean {
  const known = new Set(testsOf(decided).flatMap((one) => (isFailed(one) ? one.id : [])));
  return testsOf(completed).some((one) => isFailed(one) && !known.has(one.id));
}

/** Whether a result of a laboratory test is awaited. */
export const awaitsResult = (content: unknown): boolean => testsOf(content).some(isPending);

const isActedOn = (content: unknown): boolean => !isEmpty(atPath(content, ACTION));

const isEmpty = (value: unknown): boolean => value === undefined || value === null;

const isFailed = ({ conclusion }: Test): boolean => conclusion === FAILED;

const isPending = ({ conclusion }: Test): boolean => conclusion === PENDING;

const testsOf = (content: unknown): readonly Test[] =>
  (content as { part2?: { laboratory?: { tests?: readonly Test[] } } } | undefined)?.part2?.laboratory?.tests ?? [];
