import {
  capUses,
  explainClick,
  type ClickFacts,
  type Decision,
  type DecisionStep,
  type RouteTarget,
} from "@cleverdrip/core";
import type { StoredClick } from "@cleverdrip/db";

export type DecidedAgain = {
  readonly decision: Decision;
  readonly steps: readonly DecisionStep[];
  /** The decision is what is stored. */
  readonly agrees: boolean;
};

/** Stands for a fallback that the workspace had when the click came and has no longer. */
const FORMER_FALLBACK = "a fallback that is no longer set";

/**
 * Decides the click by every past that could have left its row, and takes the first one that gives what is stored, else
 * the first.
 */
export function decideAgain(
  target: RouteTarget,
  facts: readonly ClickFacts[],
  click: StoredClick,
): DecidedAgain {
  const fullCaps = capsOf(target, click);
  const pasts = workspacesThen(target).flatMap((workspace) =>
    facts.map((fact) => ({ target: { ...target, workspace }, fact })),
  );
  const decided = pasts.map(({ target: then, fact }): DecidedAgain => {
    const steps: DecisionStep[] = [];
    const decision = explainClick(then, fact, fullCaps, (step) => steps.push(step));
    return { decision, steps, agrees: isStored(decision, click) };
  });
  const [first] = decided;
  if (first === undefined) throw new Error(`no facts are known of click ${click.id}`);
  return decided.find(({ agrees }) => agrees) ?? first;
}

/** Caps are stored as the reason they gave: all caps that give it were full, or one of them. */
function capsOf({ campaign, link }: RouteTarget, { reason }: StoredClick): ReadonlySet<string> {
  const uses = capUses(campaign.caps, link).filter((use) => use.reason === reason);
  return new Set(uses.map((use) => use.key));
}

/** Today's fallback first; it may have been set, changed or taken away since. */
function workspacesThen({ workspace }: RouteTarget): readonly RouteTarget["workspace"][] {
  if (workspace === null) return [null];
  const other = workspace.fallbackUrl === null ? FORMER_FALLBACK : null;
  return [workspace, { ...workspace, fallbackUrl: other }];
}

function isStored(decision: Decision, click: StoredClick): boolean {
  return (
    decision.routeId === click.routeId &&
    decision.variantId === click.variantId &&
    (decision.landingId === click.landingId || isPastLanding(decision, click)) &&
    (decision.reason === click.reason || isJudgedLater(decision, click))
  );
}

/** The landing page led on to the destination without a click id: a click of its own, past that page. */
export function isPastLanding(decision: Decision, { landingId }: StoredClick): boolean {
  return decision.landingId !== "" && landingId === "";
}

/** The consumer looks again at clicks that the edge found nothing wrong with. */
export function isJudgedLater(decision: Decision, { reason }: StoredClick): boolean {
  return decision.reason === "OK" && (reason === "Q_BOT" || reason === "D_CLICK");
}
