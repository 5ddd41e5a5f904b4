import fc from "fast-check";
import { expect, test } from "vitest";
import { convertMicros, formatRate, parseRate } from "../index.ts";

test.each([
  ["1", 1_000_000_000],
  ["1.0842", 1_084_200_000],
  [" 0.000000001 ", 1],
  ["164.25", 164_250_000_000],
  ["9007199.254740991", Number.MAX_SAFE_INTEGER],
  ["9007199.254740992", null],
  ["0", null],
  ["0.000", null],
  ["-1", null],
  ["1e3", null],
  ["1,08", null],
  ["1.0000000001", null],
  [".5", null],
  ["", null],
])("the rate %j is %d parts per billion", (text, ppb) => {
  expect(parseRate(text)).toBe(ppb);
});

const anyPpb = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

test("a rate reads back as it was written", () => {
  fc.assert(fc.property(anyPpb, (ppb) => parseRate(formatRate(ppb)) === ppb));
});

test.each([
  ["at the rate", 10_000_000, 1_084_200_000, 10_842_000],
  [
    "below zero alike: a refund mirrors what it takes back",
    -10_000_000,
    1_084_200_000,
    -10_842_000,
  ],
  ["a half rounds to even, down", 1, 500_000_000, 0],
  ["a half rounds to even, up", 3, 500_000_000, 2],
  ["nothing stays nothing", 0, 7, 0],
  ["what micros cannot hold is null", Number.MAX_SAFE_INTEGER, 1_000_000_001, null],
])("an amount is converted %s", (_name, micros, ppb, converted) => {
  expect(convertMicros(micros, ppb)).toBe(converted);
});

test("a conversion is rounded once, by at most half a micro", () => {
  const amount = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 10 ** 12 }), (micros, ppb) => {
      const exact = BigInt(micros) * BigInt(ppb);
      const rest = BigInt(convertMicros(micros, ppb) ?? 0) * 1_000_000_000n - exact;
      return 2n * (rest < 0n ? -rest : rest) <= 1_000_000_000n;
    }),
  );
});
