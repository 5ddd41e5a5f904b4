import type { ReportTotals } from "@cleverdrip/contract";
import { addCounts, NO_COUNTS, withRatios, type Counts } from "@cleverdrip/core";
import type { SumRow } from "@cleverdrip/db";

/** Counts are added over currencies, money never is: with several, it stands by currency only. */
export function reportTotals(rows: readonly SumRow[], workspaceCurrency: string): ReportTotals {
  const byCurrency = rows.map(({ currency, ...row }) => ({
    ...withRatios(countsOf(row)),
    currency,
  }));
  const whole = withRatios(rows.reduce<Counts>(addCounts, NO_COUNTS));
  if (rows.length > 1) {
    const noMoney = {
      revenueMicros: null,
      payoutMicros: null,
      profitMicros: null,
      epcMicros: null,
    };
    return { ...whole, ...noMoney, currency: null, byCurrency };
  }
  return { ...whole, currency: rows[0]?.currency ?? workspaceCurrency, byCurrency };
}

/** The counts alone: what else a row carries has no place in an answer. */
export function countsOf(row: Counts): Counts {
  return addCounts(row, NO_COUNTS);
}
