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

export function negativeSums(sums: CampaignSums): CampaignSums {
  return {
    grossClicks: -sums.grossClicks,
    clicks: -sums.clicks,
    conversions: -sums.conversions,
    revenueMicros: -sums.revenueMicros,
    payoutMicros: -sums.payoutMicros,
  };
}

/**
 * What a replay would make of a result that the log has otherwise than the books: what its campaign would count more or less
 * (by the rule set, null where none was asked for). Of several of one result the last sequence holds.
 */
export type ResultMove = {
  readonly conversionId: string;
  readonly sequence: number;
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly log: CampaignSums;
  readonly judged: CampaignSums | null;
};

/** What a dry replay has said so far: by campaign, and by result. */
export type DrySums = {
  readonly campaigns: ReadonlyMap<string, CampaignSides>;
  readonly results: ReadonlyMap<string, ResultMove>;
};

export const NO_DRY_SUMS: DrySums = { campaigns: new Map(), results: new Map() };

/** Takes a step of a dry replay in. */
export function addDryStep(
  sums: DrySums,
  step: {
    readonly campaigns: readonly CampaignSides[];
    readonly results: readonly ResultMove[];
  },
): DrySums {
  const campaigns = new Map(sums.campaigns);
  for (const part of step.campaigns) {
    const key = `${part.workspaceId} ${part.campaignId}`;
    campaigns.set(key, addSides(campaigns.get(key), part));
  }
  const results = new Map(sums.results);
  for (const move of step.results) {
    const known = results.get(move.conversionId);
    if (known === undefined || known.sequence <= move.sequence)
      results.set(move.conversionId, move);
  }
  return { campaigns, results };
}

/** Campaigns that count otherwise by the log than at present, or than by the rule set. */
export function differingCampaigns({ campaigns, results }: DrySums): readonly CampaignSides[] {
  const whole = new Map(campaigns);
  for (const { workspaceId, campaignId, log, judged } of results.values()) {
    const key = `${workspaceId} ${campaignId}`;
    const more = { workspaceId, campaignId, log, present: NO_SUMS, judged };
    whole.set(key, addSides(whole.get(key), more));
  }
  return [...whole.values()].filter((sides) => differingSums(sides).length > 0);
}

function addSides(known: CampaignSides | undefined, part: CampaignSides): CampaignSides {
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
