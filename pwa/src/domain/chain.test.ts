import { expect, test } from "vitest";

import shared from "../../../sync_protocol/vectors/chain.json";
import { chainHash, recordSum } from "./chain";

test.each(shared.chain)("the hash of an operation: $name", async ({ client_id, seq, prev, body, hash }) => {
  expect(await chainHash(client_id, seq, prev, new TextEncoder().encode(body))).toBe(hash);
});

test("the sum over a feed, modulo 2^64", async () => {
  const parts = await Promise.all(shared.parts.map(({ id, rev }) => recordSum(id, rev)));

  expect(parts.map(String)).toEqual(shared.parts.map(({ part }) => part));
  expect(
    BigInt.asUintN(
      64,
      parts.reduce((a, b) => a + b, 0n),
    ).toString(),
  ).toBe(shared.sum);
});
