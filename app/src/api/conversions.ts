import type {
  ConversionExplanation,
  ConversionQuery,
  ConversionRow,
  ConversionsChange,
  ConversionsChanged,
  ConversionVerdict,
  NewConversion,
  Page,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

/** `from` and `to` are ISO instants: from inclusive, to exclusive. */
export type ConversionFilter = Omit<Partial<ConversionQuery>, "limit" | "cursor">;

export function listConversions(
  filter: ConversionFilter,
  limit: number,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Page<ConversionRow>> {
  return request<Page<ConversionRow>>("/v1/conversions", {
    query: { ...filter, limit, cursor: cursorParameter(cursor) },
    ...(signal === undefined ? {} : { signal }),
  });
}

export const conversionsQuery = (filter: ConversionFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["conversions", "list", filter, limit],
    queryFn: ({ pageParam, signal }) => listConversions(filter, limit, pageParam, signal),
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

/** A result entered by hand; the answer is what a postback would have been told. */
export function enterConversion(body: NewConversion): Promise<ConversionVerdict> {
  return request<ConversionVerdict>("/v1/conversions", { method: "POST", body });
}

/** The newest few. Asked until there are any: from then on the live feed brings what is newer. */
export const latestConversionsQuery = queryOptions({
  queryKey: ["latest", "conversions"],
  queryFn: ({ signal }) =>
    request<Page<ConversionRow>>("/v1/conversions", { query: { limit: 10 }, signal }),
  enabled: ({ state }) => state.data === undefined || state.data.data.length === 0,
});
