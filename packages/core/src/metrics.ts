export type Counts = {
  readonly grossClicks: number;
  readonly clicks: number;
  readonly uniqueClicks: number;
  readonly newVisitors: number;
  readonly impressions: number;
  readonly clickThroughs: number;
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
  readonly clickThroughRate: number | null;
  readonly landingRate: number | null;
};

export const NO_COUNTS: Counts = {
  grossClicks: 0,
  clicks: 0,
  uniqueClicks: 0,
  newVisitors: 0,
  impressions: 0,
  clickThroughs: 0,
  conversions: 0,
  pendingConversions: 0,
  rejectedConversions: 0,
  revenueMicros: 0,
  payoutMicros: 0,
};

/**
 * Profit, CR (conversions ÷ payable clicks), EPC (payout ÷ payable clicks), CTR (payable clicks ÷ impressions) and the
 * landing pages' rate (click-throughs ÷ payable clicks); a ratio to nothing is null.
 */
export function withRatios<T extends Counts>(counts: T): T & Ratios {
  const { clicks, clickThroughs, conversions, impressions, revenueMicros, payoutMicros } = counts;
  return {
    ...counts,
    profitMicros: revenueMicros - payoutMicros,
    conversionRate: clicks === 0 ? null : conversions / clicks,
    epcMicros: clicks === 0 ? null : Math.round(payoutMicros / clicks),
    clickThroughRate: impressions === 0 ? null : clicks / impressions,
    landingRate: clicks === 0 ? null : clickThroughs / clicks,
  };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    grossClicks: a.grossClicks + b.grossClicks,
    clicks: a.clicks + b.clicks,
    uniqueClicks: a.uniqueClicks + b.uniqueClicks,
    newVisitors: a.newVisitors + b.newVisitors,
    impressions: a.impressions + b.impressions,
    clickThroughs: a.clickThroughs + b.clickThroughs,
    conversions: a.conversions + b.conversions,
    pendingConversions: a.pendingConversions + b.pendingConversions,
    rejectedConversions: a.rejectedConversions + b.rejectedConversions,
    revenueMicros: a.revenueMicros + b.revenueMicros,
    payoutMicros: a.payoutMicros + b.payoutMicros,
  };
}
