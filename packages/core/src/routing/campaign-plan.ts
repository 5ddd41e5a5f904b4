import type { CampaignSnapshot } from "../snapshot.ts";
import { choiceTag } from "./choice.ts";
import { planCondition, type PlannedCondition } from "./condition.ts";
import type { Condition, Route } from "./delivery.ts";

export type PlannedRoute = {
  readonly route: Route;
  readonly conditions: readonly PlannedCondition[];
};

/** A campaign prepared for its clicks: what does not depend on the visitor is done once for a snapshot. */
export type CampaignPlan = {
  readonly campaign: CampaignSnapshot;
  /** The campaign in the visitor's cookie. */
  readonly tag: string;
  readonly targeting: readonly PlannedCondition[];
  /** The first that fits: forced routes, and the regular ones unless they are chosen by weight. */
  readonly ordered: readonly PlannedRoute[];
  /** Regular routes that are chosen by weight. */
  readonly shared: readonly PlannedRoute[];
  /** The default: a route, or as one the campaign's own destination, whose ids are empty. */
  readonly last: PlannedRoute;
};

const plans = new WeakMap<CampaignSnapshot, CampaignPlan>();

export function planOf(campaign: CampaignSnapshot): CampaignPlan {
  let plan = plans.get(campaign);
  if (plan === undefined) {
    plan = makePlan(campaign);
    plans.set(campaign, plan);
  }
  return plan;
}

function makePlan(campaign: CampaignSnapshot): CampaignPlan {
  const { destinationUrl, routing, targeting, timezone } = campaign;
  const planAll = (conditions: readonly Condition[]) =>
    conditions.map((condition) => planCondition(condition, timezone));
  const plan = (route: Route) => ({ route, conditions: planAll(route.conditions) });
  const last = routing.default ?? routeTo(destinationUrl);
  const [ordered, shared] =
    routing.regularBy === "weight"
      ? [routing.forced, routing.regular]
      : [[...routing.forced, ...routing.regular], []];
  return {
    campaign,
    tag: choiceTag(campaign.id, 5),
    targeting: planAll(targeting),
    ordered: ordered.map(plan),
    shared: shared.map(plan),
    last: plan(last),
  };
}

function routeTo(url: string): Route {
  const common = { id: "", name: "destination", weight: 1, isPaused: false };
  const variants = [{ ...common, url }];
  return { ...common, match: "all", conditions: [], landings: [], variants };
}
