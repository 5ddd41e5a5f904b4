import type {
  Campaign,
  CampaignLive,
  CampaignPatch,
  NewCampaign,
  Page,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type CampaignFilter = {
  readonly status?: Campaign["status"] | undefined;
  readonly search?: string | undefined;
};

const item = (id: string) => `/v1/campaigns/${encodeURIComponent(id)}`;

export const campaignsQuery = (filter: CampaignFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["campaigns", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Campaign>>("/v1/campaigns", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", "item", id],
    queryFn: ({ signal }) => request<Campaign>(item(id), { signal }),
  });

/** What the campaign's window has in memory; asked again every few seconds while it is on screen. */
export const campaignLiveQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", "live", id],
    queryFn: ({ signal }) => request<CampaignLive>(`${item(id)}/live`, { signal }),
    refetchInterval: 5_000,
  });

export function createCampaign(body: NewCampaign): Promise<Campaign> {
  return request<Campaign>("/v1/campaigns", { method: "POST", body });
}

export function patchCampaign(id: string, body: CampaignPatch): Promise<Campaign> {
  return request<Campaign>(item(id), { method: "PATCH", body });
}

export function switchCampaign(id: string, verb: "pause" | "resume"): Promise<Campaign> {
  return request<Campaign>(`${item(id)}/${verb}`, { method: "POST" });
}
