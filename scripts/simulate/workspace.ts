import type { Campaign, Link, Me } from "@cleverdrip/contract";
import {
  publisherProfile,
  type SimulatedEventType,
  type SimulatedLink,
} from "@cleverdrip/simulator";
import type { ApiSession } from "../api/session.ts";

/** A workspace as the simulator sees it: its active links on the platform's own host. */
export type SimulatedWorkspace = {
  readonly workspaceId: string;
  /** IANA zone. */
  readonly timezone: string;
  readonly links: ReadonlyMap<string, { readonly link: Link; readonly campaign: Campaign }>;
};

const medianAmount = 60;

export async function readWorkspace(session: ApiSession): Promise<SimulatedWorkspace> {
  const [me, links, campaigns] = await Promise.all([
    session.get<Me>("/v1/me"),
    session.list<Link>("/v1/links?status=active"),
    session.list<Campaign>("/v1/campaigns?status=active"),
  ]);
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const usable = links.flatMap((link) => {
    const campaign = byId.get(link.campaignId);
    return campaign === undefined || link.domainId !== null
      ? []
      : [[link.id, { link, campaign }] as const];
  });
  const { id, timezone } = me.workspace;
  return { workspaceId: id, timezone, links: new Map(usable) };
}

export function linkOf({ links }: Pick<SimulatedWorkspace, "links">, key: string) {
  const found = links.get(key);
  if (found === undefined) throw new Error(`the simulator made traffic for an unknown link ${key}`);
  return found;
}

/** Publishers draw their habits from the seed and their name, events weigh less the later they are listed. */
export function simulatedLinks(
  { links }: SimulatedWorkspace,
  seed: string,
): readonly SimulatedLink[] {
  return [...links.values()].map(({ link, campaign }) => ({
    key: link.id,
    currency: campaign.currency,
    publisher: publisherProfile(seed, link.publisherName),
    events: campaign.eventTypes.map(eventType),
  }));
}

function eventType(type: Campaign["eventTypes"][number], index: number): SimulatedEventType {
  const needsAmount = type.payout.model === "revshare" || type.revenueMicros === null;
  return {
    name: type.name,
    weight: 1 / (index + 1),
    medianAmount: needsAmount ? medianAmount : null,
  };
}
