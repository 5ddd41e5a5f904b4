import fc from "fast-check";
import { expect, test } from "vitest";
import { chanceOf, logGamma } from "./beta-binomial.ts";

/** The chance of exactly so many, multiplied out draw by draw (Pólya's urn), over all orders. */
function exactly(seen: number, of: number, alpha: number, beta: number): number {
  let product = 1;
  for (let i = 0; i < seen; i += 1) product *= ((of - i) / (i + 1)) * (alpha + i);
  for (let i = 0; i < of - seen; i += 1) product *= beta + i;
  for (let i = 0; i < of; i += 1) product /= alpha + beta + i;
  return product;
}

function orMore(seen: number, of: number, alpha: number, beta: number): number {
  let sum = 0;
  for (let i = seen; i <= of; i += 1) sum += exactly(i, of, alpha, beta);
  return sum;
}

const parameter = fc.double({ min: 0.05, max: 40, noNaN: true });

test("for small numbers the chance is that of counting all cases", () => {
  const numbers = fc
    .integer({ min: 1, max: 25 })
    .chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
  fc.assert(
    fc.property(numbers, parameter, parameter, ([seen, of], alpha, beta) => {
      expect(chanceOf(seen, of, { alpha, beta })).toBeCloseTo(orMore(seen, of, alpha, beta), 6);
    }),
  );
});

test.each([
  ["none or more is certain", 0, 10, 1],
  ["less than none is certain", -1, 10, 1],
  ["more than there are is impossible", 11, 10, 0],
  ["of nothing, none is certain", 0, 0, 1],
  ["of nothing, one is impossible", 1, 0, 0],
])("%s", (_name, seen, of, chance) => {
  expect(chanceOf(seen, of, { alpha: 2, beta: 3 })).toBe(chance);
});

test("where every share is as likely as any other, so is every count", () => {
  expect(chanceOf(7, 9, { alpha: 1, beta: 1 })).toBeCloseTo(0.3, 9);
});

test("more is never likelier than fewer, and all chances lie between 0 and 1", () => {
  const numbers = fc
    .integer({ min: 1, max: 500 })
    .chain((of) => fc.tuple(fc.integer({ min: 1, max: of }), fc.constant(of)));
  fc.assert(
    fc.property(numbers, parameter, parameter, ([seen, of], alpha, beta) => {
      const chance = chanceOf(seen, of, { alpha, beta });
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(chanceOf(seen - 1, of, { alpha, beta }) + 1e-7);
    }),
  );
});

test("small chances keep their precision", () => {
  const small = chanceOf(20, 25, { alpha: 1, beta: 99 });
  expect(small / orMore(20, 25, 1, 99)).toBeCloseTo(1, 6);
});

test.each([
  [1, 0],
  [5, Math.log(24)],
  [0.5, Math.log(Math.sqrt(Math.PI))],
])("the logarithm of the gamma function of %s is %s", (x, expected) => {
  expect(logGamma(x)).toBeCloseTo(expected, 8);
});
