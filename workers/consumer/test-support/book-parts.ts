import { creditedParts, readCredits } from "@cleverdrip/core";

type Row = Readonly<Record<string, string | number | null>>;

/** Columns of a conversion that the books are made from. */
export type ConversionBook = {
  readonly id: string;
  readonly at_ms: number;
  readonly day: string;
  readonly campaign_id: string;
  readonly publisher_id: string;
  readonly link_id: string;
  readonly currency: string;
  readonly status: string;
  readonly revenue_micros: number;
  readonly payout_micros: number;
  readonly credits: string;
};

export function partsOf(row: ConversionBook) {
  return creditedParts({
    publisherId: row.publisher_id,
    linkId: row.link_id,
    payoutMicros: row.payout_micros,
    revenueMicros: row.revenue_micros,
    credits: readCredits(row.credits),
  });
}

/** What buckets ought to hold: each part where it belongs, the result itself where it belongs in the main. */
export function sumParts(
  rows: readonly ConversionBook[],
  timeOf: (row: ConversionBook) => number | string,
): readonly Row[] {
  const sums = new Map<string, Record<string, string | number>>();
  for (const row of rows) {
    const isApproved = row.status === "approved";
    const isPending = row.status === "pending" || row.status === "hold";
    for (const part of partsOf(row)) {
      const { campaign_id, currency } = row;
      const head = { time: timeOf(row), campaign_id, publisher_id: part.publisherId };
      const key = { ...head, link_id: part.linkId, currency };
      const none = { conversions: 0, pending: 0, rejected: 0, revenue: 0, payout: 0 };
      const sum = sums.get(JSON.stringify(key)) ?? { ...key, ...none };
      const add = (name: keyof typeof none, n: number) => (sum[name] = Number(sum[name]) + n);
      if (part.isMain) add(isApproved ? "conversions" : isPending ? "pending" : "rejected", 1);
      if (isApproved) add("revenue", part.revenueMicros);
      if (isApproved) add("payout", part.payoutMicros);
      sums.set(JSON.stringify(key), sum);
    }
  }
  const metrics = ["conversions", "pending", "rejected", "revenue", "payout"];
  return sorted([...sums.values()].filter((sum) => metrics.some((name) => sum[name] !== 0)));
}

export function sorted(rows: readonly Row[]): readonly Row[] {
  return rows
    .map((row): [string, Row] => [
      JSON.stringify([row["time"], row["publisher_id"], row["link_id"], row["campaign_id"]]),
      row,
    ])
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
