import type { ClickFacts } from "./click-facts.ts";
import { decideClick, type Decision, type RouteTarget } from "./decide-click.ts";
import type { DecisionStep, Tell } from "./decision-step.ts";
import { tellObstacles } from "./explain-obstacles.ts";
import { tellChoices, tellRoutes } from "./explain-route.ts";

/**
 * The decision of `decideClick` and, told to `tell`, what was looked at on the way. The steps are read off the same
 * conditions and routes afterwards, so the redirect carries neither sentences nor bookkeeping.
 */
export function explainClick(
  target: RouteTarget,
  facts: ClickFacts,
  fullCaps: ReadonlySet<string>,
  tell: Tell,
): Decision {
  const decision = decideClick(target, facts, fullCaps);
  if (tellObstacles(target, facts, fullCaps, tell)) tellRoutes(target, facts, decision, tell);
  if (decision.kind === "accepted") {
    tellChoices(target, facts, decision, tell);
    tell(qualityStep(decision));
  } else {
    tell(fallbackStep(target, decision));
  }
  return decision;
}

function fallbackStep({ campaign }: RouteTarget, { url }: Decision): DecisionStep {
  const owner = campaign.fallbackUrl === null ? "workspace" : "campaign";
  return {
    step: "fallback",
    subject: url ?? "none",
    hasPassed: url !== null,
    detail:
      url === null
        ? "There is no fallback: the visitor sees that the link is not available."
        : `The visitor goes to the ${owner}'s fallback.`,
  };
}

function qualityStep({ reason }: Decision): DecisionStep {
  return { step: "quality", subject: reason, hasPassed: reason === "OK", detail: worth(reason) };
}

function worth(reason: Decision["reason"]): string {
  switch (reason) {
    case "Q_HEAD":
      return "Only the headers were asked for: recorded, not payable.";
    case "Q_PREFETCH":
      return "The browser loaded the page ahead of a visit: recorded, not payable.";
    case "Q_BOT":
      return "The user agent is that of a program: recorded, not payable.";
    default:
      return "Nothing speaks against paying for the click.";
  }
}
