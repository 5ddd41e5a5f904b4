import type { ClickReason } from "../reason.ts";
import { planOf } from "./campaign-plan.ts";
import { capUses, type CapUse } from "./cap.ts";
import type { ClickFacts } from "./click-facts.ts";
import { findUnavailable, type RouteTarget } from "./decide-plain-click.ts";
import type { DecisionStep, Tell } from "./decision-step.ts";
import { conditionWords, LABELS } from "./explain-condition.ts";
import type { CapPeriod, CapScope } from "./delivery.ts";

/** Availability, targeting and caps up to the first that turns the click away; true where none does. */
export function tellObstacles(
  target: RouteTarget,
  facts: ClickFacts,
  fullCaps: ReadonlySet<string>,
  tell: Tell,
): boolean {
  const { link, campaign } = target;
  const reason = findUnavailable(target, facts.atMs);
  tell(availabilityStep(reason, target));
  if (reason !== null) return false;
  const { targeting } = planOf(campaign);
  for (const { condition, ask } of targeting) {
    const hasPassed = ask(facts);
    const detail = conditionWords(condition, facts, campaign.timezone, true);
    tell({ step: "targeting", subject: LABELS[condition.field], hasPassed, detail });
    if (hasPassed === false) return false;
  }
  for (const use of capUses(campaign.caps, link)) {
    const isFull = fullCaps.has(use.key);
    tell(capStep(use, isFull));
    if (isFull) return false;
  }
  return true;
}

function availabilityStep(reason: ClickReason | null, target: RouteTarget): DecisionStep {
  const [step, detail] = availability(reason, target);
  const subject = step === "link" ? target.link.slug : target.campaign.name;
  return { step, subject, hasPassed: reason === null, detail };
}

function availability(
  reason: ClickReason | null,
  { link, campaign }: RouteTarget,
): readonly ["link" | "availability", string] {
  if (reason === null) return ["availability", "Link, publisher and campaign are active."];
  if (reason === "A_NOT_APPROVED") return ["link", "The publisher is not approved or is blocked."];
  if (reason === "A_NOT_STARTED") {
    return ["availability", `The campaign begins on ${instant(campaign.startsAtMs)}.`];
  }
  if (reason === "A_EXPIRED") {
    return ["availability", `The campaign ended on ${instant(campaign.endsAtMs)}.`];
  }
  return link.isPaused
    ? ["link", "The link is paused."]
    : ["availability", "The campaign is paused."];
}

function instant(atMs: number | null): string {
  return `${new Date(atMs ?? 0).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

const OWNERS = {
  campaign: "the campaign",
  publisher: "this publisher",
  link: "this link",
} as const satisfies Record<CapScope, string>;

const PERIODS = {
  day: "a day",
  week: "a week",
  month: "a month",
  total: "in all",
} as const satisfies Record<CapPeriod, string>;

function capStep({ cap }: CapUse, isFull: boolean): DecisionStep {
  const { scope, period, limit } = cap;
  const what = `The limit of ${limit.toLocaleString("en")} clicks ${PERIODS[period]} for ${OWNERS[scope]}`;
  return {
    step: "cap",
    subject: `${scope}, ${period}`,
    hasPassed: !isFull,
    detail: `${what} is ${isFull ? "" : "not "}reached.`,
  };
}
