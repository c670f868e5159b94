/**
 * What may be added to a document after its decision, and nothing else (SIGN-7): the result of a pending laboratory test
 * (CHK-10), the action on refused goods (RFS-3). The server's is `backend/domain/afterwards.py`.
 */
import { COMPLETIONS, type Change, type Document } from "../protocol.gen";

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
 * these boxes are open, of one that is added all.
 */
export function isOpen({ status, content }: Pick<Document, "status" | "content">, path: string): boolean {
  const open = COMPLETIONS.find((one) => one.start === status && path.startsWith(one.path));
  if (!open) return false;
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

/** Whether anything is left to be given: a refused consignment's action may be given anew, a test only while pending. */
export function leavesOpen(document: Pick<Document, "status" | "content">): boolean {
  const open = openPaths(document);
  return open.includes(TESTS) ? testsOf(document.content).some(isPending) : open.length > 0;
}

/** ST-7: whether a result that is given recalls the document. */
export const recalls = (content: unknown): boolean => testsOf(content).some(({ conclusion }) => conclusion === FAILED);

/** Whether a result of a laboratory test is awaited. */
export const awaitsResult = (content: unknown): boolean => testsOf(content).some(isPending);

const isPending = ({ conclusion }: Test): boolean => conclusion === PENDING;

const testsOf = (content: unknown): readonly Test[] =>
  (content as { part2?: { laboratory?: { tests?: readonly Test[] } } } | undefined)?.part2?.laboratory?.tests ?? [];
