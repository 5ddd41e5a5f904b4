import { expect, test } from "vitest";
import { addCounts, NO_COUNTS, withRatios, type Counts } from "./metrics.ts";

test("a ratio to nothing is null, profit is a number all the same", () => {
  expect(withRatios(NO_COUNTS)).toMatchObject({
    conversionRate: null,
    epcMicros: null,
    clickThroughRate: null,
    landingRate: null,
    profitMicros: 0,
  });
});

test("each ratio is of what its name says", () => {
  const counts = {
    ...NO_COUNTS,
    clicks: 40,
    impressions: 1_000,
    clickThroughs: 10,
    conversions: 2,
    revenueMicros: 50_000_000,
    payoutMicros: 8_000_000,
  };
  expect(withRatios(counts)).toMatchObject({
    conversionRate: 0.05,
    epcMicros: 200_000,
    clickThroughRate: 0.04,
    landingRate: 0.25,
    profitMicros: 42_000_000,
  });
});

test("every count is added, none is left at zero", () => {
  const names = Object.keys(NO_COUNTS) as (keyof Counts)[];
  const one = Object.fromEntries(names.map((name, i) => [name, i + 1])) as Counts;
  const sum = addCounts(one, one);
  for (const [i, name] of names.entries()) expect(sum[name]).toBe(2 * (i + 1));
});
