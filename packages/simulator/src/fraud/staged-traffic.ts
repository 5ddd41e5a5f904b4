import { createRandom } from "../random.ts";
import { createCampaign, type CampaignKind, type CampaignProfile } from "./campaigns.ts";
import type { Player, Role } from "./cast.ts";
import type { ClickDraft, ConversionDraft } from "./draft.ts";
import { createHabits } from "./honest/habits.ts";
import type { FraudClass, FraudLevel } from "./lines.ts";
import { perform } from "./perform.ts";
import { writeLines, type LabelledLine } from "./write-lines.ts";

export type StagedCampaign = {
  readonly ref: string;
  readonly kind: CampaignKind;
  readonly payoutMicros: number;
  readonly currency: string;
  readonly countries: readonly string[];
};

export type StagedPublisher = {
  readonly ref: string;
  /** `ref`s of the campaigns it works for. */
  readonly campaigns: readonly string[];
  /** Of honest traffic; how much of it is fraud, the class and the level say. */
  readonly clicksPerDay: number;
  readonly fraud: { readonly class: FraudClass; readonly level: FraudLevel } | null;
};

export type StagedPlan = {
  readonly seed: string;
  readonly fromMs: number;
  readonly days: number;
  readonly campaigns: readonly StagedCampaign[];
  readonly publishers: readonly StagedPublisher[];
};

const dayMs = 86_400_000;

/** Traffic of campaigns and publishers that are named, in the order of time: what `labelledTraffic` draws is given here. */
export function stagedTraffic(plan: StagedPlan): readonly LabelledLine[] {
  const { seed, fromMs, days } = plan;
  const campaigns = new Map(plan.campaigns.map((staged) => [staged.ref, profileOf(seed, staged)]));
  const clicks: ClickDraft[] = [];
  const conversions: ConversionDraft[] = [];
  const stage = { fromMs, toMs: fromMs + days * dayMs, days, scale: 1, clicks, conversions };
  for (const publisher of plan.publishers) perform(stage, playerOf(seed, publisher, campaigns));
  return writeLines({
    seed,
    campaigns: [...campaigns.values()],
    publishers: plan.publishers.map(({ ref }) => ref),
    clicks,
    conversions,
  });
}

function profileOf(seed: string, staged: StagedCampaign): CampaignProfile {
  const random = createRandom(`${seed}/campaign/${staged.ref}`);
  const { ref, kind, payoutMicros, currency, countries } = staged;
  return { ...createCampaign(random, ref, kind, countries), payoutMicros, currency };
}

function playerOf(
  seed: string,
  { ref, campaigns: refs, clicksPerDay, fraud }: StagedPublisher,
  known: ReadonlyMap<string, CampaignProfile>,
): Player {
  const own = `${seed}/publisher/${ref}`;
  const campaigns = refs.map((name) => {
    const found = known.get(name);
    if (found === undefined) throw new Error(`${ref} works for ${name}, which is no campaign here`);
    return found;
  });
  const kind = campaigns[0]?.kind ?? "sale";
  const role: Role = fraud === null ? { kind: "honest" } : { kind: "fraud", ...fraud };
  const habits = createHabits(createRandom(own), { ref, kind, clicksPerDay });
  return { role, habits, campaigns, seed: own };
}
