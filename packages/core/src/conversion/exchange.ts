import { convertMicros, type ExchangedMoney, type ExchangeRate } from "../payouts/exchange-rate.ts";
import { localDay } from "../zone.ts";
import { reportTime } from "./report-time.ts";
import { reportedAmount, type ReportParameters } from "./report-parameters.ts";

/** The rate that a report's amounts need: of the day on which the result happened. */
export type RateAsked = Omit<ExchangeRate, "ppb">;

/** That rate, or null where the workspace has not given it. */
export type Exchange = RateAsked & { readonly ppb: number | null };

/** Which rate a report cannot do without; null where it says no amount, or says it in the campaign's currency. */
export function rateAsked(
  report: ReportParameters,
  origin: Parameters<typeof reportTime>[1],
  currency: string,
  timezone: string,
): RateAsked | null {
  const { currency: from } = report;
  if (from === null || from === currency || !/^[A-Z]{3}$/.test(from)) return null;
  if (reportedAmount(report) === null) return null;
  const atMs = reportTime(report.eventAtMs, origin);
  return { from, to: currency, day: localDay(timezone, atMs) };
}

/** Both amounts at the rate; null where one is more than can be held. */
export function exchange(money: ExchangedMoney): Money | null {
  const { saleMicros, revenueMicros, ppb } = money;
  const sale = saleMicros === null ? null : convertMicros(saleMicros, ppb);
  const revenue = revenueMicros === null ? null : convertMicros(revenueMicros, ppb);
  const isLost = (sale === null) !== (saleMicros === null);
  if (isLost || (revenue === null) !== (revenueMicros === null)) return null;
  return { saleMicros: sale, revenueMicros: revenue };
}

type Money = Pick<ExchangedMoney, "saleMicros" | "revenueMicros">;

/** What is missing, and how to go on. */
export function missingRateSentence({ from, to, day }: RateAsked): string {
  return (
    `there is no rate from ${from} to ${to} for ${day}, so the result waits; ` +
    `give it (PUT /v1/rates), then replay the report`
  );
}
