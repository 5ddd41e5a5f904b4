import { findHad, NO_ROUTING, type RememberedChoice, type RouteTarget } from "@cleverdrip/core";

/**
 * The target with nothing left to choose but what the visitor was given before: its route is followed whatever the
 * conditions and the targeting say of this request, which comes from the landing page. Null where nothing is
 * remembered, or its route or variant is paused since.
 */
export function followGiven(
  target: RouteTarget,
  remembered: RememberedChoice | null,
): RouteTarget | null {
  if (remembered === null) return null;
  const { variantTag, landingTag } = remembered;
  const { forced, regular, default: last } = target.campaign.routing;
  const holding = [...forced, ...regular, ...(last === null ? [] : [last])].filter(
    ({ isPaused, variants }) => !isPaused && findHad(variants, variantTag) !== undefined,
  );
  // Tags are short: where several routes hold one, the landing page tells them apart.
  const route = holding.find(({ landings }) => findHad(landings, landingTag)) ?? holding[0];
  if (route === undefined) return null;
  const routing = { ...NO_ROUTING, default: { ...route, conditions: [] } };
  return { ...target, campaign: { ...target.campaign, targeting: [], routing } };
}
