import fc from "fast-check";
import { expect, test } from "vitest";
import { createRepeatBound } from "./repeat-bound.ts";

test("each key has a bound of its own, and what is over it is counted until its period ends", () => {
  const bound = createRepeatBound(2, 1_000, 10);
  expect([0, 1, 2, 900].map((atMs) => bound("a", atMs))).toEqual([
    null,
    null,
    { over: 1, waitMs: 998 },
    { over: 2, waitMs: 100 },
  ]);
  expect(bound("b", 900)).toBeNull();
  expect([1_000, 1_001, 1_002].map((atMs) => bound("a", atMs))).toEqual([
    null,
    null,
    { over: 1, waitMs: 998 },
  ]);
});

test("a clock that was set back begins anew", () => {
  const bound = createRepeatBound(1, 1_000, 10);
  expect([1_000_000, 5].map((atMs) => bound("a", atMs))).toEqual([null, null]);
});

test("more keys than there is room for cost no memory, and close nobody out", () => {
  const bound = createRepeatBound(1, 1_000, 3);
  for (let i = 0; i < 100; i += 1) expect(bound(String(i), 0)).toBeNull();
});

test("whatever comes, a key has its whole bound in each period, and what is over is told without a gap", () => {
  const asked = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.nat(300)), { maxLength: 300 });
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 5 }), (steps, limit) => {
      const bound = createRepeatBound(limit, 1_000, 10);
      const last = new Map<string, number>();
      let nowMs = 0;
      for (const [key, gapMs] of steps) {
        nowMs += gapMs;
        const excess = bound(key, nowMs);
        const before = last.get(key) ?? 0;
        const over = excess?.over ?? 0;
        expect(over === 0 || over === before + 1).toBe(true);
        if (excess !== null) {
          expect(excess.waitMs).toBeGreaterThan(0);
          expect(excess.waitMs).toBeLessThanOrEqual(1_000);
        }
        last.set(key, over);
      }
    }),
  );
});
