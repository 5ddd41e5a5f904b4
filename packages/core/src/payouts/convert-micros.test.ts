import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, convertMicros, datedRates, rateOn } from "../index.ts";

const rates = datedRates("EUR", [
  { currency: "USD", day: "2026-11-20", ppb: 1_084_200_000 },
  { currency: "USD", day: "2026-11-19", ppb: 1_100_000_000 },
  { currency: "JPY", day: "2026-11-20", ppb: 164_250_000_000 },
]);

test.each([
  ["the base is sold at the day's rate", 10_000_000, "EUR", "USD", "2026-11-20", 10_842_000],
  ["the base is bought at the day's rate", 10_842_000, "USD", "EUR", "2026-11-20", 10_000_000],
  ["other currencies meet across the base", 1_084_200, "USD", "JPY", "2026-11-20", 164_250_000],
  ["a past day has its own rate", 1_000_000, "EUR", "USD", "2026-11-19", 1_100_000],
  ["a weekend takes Friday's rate", 1_000_000, "EUR", "USD", "2026-11-22", 1_084_200],
  ["a rate serves for seven days", 1_000_000, "EUR", "USD", "2026-11-27", 1_084_200],
  ["a rate of eight days before is none", 1_000_000, "EUR", "USD", "2026-11-28", null],
  ["a later rate is none", 1_000_000, "EUR", "USD", "2026-11-18", null],
  ["a currency without rates cannot be bought", 1_000_000, "EUR", "GBP", "2026-11-20", null],
  ["a currency without rates cannot be sold", 1_000_000, "constructor", "USD", "2026-11-20", null],
  ["within one currency no rate is needed", 5, "GBP", "GBP", "1999-01-01", 5],
  ["a refund mirrors what it takes back", -10_000_000, "EUR", "USD", "2026-11-20", -10_842_000],
])("%s", (_name, micros, from, to, day, converted) => {
  expect(convertMicros(micros, from, to, rates, day)).toBe(converted);
});

test("a rate says of which day it is", () => {
  expect(rateOn(rates, "USD", "2026-11-24")).toEqual({
    currency: "USD",
    day: "2026-11-20",
    ppb: 1_084_200_000,
  });
  expect(rateOn(rates, "EUR", "2020-01-01")).toMatchObject({ ppb: 1_000_000_000 });
});

test.each([0, -1, 1.5, Number.NaN])("%d is no rate", (ppb) => {
  expect(() => datedRates("EUR", [{ currency: "USD", day: "2026-11-20", ppb }])).toThrow(
    RangeError,
  );
});

test("a correction later in the list replaces the rate of its day", () => {
  const corrected = datedRates("EUR", [
    { currency: "USD", day: "2026-11-20", ppb: 1 },
    { currency: "USD", day: "2026-11-20", ppb: 2_000_000_000 },
  ]);
  expect(convertMicros(3, "EUR", "USD", corrected, "2026-11-20")).toBe(6);
});

test("an amount beyond what micros hold is refused", () => {
  expect(() => convertMicros(Number.MAX_SAFE_INTEGER, "EUR", "USD", rates, "2026-11-20")).toThrow(
    RangeError,
  );
});

const ppb = fc.integer({ min: 1_000_000, max: 10 ** 12 });
const amount = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });

test("a conversion is rounded once, by at most half a micro, whichever way it goes", () => {
  fc.assert(
    fc.property(amount, ppb, ppb, fc.nat(7), (micros, usd, gbp, age) => {
      const table = datedRates("EUR", [
        { currency: "USD", day: "2026-11-20", ppb: usd },
        { currency: "GBP", day: "2026-11-20", ppb: gbp },
      ]);
      const day = addDays("2026-11-20", age);
      const converted = convertMicros(micros, "USD", "GBP", table, day);
      if (converted === null) throw new Error("no rate");
      const twiceError = (BigInt(converted) * BigInt(usd) - BigInt(micros) * BigInt(gbp)) * 2n;
      expect(twiceError <= BigInt(usd) && twiceError >= -BigInt(usd)).toBe(true);
      expect(convertMicros(0 - micros, "USD", "GBP", table, day)).toBe(0 - converted);
    }),
  );
});

test("there and back is off by what the first rounding was worth, and half a micro", () => {
  fc.assert(
    fc.property(amount, ppb, (micros, usd) => {
      const table = datedRates("EUR", [{ currency: "USD", day: "2026-11-20", ppb: usd }]);
      const there = convertMicros(micros, "EUR", "USD", table, "2026-11-20");
      const back = convertMicros(there ?? 0, "USD", "EUR", table, "2026-11-20");
      const off = Math.abs((back ?? Number.NaN) - micros);
      expect(off).toBeLessThanOrEqual(Math.ceil(0.5 * (10 ** 9 / usd) + 0.5));
    }),
  );
});
