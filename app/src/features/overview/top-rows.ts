import type { ReportRow } from "@cleverdrip/contract";

type Money = {
  readonly currency: string;
  readonly revenueMicros: number;
  readonly payoutMicros: number;
};

/** One campaign, publisher or country, its currencies side by side. */
export type TopRow = {
  readonly key: string;
  readonly label: string;
  readonly clicks: number;
  readonly newVisitors: number;
  readonly impressions: number;
  readonly clickThroughs: number;
  readonly conversions: number;
  /** Null without clicks. */
  readonly conversionRate: number | null;
  /** By currency's name; one without any money is left out, unless none has any. */
  readonly money: readonly Money[];
};

/** A report has a row for each key and currency; counts of one key add up, its money does not. */
export function topRows(rows: readonly ReportRow[]): readonly TopRow[] {
  const byKey = new Map<string, TopRow>();
  for (const row of rows) {
    const known = byKey.get(row.key);
    const clicks = (known?.clicks ?? 0) + row.clicks;
    const conversions = (known?.conversions ?? 0) + row.conversions;
    byKey.set(row.key, {
      key: row.key,
      label: row.label,
      clicks,
      newVisitors: (known?.newVisitors ?? 0) + row.newVisitors,
      impressions: (known?.impressions ?? 0) + row.impressions,
      clickThroughs: (known?.clickThroughs ?? 0) + row.clickThroughs,
      conversions,
      conversionRate: clicks === 0 ? null : conversions / clicks,
      money: [...(known?.money ?? []), moneyOf(row)],
    });
  }
  return [...byKey.values()].map((row) => ({ ...row, money: worthShowing(row.money) }));
}

function worthShowing(money: readonly Money[]): readonly Money[] {
  const some = money.filter((line) => line.revenueMicros !== 0 || line.payoutMicros !== 0);
  const shown = some.length > 0 ? some : money.slice(0, 1);
  return shown.toSorted((a, b) => a.currency.localeCompare(b.currency));
}

function moneyOf({ currency, revenueMicros, payoutMicros }: ReportRow): Money {
  return { currency, revenueMicros, payoutMicros };
}
