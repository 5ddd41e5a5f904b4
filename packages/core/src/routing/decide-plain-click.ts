import { readAgent } from "../agent/read-agent.ts";
import type { ClickReason } from "../reason.ts";
import type { CampaignSnapshot, LinkSnapshot, WorkspaceSnapshot } from "../snapshot.ts";
import { planOf } from "./campaign-plan.ts";
import { capUses } from "./cap.ts";
import { pickByWeight } from "./choice.ts";
import type { ClickFacts } from "./click-facts.ts";
import type { Route } from "./delivery.ts";
import { findHad, pickRoute } from "./pick-route.ts";

export type RouteTarget = {
  readonly link: LinkSnapshot;
  readonly campaign: CampaignSnapshot;
  readonly workspace: WorkspaceSnapshot | null;
};

/** URLs still have their macros. */
export type Decision = {
  readonly kind: "accepted" | "diverted" | "refused";
  readonly reason: ClickReason;
  /** Where the visitor goes now, a landing page if one was chosen; null when refused. */
  readonly url: string | null;
  /** The destination itself, past any landing page; null when refused or diverted. */
  readonly destination: string | null;
  /** "" = none. */
  readonly routeId: string;
  readonly variantId: string;
  readonly landingId: string;
  /** The visitor's cookie chose. */
  readonly isRemembered: boolean;
};

/** `decideClick` for a campaign without deep links. */
export function decidePlainClick(
  target: RouteTarget,
  facts: ClickFacts,
  fullCaps: ReadonlySet<string>,
): Decision {
  const { campaign, workspace } = target;
  const fallback = campaign.fallbackUrl ?? workspace?.fallbackUrl ?? null;
  const obstacle = findObstacle(target, facts, fullCaps);
  if (obstacle === null) {
    const plan = planOf(campaign);
    // Where the only other way is to refuse, what is not known of a visitor does not keep a route from fitting: a
    // missing geo database would refuse everybody.
    const route =
      pickRoute(plan, facts, false) ??
      (fallback === null ? pickRoute(plan, facts, true) : undefined);
    if (route !== undefined) return accept(campaign, route, facts);
  }
  return {
    kind: fallback === null ? "refused" : "diverted",
    reason: obstacle ?? (fallback === null ? "A_NO_ROUTE" : "R_FALLBACK"),
    url: fallback,
    destination: null,
    routeId: "",
    variantId: "",
    landingId: "",
    isRemembered: false,
  };
}

function findObstacle(
  target: RouteTarget,
  facts: ClickFacts,
  fullCaps: ReadonlySet<string>,
): ClickReason | null {
  const { caps } = target.campaign;
  const { targeting } = planOf(target.campaign);
  return (
    findUnavailable(target, facts.atMs) ??
    targeting.find(({ ask }) => ask(facts) === false)?.reason ??
    (fullCaps.size === 0
      ? null
      : (capUses(caps, target.link).find(({ key }) => fullCaps.has(key))?.reason ?? null))
  );
}

export function findUnavailable({ link, campaign }: RouteTarget, atMs: number): ClickReason | null {
  const { startsAtMs, endsAtMs } = campaign;
  if (link.isPaused || campaign.isPaused) return "A_PAUSED";
  if (link.isPublisherPaused) return "A_NOT_APPROVED";
  if (atMs < (startsAtMs ?? atMs)) return "A_NOT_STARTED";
  return endsAtMs === null || atMs < endsAtMs ? null : "A_EXPIRED";
}

function accept(campaign: CampaignSnapshot, route: Route, facts: ClickFacts): Decision {
  const { remembered, visitorId } = facts;
  const hadVariant = findHad(route.variants, remembered?.variantTag);
  const hadLanding = findHad(route.landings, remembered?.landingTag);
  const variant = hadVariant ?? pickByWeight(route.variants, visitorId, route.id);
  const landing = hadLanding ?? pickByWeight(route.landings, visitorId, `${route.id}/landing`);
  const destination = variant?.url ?? campaign.destinationUrl;
  return {
    kind: "accepted",
    reason: qualityOf(facts),
    url: landing?.url ?? destination,
    destination,
    routeId: route.id,
    variantId: variant?.id ?? "",
    landingId: landing?.id ?? "",
    isRemembered: (hadVariant ?? hadLanding) !== undefined,
  };
}

/** These are redirected like any other request, recorded, and left out of payable counts. */
function qualityOf({ method, purpose, userAgent }: ClickFacts): ClickReason {
  if (method === "HEAD") return "Q_HEAD";
  if (/prefetch|preview/i.test(purpose)) return "Q_PREFETCH";
  return readAgent(userAgent).isBot ? "Q_BOT" : "OK";
}
