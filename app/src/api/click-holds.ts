import type {
  ClickHoldDecide,
  ClickHoldDecided,
  ClickHoldPage,
  ClickHoldQuery,
  Page,
  PublisherClickHold,
} from "@cleverdrip/contract";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type Filter = Omit<Partial<ClickHoldQuery>, "limit" | "cursor">;

export const clickHoldsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["fraud", "click-holds", filter],
    queryFn: ({ pageParam, signal }) =>
      request<ClickHoldPage>("/v1/fraud/click-holds", {
        query: { ...filter, limit: 50, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

/** Days of a publisher's clicks of which something is held or refused, in the words that it may read. */
export const publisherClickHoldsQuery = (publisherId: string) =>
  infiniteQueryOptions({
    queryKey: ["fraud", "publisher-click-holds", publisherId],
    queryFn: ({ pageParam, signal }) =>
      request<Page<PublisherClickHold>>(
        `/v1/publishers/${encodeURIComponent(publisherId)}/click-holds`,
        { query: { limit: 20, cursor: cursorParameter(pageParam) }, signal },
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export function decideClickHolds(body: ClickHoldDecide): Promise<ClickHoldDecided> {
  return request<ClickHoldDecided>("/v1/fraud/click-holds/decide", { method: "POST", body });
}
