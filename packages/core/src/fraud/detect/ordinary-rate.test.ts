import { expect, test } from "vitest";
import { TRAITS, visits } from "../../../test-support/fraud-traffic.ts";
import { withOrdinaryRate } from "./ordinary-rate.ts";

const first = { id: "c", atMs: 0, publisherId: "p", campaignId: "k", sub: "", traits: TRAITS };

/** Clicks and results by publisher, of one campaign. */
function ordinary(rates: Readonly<Record<string, readonly [clicks: number, results: number]>>) {
  const results = Object.entries(rates).flatMap(([publisherId, [, count]]) =>
    visits(publisherId, "own", { clicks: count, results: count }).flatMap(({ result }) =>
      result === null ? [] : [{ ...result, campaignId: "k" }],
    ),
  );
  const totals = new Map(Object.entries(rates).map(([id, [clicks]]) => [`${id} k`, clicks]));
  return [...withOrdinaryRate({ clicks: [first], results, totals })].toSorted();
}

const PEERS = { a: [500, 10], b: [1_000, 20], c: [50, 1] } as const;

test("whose clicks lead to results as often as in the middle of all publishers is ordinary, one far below is not", () => {
  expect(ordinary({ ...PEERS, x: [1_000, 14] })).toEqual(["a", "b", "c", "x"]);
  expect(ordinary({ ...PEERS, x: [1_000, 13] })).toEqual(["a", "b", "c"]);
  expect(ordinary({ ...PEERS, x: [1_000, 400] })).toEqual(["a", "b", "c", "x"]);
});

test("of too few publishers, or too few clicks of theirs, nothing is usual", () => {
  expect(ordinary({ a: PEERS.a, b: PEERS.b })).toEqual([]);
  expect(ordinary({ a: PEERS.a, b: PEERS.b, c: [49, 1] })).toEqual([]);
});
