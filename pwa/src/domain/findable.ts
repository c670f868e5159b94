/** What a draft needs so that people find it again (NEW-7): something of the goods, the sender and the receiver. */
export type FindablePart = "goods" | "consignor" | "consignee";

interface Findable {
  readonly part1?: {
    readonly commodities?: readonly { readonly cn_code?: string; readonly description?: string }[];
    readonly consignor?: { readonly name?: string };
    readonly consignee?: { readonly name?: string };
  };
}

/** The parts that say nothing yet. */
export function partsToFind(content: unknown): readonly FindablePart[] {
  const { commodities = [], consignor, consignee } = (content as Findable | undefined)?.part1 ?? {};
  const said: Readonly<Record<FindablePart, boolean>> = {
    goods: commodities.some((line) => Object.entries(line).some(([name, value]) => name !== "id" && Boolean(value))),
    consignor: Boolean(consignor?.name),
    consignee: Boolean(consignee?.name),
  };
  return (Object.keys(said) as FindablePart[]).filter((part) => !said[part]);
}
