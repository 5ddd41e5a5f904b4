import type { Metrics, ReportTotals } from "@cleverdrip/contract";
import { formatFineMoney, formatMoney } from "../../format/money.ts";
import { changeOf, formatCount, formatRate } from "../../format/number.ts";

export type KpiLine = { readonly text: string; readonly change: number | null };

export type Kpi = {
  readonly label: string;
  /** One, or one for each currency: money of several is listed, never added. */
  readonly lines: readonly KpiLine[];
  /** Whether more is better: money that we owe is neither. */
  readonly isGoodWhenUp: boolean | null;
};

type Count = "clicks" | "uniqueClicks" | "conversions";
type Amount = "revenueMicros" | "payoutMicros" | "profitMicros" | "epcMicros";

/** The figures of a period and how they changed since the one before. */
export function kpisOf(
  now: ReportTotals,
  before: ReportTotals | null,
  defaultCurrency: string,
): readonly Kpi[] {
  const count = (label: string, key: Count): Kpi => ({
    label,
    lines: [{ text: formatCount(now[key]), change: changeOf(now[key], before?.[key] ?? null) }],
    isGoodWhenUp: true,
  });
  const money = (label: string, key: Amount, isGoodWhenUp: boolean | null): Kpi => ({
    label,
    lines: moneyLines(now, before, key, defaultCurrency),
    isGoodWhenUp,
  });
  const rateChange = changeOf(now.conversionRate, before?.conversionRate ?? null);
  return [
    count("Clicks", "clicks"),
    count("Unique clicks", "uniqueClicks"),
    count("Conversions", "conversions"),
    {
      label: "Conversion rate",
      lines: [{ text: formatRate(now.conversionRate), change: rateChange }],
      isGoodWhenUp: true,
    },
    money("Revenue", "revenueMicros", true),
    money("Payout", "payoutMicros", null),
    money("Profit", "profitMicros", true),
    money("EPC", "epcMicros", true),
  ];
}

function moneyLines(
  now: ReportTotals,
  before: ReportTotals | null,
  key: Amount,
  defaultCurrency: string,
): readonly KpiLine[] {
  const format = key === "epcMicros" ? formatFineMoney : formatMoney;
  if (now.byCurrency.length === 0)
    return [{ text: format(now[key], now.currency ?? defaultCurrency), change: null }];
  return now.byCurrency.map((metrics) => ({
    text: format(metrics[key], metrics.currency),
    change: changeOf(metrics[key], metricsIn(before, metrics.currency)?.[key] ?? null),
  }));
}

function metricsIn(totals: ReportTotals | null, currency: string): Metrics | undefined {
  return totals?.byCurrency.find((metrics) => metrics.currency === currency);
}
