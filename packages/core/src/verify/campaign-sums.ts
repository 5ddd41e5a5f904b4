const SUM_NAMES = [
  "grossClicks",
  "clicks",
  "conversions",
  "revenueMicros",
  "payoutMicros",
] as const;

export type SumName = (typeof SUM_NAMES)[number];

/** What a campaign counts of a time; money in its own currency. */
export type CampaignSums = Readonly<Record<SumName, number>>;

/** The same by the log, at present, and by the rule set that was asked for (null where none was). */
export type CampaignSides = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly log: CampaignSums;
  readonly present: CampaignSums;
  readonly judged: CampaignSums | null;
};

export const NO_SUMS: CampaignSums = {
  grossClicks: 0,
  clicks: 0,
  conversions: 0,
  revenueMicros: 0,
  payoutMicros: 0,
};

export function addSums(sums: CampaignSums, more: Partial<CampaignSums>): CampaignSums {
  return {
    grossClicks: sums.grossClicks + (more.grossClicks ?? 0),
    clicks: sums.clicks + (more.clicks ?? 0),
    conversions: sums.conversions + (more.conversions ?? 0),
    revenueMicros: sums.revenueMicros + (more.revenueMicros ?? 0),
    payoutMicros: sums.payoutMicros + (more.payoutMicros ?? 0),
  };
}

/** Adds what some hours of a campaign count to what other hours do. */
export function addSides(known: CampaignSides | undefined, part: CampaignSides): CampaignSides {
  if (known === undefined) return part;
  const isJudged = known.judged !== null || part.judged !== null;
  const judged = isJudged ? addSums(known.judged ?? known.log, part.judged ?? part.log) : null;
  const [log, present] = [addSums(known.log, part.log), addSums(known.present, part.present)];
  return { ...part, log, present, judged };
}

/** What a campaign counts otherwise by the log than at present, or than by the rule set. */
export function differingSums({ log, present, judged }: CampaignSides): readonly SumName[] {
  const sides = [present, judged ?? log];
  return SUM_NAMES.filter((name) => sides.some((side) => side[name] !== log[name]));
}
