/** A document as small as it can be; for tests. */
import type { Document, Status } from "../protocol.gen";

export const aDocument = (more: Partial<Document> = {}): Document => ({
  id: "d",
  type: "CVEDP",
  edition: "2019/1715",
  rev: 1,
  status: "new",
  post: "NLHBR1",
  ...more,
});

/** All but that of a document which is gone. */
export const STATUSES = [
  "draft",
  "new",
  "in_progress",
  "pre_valid",
  "valid",
  "rejected",
  "cancelled",
  "replaced",
  "recalled",
] as const satisfies readonly Status[];
