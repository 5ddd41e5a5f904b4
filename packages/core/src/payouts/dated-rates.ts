import { addDays } from "../zone.ts";

/** Weekends and holidays have no rates of their own; beyond a week a rate says nothing about the day. */
const MAX_AGE_DAYS = 7;

/** How many of the currency one unit of the base bought on a day, in parts per billion: 1.0842 is 1,084,200,000. */
export type DatedRate = {
  readonly currency: string;
  /** `yyyy-mm-dd` */
  readonly day: string;
  readonly ppb: number;
};

export type DatedRates = {
  readonly base: string;
  /** By currency, then by day. */
  readonly ppbOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

/**
 * A table of rates, ready to be asked; of two rates for one day the later in the list holds. RangeError for a rate that is
 * not a positive whole number.
 */
export function datedRates(base: string, rates: readonly DatedRate[]): DatedRates {
  const ppbOf = new Map<string, Map<string, number>>();
  for (const { currency, day, ppb } of rates) {
    if (!Number.isSafeInteger(ppb) || ppb <= 0) {
      throw new RangeError(`rate of ${currency} on ${day} is not a positive whole number`);
    }
    const days = ppbOf.get(currency) ?? new Map<string, number>();
    ppbOf.set(currency, days.set(day, ppb));
  }
  return { base, ppbOf };
}

/** The rate of that day, or the latest of the seven days before it; null where there is none. */
export function rateOn(rates: DatedRates, currency: string, day: string): DatedRate | null {
  if (currency === rates.base) return { currency, day, ppb: 1_000_000_000 };
  const days = rates.ppbOf.get(currency);
  if (days === undefined) return null;
  for (let age = 0; age <= MAX_AGE_DAYS; age += 1) {
    const earlier = addDays(day, -age);
    const ppb = days.get(earlier);
    if (ppb !== undefined) return { currency, day: earlier, ppb };
  }
  return null;
}
