import type { ConversionVerdict, Page, ReceivedQuery, ReceivedRow } from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

/** `from` and `to` are ISO instants: from inclusive, to exclusive. */
type ReceivedFilter = Omit<Partial<ReceivedQuery>, "limit" | "cursor">;

const item = (id: string) => `/v1/received/${encodeURIComponent(id)}`;

export const receivedListQuery = (filter: ReceivedFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["received", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ReceivedRow>>("/v1/received", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const receivedQuery = (id: string) =>
  queryOptions({
    queryKey: ["received", "item", id],
    queryFn: ({ signal }) => request<ReceivedRow>(item(id), { signal }),
  });

/** Judges it again by the rules of today. */
export function replayReceived(id: string): Promise<ConversionVerdict> {
  return request<ConversionVerdict>(`${item(id)}/replay`, { method: "POST" });
}
