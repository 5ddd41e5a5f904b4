import type {
  FraudAppeal,
  FraudAppealAnswer,
  FraudAppealQuery,
  NewFraudAppeal,
  Page,
  PublisherFraudRow,
} from "@cleverdrip/contract";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type Filter = Omit<Partial<FraudAppealQuery>, "limit" | "cursor">;

export const appealsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["fraud", "appeals", filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<FraudAppeal>>("/v1/fraud/appeals", {
        query: { ...filter, limit: 50, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

/** What was held or rejected of a publisher's, in the words that it may read. */
export const publisherFraudQuery = (publisherId: string) =>
  infiniteQueryOptions({
    queryKey: ["fraud", "publisher", publisherId],
    queryFn: ({ pageParam, signal }) =>
      request<Page<PublisherFraudRow>>(`/v1/publishers/${encodeURIComponent(publisherId)}/fraud`, {
        query: { limit: 20, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export function enterAppeal(body: NewFraudAppeal): Promise<FraudAppeal> {
  return request<FraudAppeal>("/v1/fraud/appeals", { method: "POST", body });
}

export function answerAppeal(id: string, body: FraudAppealAnswer): Promise<FraudAppeal> {
  const path = `/v1/fraud/appeals/${encodeURIComponent(id)}/answer`;
  return request<FraudAppeal>(path, { method: "POST", body });
}
