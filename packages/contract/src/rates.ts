import * as z from "zod";
import { currency, timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

const day = z.iso.date("must be a day, for example 2026-11-20");

/** What one unit of `from` is worth in `to`, exactly as it is written. */
const rate = z
  .string()
  .max(20)
  .regex(/^\d{1,7}(\.\d{1,9})?$/, 'must be a decimal text such as "1.0842", at most nine decimals');

/** For one day, or for every day up to and with `lastDay`: weekends have no rate unless one is given. */
export const newRate = z.strictObject({
  from: currency,
  to: currency,
  day,
  lastDay: day.optional(),
  rate,
});

export const newRates = z.strictObject({
  rates: z.array(newRate).min(1, "give at least one rate").max(500),
});

export const exchangeRate = z.strictObject({
  from: z.string(),
  to: z.string(),
  day: z.string(),
  rate: z.string(),
  updatedAtMs: timeMs,
});

/** How many days of pairs were written. */
export const storedRates = z.strictObject({ stored: z.number().int() });

/** By pair, the latest day first. */
export const ratesQuery = pageQuery.extend({
  from: currency.optional(),
  to: currency.optional(),
  day: day.optional(),
});

export type NewRate = z.infer<typeof newRate>;
export type NewRates = z.infer<typeof newRates>;
export type ExchangeRateRow = z.infer<typeof exchangeRate>;
export type RatesQuery = z.infer<typeof ratesQuery>;
