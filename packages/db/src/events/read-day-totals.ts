export type DayTotals = {
  readonly clicks: number;
  readonly uniqueClicks: number;
  readonly conversions: number;
  readonly money: readonly {
    readonly currency: string;
    readonly revenueMicros: number;
    readonly payoutMicros: number;
  }[];
};

type Row = {
  currency: string;
  clicks: number;
  uniqueClicks: number;
  conversions: number;
  revenueMicros: number;
  payoutMicros: number;
};

/** One day of a workspace from the daily rollups: the same numbers a report of that day gives. */
export async function readDayTotals(
  db: D1Database,
  workspaceId: string,
  day: string,
): Promise<DayTotals> {
  const { results } = await db
    .prepare(
      `SELECT currency, sum(clicks) AS clicks, sum(unique_clicks) AS uniqueClicks, sum(conversions) AS conversions,
         sum(revenue_micros) AS revenueMicros, sum(payout_micros) AS payoutMicros
       FROM rollup_daily WHERE workspace_id = ? AND day = ? GROUP BY currency ORDER BY currency`,
    )
    .bind(workspaceId, day)
    .all<Row>();
  const sum = (field: "clicks" | "uniqueClicks" | "conversions") =>
    results.reduce((total, row) => total + row[field], 0);
  return {
    clicks: sum("clicks"),
    uniqueClicks: sum("uniqueClicks"),
    conversions: sum("conversions"),
    money: results.map(({ currency, revenueMicros, payoutMicros }) => ({
      currency,
      revenueMicros,
      payoutMicros,
    })),
  };
}
