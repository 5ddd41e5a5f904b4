import type { CampaignPlan, PlannedRoute } from "./campaign-plan.ts";
import { choiceTag, pickByWeight } from "./choice.ts";
import type { ClickFacts } from "./click-facts.ts";
import type { Route, Variant } from "./delivery.ts";

/**
 * The route a visitor gets: the first forced one that fits, a regular one, the default; undefined where none fits.
 * `unknown` is what a condition counts as when the visitor does not show what it asks for.
 */
export function pickRoute(
  { campaign, ordered, shared, last }: CampaignPlan,
  facts: ClickFacts,
  unknown: boolean,
): Route | undefined {
  const isFitting = (route: PlannedRoute) => fits(route, facts, unknown);
  const first = ordered.find(isFitting);
  if (first !== undefined) return first.route;
  const fitting = shared.filter(isFitting).map(({ route }) => route);
  return (
    fitting.find(({ variants }) => findHad(variants, facts.remembered?.variantTag)) ??
    pickByWeight(fitting, facts.visitorId, campaign.id) ??
    (isFitting(last) ? last.route : undefined)
  );
}

/** Whether a route takes the visitor: it runs, its conditions are met, and one of its variants has room. */
export function fits(
  { route, conditions }: PlannedRoute,
  facts: ClickFacts,
  unknown: boolean,
): boolean {
  const isAny = route.match === "any";
  return (
    !route.isPaused &&
    (conditions.length === 0 ||
      conditions.some(({ ask }) => (ask(facts) ?? unknown) === isAny) === isAny) &&
    (route.variants.some(({ isPaused, weight }) => !isPaused && weight > 0) ||
      findHad(route.variants, facts.remembered?.variantTag) !== undefined)
  );
}

/** The one a visitor had before, as long as it runs. `tag` is out of the cookie; "" and undefined = nothing. */
export function findHad(variants: readonly Variant[], tag = ""): Variant | undefined {
  return tag === ""
    ? undefined
    : variants.find(({ id, isPaused }) => !isPaused && choiceTag(id, 3) === tag);
}
