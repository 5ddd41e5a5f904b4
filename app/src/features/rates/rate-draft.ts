import type { NewRate } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";

/** A rate as it is being typed. */
export type RateDraft = {
  readonly from: string;
  readonly to: string;
  readonly day: string;
  /** "" = only that day. */
  readonly lastDay: string;
  readonly rate: string;
};

export const RATE_PATH = "rates.0";

export function rateErrors({ from, to, day, lastDay, rate }: RateDraft): FieldErrors {
  const decimal = decimalOf(rate);
  return under({
    ...(from === to ? { to: "Choose another currency than the first." } : {}),
    ...(day === "" ? { day: "Choose the first day." } : {}),
    ...(lastDay !== "" && lastDay < day ? { lastDay: "It comes before the first day." } : {}),
    ...(/^\d{1,7}(\.\d{1,9})?$/.test(decimal) && Number(decimal) > 0
      ? {}
      : { rate: "Write a rate above 0, such as 1.0842." }),
  });
}

/** Only of a draft that `rateErrors` has nothing against. The rate stays text: no digit of it may be lost. */
export function newRateOf({ from, to, day, lastDay, rate }: RateDraft): NewRate {
  return { from, to, day, rate: decimalOf(rate), ...(lastDay === "" ? {} : { lastDay }) };
}

function decimalOf(rate: string): string {
  return rate.trim().replace(",", ".");
}

function under(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [`${RATE_PATH}.${field}`, message]),
  );
}
