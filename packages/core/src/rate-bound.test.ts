import fc from "fast-check";
import { expect, test } from "vitest";
import { createRateBound } from "./rate-bound.ts";

test("so many fit into a period, and then again into the next", () => {
  const fits = createRateBound(2, 1_000);
  expect([0, 1, 2, 999].map(fits)).toEqual([true, true, false, false]);
  expect([1_000, 1_001, 1_002].map(fits)).toEqual([true, true, false]);
});

test("a clock that was set back does not close it for long", () => {
  const fits = createRateBound(1, 1_000);
  expect([1_000_000, 5, 6, 1_005].map(fits)).toEqual([true, true, false, true]);
});

test("however they come, never more than twice the limit fit into any period", () => {
  const gaps = fc.array(fc.nat(300), { maxLength: 400 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 5 }), (waits, limit) => {
      const fits = createRateBound(limit, 1_000);
      let nowMs = 0;
      const taken = waits.map((wait) => (nowMs += wait)).filter(fits);
      for (const start of taken) {
        const inside = taken.filter((atMs) => atMs >= start && atMs < start + 1_000);
        expect(inside.length).toBeLessThanOrEqual(2 * limit);
      }
    }),
  );
});
