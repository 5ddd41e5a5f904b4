import type {
  ConversionVerdict,
  Page,
  ReceivedQuery,
  ReceivedReplay,
  ReceivedReplayed,
  ReceivedRow,
} from "@cleverdrip/contract";
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

/** Reports of which nothing was recorded, for one reason; `from` and `to` as above. */
export type WaitingFilter = Omit<ReceivedReplay, "cursor">;

/** What would become of the next of them, from the oldest. */
export function checkWaiting(
  filter: WaitingFilter,
  cursor: string | null,
): Promise<ReceivedReplayed> {
  return request<ReceivedReplayed>("/v1/received/waiting", {
    query: { ...filter, ...(cursor === null ? {} : { cursor }) },
  });
}

/** Judges the next of them. */
export function replayWaiting(
  filter: WaitingFilter,
  cursor: string | null,
): Promise<ReceivedReplayed> {
  return request<ReceivedReplayed>("/v1/received/replay", {
    method: "POST",
    body: { ...filter, ...(cursor === null ? {} : { cursor }) },
  });
}

/** What would become of the oldest few hundred. */
export const waitingQuery = (filter: WaitingFilter) =>
  queryOptions({
    queryKey: ["received", "waiting", filter],
    queryFn: () => checkWaiting(filter, null),
  });
