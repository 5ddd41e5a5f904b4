import type { FraudMoney } from "@cleverdrip/contract";

type Paid = {
  readonly currency: string;
  readonly payoutMicros: number;
  readonly conversions?: number;
};

/** By currency: money of several is never one sum. */
export function moneyOf(rows: readonly Paid[]): FraudMoney[] {
  const sums = new Map<string, FraudMoney>();
  for (const { currency, payoutMicros, conversions = 1 } of rows) {
    const known = sums.get(currency) ?? { currency, conversions: 0, payoutMicros: 0 };
    sums.set(currency, {
      currency,
      conversions: known.conversions + conversions,
      payoutMicros: known.payoutMicros + payoutMicros,
    });
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

export function conversionsOf(money: readonly FraudMoney[]): number {
  return money.reduce((sum, { conversions }) => sum + conversions, 0);
}
