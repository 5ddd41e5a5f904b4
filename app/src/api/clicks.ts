import type { ClickExplanation, ClickRow, Page } from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type ClickFilter = {
  readonly campaignId?: string | undefined;
  readonly publisherId?: string | undefined;
  readonly linkId?: string | undefined;
  readonly reason?: string | undefined;
  readonly country?: string | undefined;
  /** ISO instants: from inclusive, to exclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export const clicksQuery = (filter: ClickFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["clicks", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ClickRow>>("/v1/clicks", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

/** A stored click never changes. */
export const clickQuery = (id: string) =>
  queryOptions({
    queryKey: ["clicks", "item", id],
    queryFn: ({ signal }) => request<ClickRow>(`/v1/clicks/${encodeURIComponent(id)}`, { signal }),
    staleTime: Infinity,
  });

/** Decided again from what is stored of the click; asked for only when somebody wants to know. */
export const clickExplanationQuery = (id: string) =>
  queryOptions({
    queryKey: ["clicks", "explanation", id],
    queryFn: ({ signal }) =>
      request<ClickExplanation>(`/v1/clicks/${encodeURIComponent(id)}/explain`, { signal }),
    staleTime: Infinity,
  });

/** The newest few. Asked until there are any: from then on the live feed brings what is newer. */
export const latestClicksQuery = queryOptions({
  queryKey: ["latest", "clicks"],
  queryFn: ({ signal }) => request<Page<ClickRow>>("/v1/clicks", { query: { limit: 10 }, signal }),
  enabled: ({ state }) => state.data === undefined || state.data.data.length === 0,
});
