import { expect, test } from "vitest";
import { createRandom } from "../../random.ts";
import { onsetMs, someOf, timed } from "./timers.ts";

const dayMs = 86_400_000;

test.each([0.02, 0.15, 0.35])(
  "a machine's gaps within a run vary as little as it is told: %s",
  (unevenness) => {
    const random = createRandom(`timer ${unevenness}`);
    const moments = timed(random, 2_000, { fromMs: 0, toMs: dayMs, unevenness, hoursPerDay: 10 });
    const gaps = moments.slice(1).map((atMs, i) => atMs - (moments[i] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(Math.abs(Math.sqrt(variance) / mean - unevenness)).toBeLessThan(0.03);
  },
);

test("a machine's moments lie within its days, about as many as asked for", () => {
  const random = createRandom("days");
  const moments = timed(random, 1_000, {
    fromMs: 5 * dayMs,
    toMs: 9 * dayMs,
    unevenness: 0.2,
    hoursPerDay: 24,
  });
  expect(moments.length).toBeGreaterThan(900);
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(5 * dayMs);
  expect(Math.max(...moments)).toBeLessThan(9 * dayMs);
});

test("fraud begins at once or within the share of time it may wait", () => {
  const random = createRandom("onset");
  for (let i = 0; i < 200; i++) {
    const atMs = onsetMs(random, 100, 1_100, 0.35);
    expect(atMs).toBeGreaterThanOrEqual(100);
    expect(atMs).toBeLessThan(450);
  }
});

test("some of a list are different ones, at most all", () => {
  const random = createRandom("some");
  expect(someOf(random, [1, 2, 3], 9).toSorted()).toEqual([1, 2, 3]);
  expect(new Set(someOf(random, [1, 2, 3, 4], 2)).size).toBe(2);
});
