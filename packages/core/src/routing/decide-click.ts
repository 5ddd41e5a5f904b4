import type { ClickFacts } from "./click-facts.ts";
import { decidePlainClick, type Decision, type RouteTarget } from "./decide-plain-click.ts";
import { withDeepLink } from "./deep-link.ts";

export type { Decision, RouteTarget } from "./decide-plain-click.ts";

/** Where a click goes and what it is recorded as: the same for the same snapshots, facts and caps that are reached. */
export function decideClick(
  target: RouteTarget,
  facts: ClickFacts,
  fullCaps: ReadonlySet<string>,
): Decision {
  const decision = decidePlainClick(target, facts, fullCaps);
  const { deepLinkHosts } = target.campaign;
  if (decision.destination === null || deepLinkHosts.length === 0) return decision;
  const destination = withDeepLink(decision.destination, deepLinkHosts, facts.query);
  return { ...decision, destination, url: decision.landingId === "" ? destination : decision.url };
}
