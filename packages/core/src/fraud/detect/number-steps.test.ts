import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import type { SourceResult } from "../evidence.ts";
import { learnSteps } from "./number-steps.ts";

const MODEL = visits("pub_1", "one", { clicks: 1, results: 1 })[0]?.result;
const HOUR_MS = 3_600_000;

function result(hour: number, txid: string, publisherId: string): SourceResult {
  if (!MODEL) throw new Error("no result to go by: visits() made none");
  return { ...MODEL, atMs: hour * HOUR_MS, txid, publisherId };
}

/** A shop with some ten orders an hour, one of which each hour is one of these publishers'. */
const SHOP = Array.from({ length: 100 }, (_, hour) =>
  result(hour, `ORD-${20_000 + hour * 10 + (hour % 7)}`, `pub_${hour % 5}`),
);

function isOdd(hour: number, txid: string, others: readonly SourceResult[] = SHOP): boolean {
  const own = result(hour, txid, "x");
  return learnSteps([...others, own])(own);
}

test.each([
  [50, "ORD-20503", false],
  [50, "ORD-20480", false],
  [50, "ORD-20700", false],
  [50, "ORD-23000", true],
  [50, "ORD-20001", true],
  // Nobody knows yet how far the row is by then.
  [99, "ORD-99999", false],
  [50, "ORD-123456", false],
  [50, "5f2b9c1d3e4a5b6c7d8e9f0a", false],
])("at hour %s, %s is out of step: %s", (hour, txid, expected) => {
  expect(isOdd(hour, txid)).toBe(expected);
});

test("numbers that are no row are never out of step", () => {
  const random = SHOP.map((own, i) => ({ ...own, txid: `ORD-${20_000 + ((i * 7_919) % 9_973)}` }));
  expect(isOdd(50, "ORD-99999", random)).toBe(false);
});

test("results that come some hours late leave the row as it is", () => {
  const late = SHOP.map((own, i) => (i % 4 === 0 ? { ...own, atMs: own.atMs + 2 * HOUR_MS } : own));
  expect(late.filter((own) => learnSteps(late)(own))).toEqual([]);
});

test("a publisher's own numbers are no measure of it", () => {
  const own = Array.from({ length: 40 }, (_, i) => result(30 + i, `ORD-${50_000 + i}`, "x"));
  const isOut = learnSteps([...SHOP, ...own]);
  expect(own.every(isOut)).toBe(true);
  expect(SHOP.filter(isOut)).toEqual([]);
});
