/**
 * Part I of a document as the beginning of a new one (NEW-1). What belongs to the one consignment alone stays behind:
 * its own numbers, when it travels, what was declared and linked.
 */
import type { Change } from "../protocol.gen";

const NOT_COPIED: ReadonlySet<string> = new Set([
  "id",
  "local_reference",
  "declaration",
  "links",
  "arrival",
  "departure",
  "left_port",
  "first_estimated_arrival",
  "consignment_arrived",
  "customs_reference",
  "external_references",
  "system",
  "system_reference",
  "file_name",
]);

interface Boxes {
  readonly set: Record<string, unknown>;
  readonly add: Record<string, Record<string, unknown>>;
}

/** The boxes of Part I as the changes that fill them in: in order, each of about `most` characters or fewer. */
export function copyOfPartOne(content: unknown, most = 40_000): readonly Partial<Change>[] {
  const boxes = boxesOf((content as { readonly part1?: object } | undefined)?.part1 ?? {}, "part1");
  // A row stands before what is in it, whatever change it falls into.
  const changes: Partial<Change>[] = parted(boxes.add, most).map((add) => ({ add }));
  changes.push(...parted(boxes.set, most).map((set) => ({ set })));
  const [first, second, ...more] = changes;
  return first?.add && second?.set && more.length === 0 && size(first.add) + size(second.set) <= most
    ? [{ ...first, ...second }]
    : changes;
}

function boxesOf(part: object, path: string): Boxes {
  const found: Boxes = { set: {}, add: {} };
  const take = (inner: object, place: string): void => {
    const { set, add } = boxesOf(inner, place);
    Object.assign(found.set, set);
    Object.assign(found.add, add);
  };
  for (const [name, value] of Object.entries(part) as [string, unknown][]) {
    const here = `${path}/${name}`;
    if (NOT_COPIED.has(name) || value === null) continue;
    if (Array.isArray(value)) {
      for (const row of value as { readonly id: string }[]) {
        found.add[`${here}/${row.id}`] = {};
        take(row, `${here}/${row.id}`);
      }
    } else if (typeof value === "object") take(value, here);
    else found.set[here] = value;
  }
  return found;
}

const size = (value: object): number => JSON.stringify(value).length;

function parted<T>(entries: Readonly<Record<string, T>>, most: number): readonly Record<string, T>[] {
  const parts: Record<string, T>[] = [];
  let length = Infinity;
  for (const [key, value] of Object.entries(entries)) {
    const own = key.length + size({ value });
    if (length + own > most) {
      parts.push({});
      length = 0;
    }
    const last = parts.at(-1);
    if (last) last[key] = value;
    length += own;
  }
  return parts;
}
