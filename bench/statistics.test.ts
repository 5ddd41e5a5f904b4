import fc from "fast-check";
import { expect, test } from "vitest";
import { median, medianRatio, medianRound, percentile } from "./statistics.ts";

test("percentiles are values that were measured", () => {
  const sorted = Float64Array.from({ length: 100 }, (_, i) => i + 1);
  expect(percentile(sorted, 0.5)).toBe(50);
  expect(percentile(sorted, 0.99)).toBe(99);
  expect(percentile(sorted, 1)).toBe(100);
  expect(percentile(Float64Array.of(7), 0.01)).toBe(7);
});

test("the median does not depend on the order, and half of the values lie on either side", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      expect(median(values.toReversed())).toBe(middle);
      expect(values.filter((value) => value < middle).length * 2).toBeLessThanOrEqual(
        values.length,
      );
      expect(values.filter((value) => value > middle).length * 2).toBeLessThanOrEqual(
        values.length,
      );
    }),
  );
});

test("each figure of a round gets its own median", () => {
  const rounds = [
    { requestsPerSecond: 1, p50Ms: 30, p99Ms: 200, cpuMicros: 7 },
    { requestsPerSecond: 3, p50Ms: 10, p99Ms: 300, cpuMicros: 9 },
    { requestsPerSecond: 2, p50Ms: 20, p99Ms: 100, cpuMicros: 8 },
  ];
  expect(medianRound(rounds)).toEqual({
    requestsPerSecond: 2,
    p50Ms: 20,
    p99Ms: 200,
    cpuMicros: 8,
  });
});

test("a ratio compares rounds that were measured side by side, so that a slow moment counts for nothing", () => {
  const round = { requestsPerSecond: 0, p50Ms: 1, p99Ms: 1, cpuMicros: 1 };
  const bare = [100, 50, 100].map((requestsPerSecond) => ({ ...round, requestsPerSecond }));
  const tracker = [70, 35, 70].map((requestsPerSecond) => ({ ...round, requestsPerSecond }));
  expect(medianRatio(tracker, bare, "requestsPerSecond")).toBeCloseTo(0.7);
  expect(medianRatio(tracker, bare.slice(0, 1), "p50Ms")).toBeNaN();
});
