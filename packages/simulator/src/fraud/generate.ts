import { createRandom } from "../random.ts";
import { createCampaigns } from "./campaigns.ts";
import { createCast } from "./cast.ts";
import type { ClickDraft, ConversionDraft } from "./draft.ts";
import { addFlood, type Flood } from "./flood.ts";
import { perform } from "./perform.ts";
import { writeLines, type LabelledLine } from "./write-lines.ts";

export type FraudPlan = {
  readonly seed: string;
  readonly fromMs: number;
  readonly days: number;
  /** Multiplies every publisher's volume; 1 is some 100,000 clicks in five days. */
  readonly scale: number;
  /** One more publisher, who floods the first campaign. */
  readonly flood?: Flood;
};

/** A file as the suite has it: five days from a Monday, so that working days come first whatever the seed. */
export function standardPlan(seed: string): FraudPlan {
  return { seed, fromMs: Date.UTC(2026, 10, 2), days: 5, scale: 1 };
}

const dayMs = 86_400_000;
const campaignCount = 6;

/** Labelled traffic in the order of time: honest, invalid and fraudulent publishers on the same campaigns. */
export function labelledTraffic(plan: FraudPlan): readonly LabelledLine[] {
  const seed = `${plan.seed}/fraud`;
  const campaigns = createCampaigns(createRandom(`${seed}/campaigns`), campaignCount);
  const cast = createCast(seed, campaigns);
  const clicks: ClickDraft[] = [];
  const conversions: ConversionDraft[] = [];
  const toMs = plan.fromMs + plan.days * dayMs;
  const stage = {
    fromMs: plan.fromMs,
    toMs,
    days: plan.days,
    scale: plan.scale,
    clicks,
    conversions,
  };
  // Those who sell other people's data need others' results to take it from.
  for (const player of inOrder(cast)) perform(stage, player);
  const publishers = cast.map(({ habits }) => habits.ref);
  const [campaign] = campaigns;
  if (plan.flood !== undefined && campaign !== undefined) {
    const ref = `p${publishers.length + 1}`;
    publishers.push(ref);
    addFlood(seed, ref, plan.flood, { ...stage, campaign });
  }
  return writeLines({ seed, campaigns, publishers, clicks, conversions });
}

function inOrder<T extends ReturnType<typeof createCast>[number]>(
  cast: readonly T[],
): readonly T[] {
  const isLast = ({ role }: T) => role.kind === "fraud" && role.class === "duplicate-leads";
  return [...cast.filter((player) => !isLast(player)), ...cast.filter(isLast)];
}
