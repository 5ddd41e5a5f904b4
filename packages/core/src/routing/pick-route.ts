import type { CampaignPlan, PlannedRoute } from "./campaign-plan.ts";
import { choiceTag, pickByWeight } from "./choice.ts";
import type { ClickFacts } from "./click-facts.ts";
import type { PlannedCondition } from "./condition.ts";
import type { Route, Variant } from "./delivery.ts";

// Loops instead of functions over lists: ten rules would make as many closures a click, which are collected as well.

/**
 * The route a visitor gets: the first forced one that fits, a regular one, the default; undefined where none fits.
 * `unknown` is what a condition counts as when the visitor does not show what it asks for.
 */
export function pickRoute(
  plan: CampaignPlan,
  facts: ClickFacts,
  unknown: boolean,
): Route | undefined {
  const { ordered, shared, last } = plan;
  for (const route of ordered) if (fits(route, facts, unknown)) return route.route;
  return (
    (shared.length === 0 ? undefined : pickShared(plan, facts, unknown)) ??
    (fits(last, facts, unknown) ? last.route : undefined)
  );
}

function pickShared(
  { campaign, shared }: CampaignPlan,
  facts: ClickFacts,
  unknown: boolean,
): Route | undefined {
  const fitting = shared.filter((route) => fits(route, facts, unknown)).map(({ route }) => route);
  return (
    fitting.find(({ variants }) => findHad(variants, facts.remembered?.variantTag)) ??
    pickByWeight(fitting, facts.visitorId, campaign.id)
  );
}

/** Whether a route takes the visitor: it runs, its conditions are met, and one of its variants has room. */
export function fits(
  { route, conditions }: PlannedRoute,
  facts: ClickFacts,
  unknown: boolean,
): boolean {
  return (
    !route.isPaused &&
    areMet(conditions, route.match === "any", facts, unknown) &&
    (hasRoom(route.variants) || findHad(route.variants, facts.remembered?.variantTag) !== undefined)
  );
}

function areMet(
  conditions: readonly PlannedCondition[],
  isAny: boolean,
  facts: ClickFacts,
  unknown: boolean,
): boolean {
  for (const { ask } of conditions) if ((ask(facts) ?? unknown) === isAny) return isAny;
  return !isAny || conditions.length === 0;
}

function hasRoom(variants: readonly Variant[]): boolean {
  for (const { isPaused, weight } of variants) if (!isPaused && weight > 0) return true;
  return false;
}

/** The one a visitor had before, as long as it runs. `tag` is out of the cookie; "" and undefined = nothing. */
export function findHad(variants: readonly Variant[], tag = ""): Variant | undefined {
  return tag === ""
    ? undefined
    : variants.find(({ id, isPaused }) => !isPaused && choiceTag(id, 3) === tag);
}
