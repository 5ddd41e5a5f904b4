import fc from "fast-check";
import { expect, test } from "vitest";
import { createTokenBucket } from "./token-bucket.ts";

test("a burst passes at once, and then as many as the rate allows", () => {
  const bucket = createTokenBucket(20, 40);
  const take = (count: number, nowMs: number) =>
    Array.from({ length: count }, () => bucket.take(nowMs)).filter(Boolean).length;
  expect(take(100, 1_000)).toBe(40);
  expect(take(100, 1_500)).toBe(10);
  expect(take(100, 1_549)).toBe(0);
  expect(take(100, 1_550)).toBe(1);
  expect(take(100, 3_600_000)).toBe(40);
});

test("whatever the times and their order, no more pass than the burst and the rate together", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 500 }), (times) => {
      const bucket = createTokenBucket(5, 10);
      const passed = times.filter((nowMs) => bucket.take(nowMs)).length;
      expect(passed).toBeLessThanOrEqual(10 + (5 * Math.max(0, ...times)) / 1_000);
    }),
  );
});
