import { planOf, type CampaignPlan, type PlannedRoute } from "./campaign-plan.ts";
import type { ClickFacts } from "./click-facts.ts";
import type { Decision, RouteTarget } from "./decide-click.ts";
import type { DecisionStep, Tell } from "./decision-step.ts";
import { deepLinkOf, isTooLong, leadsTo } from "./deep-link.ts";
import type { Route, Variant } from "./delivery.ts";
import { conditionWords, LABELS } from "./explain-condition.ts";
import { findHad, fits, pickRoute } from "./pick-route.ts";

type Stage = "forced" | "regular" | "default";

/** Every route that was asked, up to the one the visitor got. */
export function tellRoutes(
  target: RouteTarget,
  facts: ClickFacts,
  decision: Decision,
  tell: Tell,
): void {
  const plan = planOf(target.campaign);
  const isPicked = pickRoute(plan, facts, false) !== undefined;
  tellPass(plan, facts, false, tell);
  if (isPicked || decision.kind === "diverted") return;
  tell({
    step: "default",
    subject: "unknown",
    hasPassed: null,
    detail:
      "Nothing fits for certain and there is no fallback, so what is not known of the visitor counts as fitting.",
  });
  tellPass(plan, facts, true, tell);
}

function tellPass(plan: CampaignPlan, facts: ClickFacts, unknown: boolean, tell: Tell): void {
  const picked = pickRoute(plan, facts, unknown);
  const isForced = ({ route }: PlannedRoute) => plan.campaign.routing.forced.includes(route);
  for (const planned of plan.ordered) {
    tellRoute(isForced(planned) ? "forced" : "regular", planned, plan, facts, unknown, tell);
    if (planned.route === picked) return;
  }
  for (const planned of plan.shared) tellRoute("regular", planned, plan, facts, unknown, tell);
  if (plan.shared.some(({ route }) => route === picked)) {
    tell(shareStep(picked));
    return;
  }
  tellRoute("default", plan.last, plan, facts, unknown, tell);
}

function shareStep(picked: Route | undefined): DecisionStep {
  const subject = picked?.name ?? "";
  const detail = `Of the routes that fit, the visitor belongs to ${subject} by weight.`;
  return { step: "regular", subject, hasPassed: true, detail };
}

function tellRoute(
  step: Stage,
  planned: PlannedRoute,
  { campaign }: CampaignPlan,
  facts: ClickFacts,
  unknown: boolean,
  tell: Tell,
): void {
  const { route, conditions } = planned;
  const isAny = route.match === "any";
  for (const { condition, ask } of route.isPaused ? [] : conditions) {
    const hasPassed = ask(facts);
    const detail = conditionWords(condition, facts, campaign.timezone, unknown);
    tell({ step, subject: `${route.name}: ${LABELS[condition.field]}`, hasPassed, detail });
    if ((hasPassed ?? unknown) === isAny) break;
  }
  const hasPassed = fits(planned, facts, unknown);
  tell({ step, subject: route.name, hasPassed, detail: routeWords(planned, hasPassed) });
}

function routeWords({ route }: PlannedRoute, hasPassed: boolean): string {
  if (hasPassed) {
    return route.id === "" ? "The campaign's destination is for everybody." : "The route fits.";
  }
  if (route.isPaused) return "The route is paused.";
  if (route.variants.every(({ isPaused }) => isPaused)) return "All its destinations are paused.";
  return route.variants.some(({ isPaused, weight }) => !isPaused && weight > 0)
    ? "Its conditions are not met."
    : "Its conditions are not met, or its destinations take no new visitors.";
}

/** Destination, landing page and deep link of an accepted click. */
export function tellChoices(
  { campaign }: RouteTarget,
  { query, remembered }: ClickFacts,
  { routeId, variantId, landingId }: Decision,
  tell: Tell,
): void {
  const { ordered, shared, last } = planOf(campaign);
  const found = [...ordered, ...shared, last].find(({ route }) => route.id === routeId)?.route;
  const { variants = [], landings = [] } = found ?? {};
  tellChoice("variant", variants, variantId, remembered?.variantTag, tell);
  tellChoice("landing", landings, landingId, remembered?.landingTag, tell);
  const subject = deepLinkOf(query);
  if (subject === "" || campaign.deepLinkHosts.length === 0) return;
  tell(deepLinkStep(subject, campaign.deepLinkHosts));
}

function deepLinkStep(subject: string, hosts: readonly string[]): DecisionStep {
  const isAllowed = leadsTo(subject, hosts);
  const hasPassed = isAllowed && !isTooLong(subject);
  const detail = hasPassed
    ? "The address in the link is on a host the campaign allows, so it is the destination."
    : isAllowed
      ? "The address in the link is longer than 4,000 characters, so the destination stays."
      : "The address in the link is not on a host the campaign allows, so the destination stays.";
  return { step: "deep-link", subject, hasPassed, detail };
}

function tellChoice(
  step: "variant" | "landing",
  variants: readonly Variant[],
  id: string,
  tag: string | undefined,
  tell: Tell,
): void {
  const chosen = variants.find((variant) => variant.id === id);
  if (chosen === undefined || id === "") return;
  const what = step === "landing" ? "landing page" : "destination";
  const detail =
    findHad(variants, tag) === chosen
      ? `The visitor was given this ${what} before and keeps it.`
      : variants.length === 1
        ? `The route has this ${what} alone.`
        : `The visitor's share of the weights falls on this ${what}.`;
  tell({ step, subject: chosen.name, hasPassed: null, detail });
}
