import type { ClickExplanation, DecisionStep } from "@cleverdrip/contract";
import { capUses, type CampaignSnapshot, type RouteTarget } from "@cleverdrip/core";
import type { StoredClick } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { clickTarget } from "./click-target.ts";
import { decideAgain, isJudgedLater, isPastLanding, type DecidedAgain } from "./decide-again.ts";
import { requireClick } from "./get.ts";
import { knownFacts } from "./known-facts.ts";

const PAST_LANDING: DecisionStep = {
  step: "landing",
  subject: "none",
  hasPassed: null,
  detail: "The visitor came from the landing page already and goes past it.",
};

/** Why a click went where it did: decided again by the function the edge uses, from what is kept of it. */
export async function explainStoredClick(
  ctx: WorkspaceContext,
  id: string,
): Promise<ClickExplanation> {
  const click = await requireClick(ctx, id);
  const target = await clickTarget(ctx, click);
  const { facts, limits } = knownFacts(click, target.campaign);
  const again = decideAgain(target, facts, click);
  return {
    clickId: click.id,
    atMs: click.atMs,
    campaignId: click.campaignId,
    campaignVersion: click.snapshotVersion,
    outcome: outcomeOf(again, click),
    reason: click.reason,
    routeId: click.routeId,
    variantId: click.variantId,
    landingId: click.landingId,
    steps: [...again.steps, ...laterSteps(again, click, target.campaign)],
    agrees: again.agrees,
    limits: [...limits, ...outcomeLimits(target, click)],
  };
}

/** The stored reason decides; whether there was a fallback is read from the decision. */
function outcomeOf(
  { decision, agrees }: DecidedAgain,
  { reason }: StoredClick,
): ClickExplanation["outcome"] {
  if (agrees) return decision.kind;
  if (reason === "OK" || reason === "D_CLICK" || reason.startsWith("Q_")) return "accepted";
  return reason === "A_NO_ROUTE" ? "refused" : "diverted";
}

/** What the decision alone does not say: a landing page left out, and what the consumer found as it stored the click. */
function laterSteps(
  { decision, agrees }: DecidedAgain,
  click: StoredClick,
  { duplicates }: CampaignSnapshot,
): readonly DecisionStep[] {
  if (!agrees) return [];
  const past: readonly DecisionStep[] = isPastLanding(decision, click) ? [PAST_LANDING] : [];
  if (!isJudgedLater(decision, click)) return past;
  const detail =
    click.reason === "D_CLICK"
      ? `The same visitor had clicked here less than ${duplicates.windowSeconds} s before: recorded, not payable.`
      : "The longer list of programs, asked when the click was stored, has this user agent: recorded, not payable.";
  return [...past, { step: "quality", subject: click.reason, hasPassed: false, detail }];
}

function outcomeLimits(
  { campaign, link, workspace }: RouteTarget,
  { reason }: StoredClick,
): string[] {
  const caps = capUses(campaign.caps, link).filter((use) => use.reason === reason);
  const isGivenUp = /^[TAC]_|^R_/.test(reason);
  const limits: string[] = [];
  if (caps.length > 1)
    limits.push(`Which of ${caps.length} caps that give ${reason} was reached is not kept.`);
  if (isGivenUp && campaign.fallbackUrl === null && workspace?.fallbackUrl !== null)
    limits.push("Earlier fallbacks of the workspace are not kept: today's is shown.");
  return limits;
}
