import type { ClickEvent } from "@cleverdrip/contract";
import {
  type CampaignSnapshot,
  type ClickFacts,
  type ClickIdKeys,
  decideClick,
  type LinkSnapshot,
  mintClickId,
  NO_FULL_CAPS,
  NO_SIGNALS,
  visitorOfClick,
} from "@cleverdrip/core";
import { clientOf, createRandom, isChance, type SimulatedClick } from "@cleverdrip/simulator";
import { linkOf, type SimulatedWorkspace } from "./workspace.ts";

export type MintPlan = {
  readonly workspace: SimulatedWorkspace;
  readonly keys: ClickIdKeys;
  readonly seed: string;
};

/** Of the visitors of a landing page, how many go on to the destination. */
const landingRate = 0.55;
const secondsOnLanding = 20;

/**
 * The events that the tracker would have recorded of a simulated click: the click as its campaign decides it, and the
 * click-through where it was shown a landing page first. Conversions come of `isAtDestination` only.
 */
export function createMint({ workspace, keys, seed }: MintPlan) {
  const random = createRandom(`${seed}/click-ids`);
  // One snapshot a link: what is prepared of a campaign is kept by its object.
  const targets = new Map(
    [...workspace.links.keys()].map((key) => [key, targetOf(workspace, key)]),
  );
  const landing = createRandom(`${seed}/landings`);
  const visitors = new Map<string, string>();
  return function mint(click: SimulatedClick): MintedClick {
    const { link, campaign } = linkOf(workspace, click.linkKey);
    const parts = {
      atMs: click.atMs,
      keyVersion: keys.current.version,
      linkNumber: link.number,
      random: [Math.floor(random.next() * 2 ** 32), Math.floor(random.next() * 2 ** 32)] as const,
    };
    const target = targets.get(click.linkKey) ?? targetOf(workspace, click.linkKey);
    const id = mintClickId(parts, keys.current.mac);
    const visitorId = visitors.get(click.visitor.key) ?? visitorOfClick(id);
    visitors.set(click.visitor.key, visitorId);
    const facts = factsOf(visitorId, click);
    const decision = decideClick(target, facts, NO_FULL_CAPS);
    const { method: _method, purpose: _purpose, remembered: _remembered, ...seen } = facts;
    const event: ClickEvent = {
      ...seen,
      kind: "click",
      id,
      workspaceId: workspace.workspaceId,
      campaignId: campaign.id,
      publisherId: link.publisherId,
      linkId: link.id,
      currency: campaign.currency,
      reason: decision.reason,
      snapshotVersion: campaign.version,
      linkVersion: target.link.version,
      routeId: decision.routeId,
      variantId: decision.variantId,
      landingId: decision.landingId,
      isKnown: false,
      isRemembered: false,
      isCut: false,
      ...NO_SIGNALS,
    };
    const isShownLanding = decision.landingId !== "";
    const isAtDestination =
      decision.kind === "accepted" && (!isShownLanding || isChance(landing, landingRate));
    const events = isShownLanding && isAtDestination ? [event, throughOf(event)] : [event];
    return { click: event, events, isAtDestination };
  };
}

function throughOf(click: ClickEvent): ClickEvent {
  return { ...click, kind: "click-through", atMs: click.atMs + secondsOnLanding * 1_000 };
}

export type MintedClick = {
  readonly click: ClickEvent;
  readonly events: readonly ClickEvent[];
  readonly isAtDestination: boolean;
};

/** The past is made as if today's campaign had always run. */
function targetOf({ workspaceId, timezone, links }: SimulatedWorkspace, key: string) {
  const { link, campaign } = linkOf({ links }, key);
  const snapshot: CampaignSnapshot = {
    ...campaign.delivery,
    startsAtMs: null,
    version: campaign.version,
    id: campaign.id,
    workspaceId,
    name: campaign.name,
    currency: campaign.currency,
    timezone,
    isPaused: false,
    destinationUrl: campaign.destinationUrl,
    fallbackUrl: campaign.fallbackUrl,
  };
  const own: LinkSnapshot = {
    version: 1,
    id: link.id,
    number: link.number,
    workspaceId,
    campaignId: campaign.id,
    publisherId: link.publisherId,
    slug: link.slug,
    isPaused: false,
    isPublisherPaused: false,
  };
  return { link: own, campaign: snapshot, workspace: null };
}

function factsOf(visitorId: string, { visitor, ...click }: SimulatedClick): ClickFacts {
  return {
    atMs: click.atMs,
    method: "GET",
    purpose: "",
    visitorId,
    isReturning: click.isReturning,
    remembered: null,
    ...clientOf(visitor),
    referrer: click.referrer,
    query: queryOf(click),
  };
}

/** What the publisher wrote behind the link. */
export function queryOf(click: Pick<SimulatedClick, "subs" | "source" | "externalId">): string {
  const query = new URLSearchParams(click.subs);
  if (click.source !== "") query.set("source", click.source);
  if (click.externalId !== "") query.set("external_id", click.externalId);
  return query.toString();
}
