import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, integer, logNormal, pick } from "./random.ts";

const draws = (seed: string, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test("the same seed gives the same draws, another seed others", () => {
  expect(draws("a", 50)).toEqual(draws("a", 50));
  expect(draws("a", 50)).not.toEqual(draws("b", 50));
});

test("draws are spread evenly over [0, 1)", () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const value of draws("even", 20_000)) {
    const tenth = Math.floor(value * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(tenths).toHaveLength(10);
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

test("the first draws of neighbouring seeds are unrelated", () => {
  const first = Array.from({ length: 2_000 }, (_, i) => draws(`seed-${i}`, 1)[0] ?? 0);
  const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
  expect(mean).toBeGreaterThan(0.47);
  expect(mean).toBeLessThan(0.53);
});

test("an integer never leaves its bounds", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 1_000 }), (seed, width) => {
      const value = integer(createRandom(seed), 5, 5 + width);
      expect(value).toBeGreaterThanOrEqual(5);
      expect(value).toBeLessThanOrEqual(5 + width);
    }),
  );
});

test("choices come as often as they weigh, and a choice without weight never", () => {
  const random = createRandom("weights");
  const counts: Record<string, number> = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 10_000; i++) {
    const value = pick(random, [
      { value: "a", weight: 3 },
      { value: "b", weight: 1 },
      { value: "c", weight: 0 },
    ]);
    counts[value] = (counts[value] ?? 0) + 1;
  }
  expect(counts["c"]).toBe(0);
  expect((counts["a"] ?? 0) / (counts["b"] ?? 1)).toBeCloseTo(3, 0);
});

test("picking from nothing is a mistake of the caller", () => {
  expect(() => pick(createRandom("x"), [])).toThrow("nothing to pick from");
});

test("half of the log-normal draws lie below the median", () => {
  const random = createRandom("median");
  const below = Array.from({ length: 10_000 }, () => logNormal(random, 100, 1.4)).filter(
    (value) => value < 100,
  );
  expect(below.length / 10_000).toBeCloseTo(0.5, 1);
});
