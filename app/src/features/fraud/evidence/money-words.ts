import type { FraudMoney } from "@cleverdrip/contract";
import { formatMoney } from "../../../format/money.ts";

type Paid = { readonly currency: string; readonly payoutMicros: number };

/** "$12.00 + €3.00"; currencies are never added up. `none` where there is nothing at all. */
export function moneyWords(money: readonly Paid[], none = "–"): string {
  if (money.length === 0) return none;
  return money.map(({ payoutMicros, currency }) => formatMoney(payoutMicros, currency)).join(" + ");
}

/** Payouts by currency, in the order in which the currencies come. */
export function sumMoney(rows: readonly Paid[]): readonly FraudMoney[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    conversions: own.length,
    payoutMicros: own.reduce((sum, { payoutMicros }) => sum + payoutMicros, 0),
  }));
}

export function conversionsIn(money: readonly FraudMoney[]): number {
  return money.reduce((sum, { conversions }) => sum + conversions, 0);
}
