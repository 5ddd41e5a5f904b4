export type Counts = {
  readonly grossClicks: number;
  readonly clicks: number;
  readonly uniqueClicks: number;
  readonly conversions: number;
  readonly pendingConversions: number;
  readonly rejectedConversions: number;
  readonly revenueMicros: number;
  readonly payoutMicros: number;
};

export type Ratios = {
  readonly profitMicros: number;
  readonly conversionRate: number | null;
  readonly epcMicros: number | null;
};

export const NO_COUNTS: Counts = {
  grossClicks: 0,
  clicks: 0,
  uniqueClicks: 0,
  conversions: 0,
  pendingConversions: 0,
  rejectedConversions: 0,
  revenueMicros: 0,
  payoutMicros: 0,
};

/** Profit, CR (conversions ÷ payable clicks) and EPC (payout ÷ payable clicks); ratios are null without clicks. */
export function withRatios<T extends Counts>(counts: T): T & Ratios {
  const { clicks, conversions, revenueMicros, payoutMicros } = counts;
  return {
    ...counts,
    profitMicros: revenueMicros - payoutMicros,
    conversionRate: clicks === 0 ? null : conversions / clicks,
    epcMicros: clicks === 0 ? null : Math.round(payoutMicros / clicks),
  };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    grossClicks: a.grossClicks + b.grossClicks,
    clicks: a.clicks + b.clicks,
    uniqueClicks: a.uniqueClicks + b.uniqueClicks,
    conversions: a.conversions + b.conversions,
    pendingConversions: a.pendingConversions + b.pendingConversions,
    rejectedConversions: a.rejectedConversions + b.rejectedConversions,
    revenueMicros: a.revenueMicros + b.revenueMicros,
    payoutMicros: a.payoutMicros + b.payoutMicros,
  };
}
