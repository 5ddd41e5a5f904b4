import fc from "fast-check";
import { expect, test } from "vitest";
import { decayWeights } from "./decay-weights.ts";

const ONE = 2n ** 62n;

test("whole half-lives halve exactly, and very old touches weigh nothing", () => {
  expect(decayWeights([0, 1_000, 3_000, 62_000, 63_000, 10 ** 15], 1_000)).toEqual([
    ONE,
    ONE / 2n,
    ONE / 8n,
    1n,
    0n,
    0n,
  ]);
});

test("in between, a weight is 2^(-age ÷ half-life) to seven digits", () => {
  const halfLife = fc.integer({ min: 1, max: 10 ** 10 });
  fc.assert(
    fc.property(halfLife, fc.double({ min: 0, max: 8, noNaN: true }), (halfLifeMs, lives) => {
      const ageMs = Math.round(lives * halfLifeMs);
      const weight = Number(decayWeights([ageMs], halfLifeMs)[0]) / Number(ONE);
      const expected = 2 ** -(ageMs / halfLifeMs);
      expect(Math.abs(weight / expected - 1)).toBeLessThan(1e-7);
    }),
  );
});

test("an older touch never weighs more", () => {
  const age = fc.nat(10 ** 9);
  fc.assert(
    fc.property(age, age, fc.integer({ min: 1, max: 10 ** 9 }), (ageMs, moreMs, halfLifeMs) => {
      const [younger = 0n, older = 0n] = decayWeights([ageMs, ageMs + moreMs], halfLifeMs);
      expect(older <= younger).toBe(true);
    }),
  );
});
