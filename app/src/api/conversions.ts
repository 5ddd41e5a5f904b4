import type {
  ConversionExplanation,
  ConversionRow,
  ConversionsChange,
  ConversionsChanged,
  ConversionStatus,
  Page,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type ConversionFilter = {
  readonly campaignId?: string | undefined;
  readonly publisherId?: string | undefined;
  readonly linkId?: string | undefined;
  readonly status?: ConversionStatus | undefined;
  readonly txid?: string | undefined;
  readonly clickId?: string | undefined;
  /** ISO instants: from inclusive, to exclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export const conversionsQuery = (filter: ConversionFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["conversions", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ConversionRow>>("/v1/conversions", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const conversionQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversions", "item", id],
    queryFn: ({ signal }) =>
      request<ConversionRow>(`/v1/conversions/${encodeURIComponent(id)}`, { signal }),
  });

/** Computed again from what is stored; asked for only when somebody wants to know. */
export const conversionExplanationQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversions", "explanation", id],
    queryFn: ({ signal }) =>
      request<ConversionExplanation>(`/v1/conversions/${encodeURIComponent(id)}/explain`, {
        signal,
      }),
  });

export function changeConversions(body: ConversionsChange): Promise<ConversionsChanged> {
  return request<ConversionsChanged>("/v1/conversions/change", { method: "POST", body });
}

/** The newest few. Asked until there are any: from then on the live feed brings what is newer. */
export const latestConversionsQuery = queryOptions({
  queryKey: ["latest", "conversions"],
  queryFn: ({ signal }) =>
    request<Page<ConversionRow>>("/v1/conversions", { query: { limit: 10 }, signal }),
  enabled: ({ state }) => state.data === undefined || state.data.data.length === 0,
});
