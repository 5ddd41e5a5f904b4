import type { ClickEvent } from "@cleverdrip/contract";
import { encodeBase32, NO_SIGNALS, visitorOfClick } from "@cleverdrip/core";
import {
  clientOf,
  plainClick,
  publisherProfile,
  traffic,
  type SimulatedClick,
} from "@cleverdrip/simulator";
import { testClickId } from "./click-keys.ts";

export type SimulatedTarget = {
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly linkNumber: number;
};

export type SimulatedClicks = {
  readonly workspaceId: string;
  readonly seed: string;
  readonly clicks: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly targets: readonly SimulatedTarget[];
  /** Nobody comes a second time. */
  readonly isNew?: boolean;
};

/** Links of so many campaigns, each for `publishers` of its own choice in turn. */
export function simulatedTargets(campaigns: number, publishers: number, links: number) {
  const id = (prefix: string, number: number) =>
    `${prefix}_${encodeBase32(Uint8Array.from({ length: 15 }, (_, i) => (number >> (8 * (i % 4))) & 255))}`;
  return Array.from({ length: links }, (_, number): SimulatedTarget => ({
    campaignId: id("cmp", number % campaigns),
    // Each round through the campaigns begins with another publisher.
    publisherId: id("pub", (number + Math.floor(number / campaigns)) % publishers),
    linkId: id("lnk", number),
    linkNumber: number + 1,
  }));
}

/** What the tracker would have recorded of the simulator's visitors, in the order of time. */
export function simulatedClicks(plan: SimulatedClicks): ClickEvent[] {
  const { workspaceId, seed, clicks, fromMs, toMs, targets, isNew = false } = plan;
  const byLink = new Map(targets.map((target) => [target.linkId, target]));
  const links = targets.map(({ linkId, publisherId }) => ({
    key: linkId,
    currency: "USD",
    publisher: publisherProfile(seed, publisherId),
    events: [],
  }));
  const visitors = new Map<string, string>();
  const events: ClickEvent[] = [];
  for (const event of traffic({ seed, clicks, fromMs, toMs, links })) {
    const target = event.kind === "click" ? byLink.get(event.linkKey) : undefined;
    if (event.kind !== "click" || target === undefined) continue;
    const click = isNew ? { ...event, isReturning: false } : event;
    events.push(recorded(click, workspaceId, target, isNew ? new Map() : visitors));
  }
  return events;
}

function recorded(
  { visitor, ...click }: SimulatedClick,
  workspaceId: string,
  { linkNumber, ...target }: SimulatedTarget,
  visitors: Map<string, string>,
): ClickEvent {
  const id = testClickId(linkNumber, click.atMs);
  const visitorId = visitors.get(visitor.key) ?? visitorOfClick(id);
  visitors.set(visitor.key, visitorId);
  const query = new URLSearchParams({ ...click.subs, source: click.source });
  if (click.externalId !== "") query.set("external_id", click.externalId);
  return {
    ...plainClick(id, click.atMs, { workspaceId, ...target }),
    visitorId,
    isReturning: click.isReturning,
    isKnown: click.isReturning,
    ...clientOf(visitor),
    referrer: click.referrer,
    query: query.toString(),
    ...NO_SIGNALS,
  };
}
