import { rateOn, type DatedRates } from "./dated-rates.ts";
import { divideHalfEven } from "./divide-half-even.ts";

/**
 * An amount in another currency at the rates of a day, across the base currency where neither is the base. It is rounded
 * once, half to even to the micro. Null without a rate: money is never converted at a guess. RangeError beyond the
 * safe integers.
 */
export function convertMicros(
  micros: number,
  from: string,
  to: string,
  rates: DatedRates,
  day: string,
): number | null {
  if (from === to) return micros;
  const bought = rateOn(rates, to, day);
  const sold = rateOn(rates, from, day);
  if (bought === null || sold === null) return null;
  const converted = Number(divideHalfEven(BigInt(micros) * BigInt(bought.ppb), BigInt(sold.ppb)));
  if (!Number.isSafeInteger(converted)) {
    throw new RangeError("conversion exceeds what an amount can hold");
  }
  return converted;
}
