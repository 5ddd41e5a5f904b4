import type { Link } from "@cleverdrip/contract";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { campaignsQuery } from "../../api/campaigns.ts";
import { latestClicksQuery } from "../../api/clicks.ts";
import { latestConversionsQuery } from "../../api/conversions.ts";
import { linksQuery } from "../../api/links.ts";
import { publishersQuery } from "../../api/publishers.ts";
import { useLatestEvents } from "./use-latest-events.ts";

export type Onboarding = {
  readonly hasCampaign: boolean;
  readonly hasPublisher: boolean;
  readonly link: Link | null;
  readonly hasClick: boolean;
  /** Null where single clicks are not kept, or not any more. */
  readonly clickId: string | null;
  readonly hasConversion: boolean;
};

/** How far a workspace has come; null while that is not known. `hasFacts`: its reports have something to show. */
export function useOnboarding(hasFacts: boolean): Onboarding | null {
  const campaigns = useInfiniteQuery(campaignsQuery({}, 1)).data;
  const publishers = useInfiniteQuery(publishersQuery({}, 1)).data;
  const links = useInfiniteQuery(linksQuery({}, 1)).data;
  const areEventsKnown = [useQuery(latestClicksQuery), useQuery(latestConversionsQuery)].every(
    ({ data }) => data !== undefined,
  );
  const events = useLatestEvents();
  if (campaigns === undefined || publishers === undefined || links === undefined) return null;
  if (!areEventsKnown) return null;
  const clickId = events.find(({ kind }) => kind === "click")?.event.id ?? null;
  return {
    hasCampaign: campaigns.pages[0]?.data.length === 1,
    hasPublisher: publishers.pages[0]?.data.length === 1,
    link: links.pages[0]?.data[0] ?? null,
    hasClick: hasFacts || clickId !== null,
    clickId,
    hasConversion: events.some(({ kind }) => kind === "conversion"),
  };
}

export function isFinished(onboarding: Onboarding): boolean {
  const { hasCampaign, hasPublisher, link, hasClick, hasConversion } = onboarding;
  return hasCampaign && hasPublisher && link !== null && hasClick && hasConversion;
}
