import type {
  ConversionFraud,
  FraudDecide,
  FraudDecided,
  FraudDecisionDetail,
  FraudFinding,
  FraudFindingQuery,
  FraudJudged,
  FraudOverview,
  FraudReviewPage,
  FraudReviewQuery,
  Page,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { queryText, request } from "./request.ts";

export type ReviewFilter = Omit<Partial<FraudReviewQuery>, "limit" | "cursor">;

/** Over the last 30 days. */
export const fraudOverviewQuery = queryOptions({
  queryKey: ["fraud", "overview"],
  queryFn: ({ signal }) => request<FraudOverview>("/v1/fraud/overview", { signal }),
});

export const fraudFindingsQuery = (filter: FraudFindingQuery) =>
  queryOptions({
    queryKey: ["fraud", "findings", filter],
    queryFn: ({ signal }) =>
      request<Page<FraudFinding>>("/v1/fraud/findings", { query: filter, signal }),
  });

export const fraudReviewsQuery = (filter: ReviewFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["fraud", "reviews", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<FraudReviewPage>("/v1/fraud/reviews", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

/** The same as a table for a spreadsheet. */
export function reviewsCsvUrl({ sort: _sort, ...filter }: ReviewFilter): string {
  return `/v1/fraud/reviews.csv${queryText(filter)}`;
}

/** How many wait to be looked at: asked on every page, so one row is enough. */
export const openReviewsQuery = queryOptions({
  queryKey: ["fraud", "open"],
  queryFn: async ({ signal }) => {
    const query = { decision: "open", limit: 1 };
    const page = await request<FraudReviewPage>("/v1/fraud/reviews", { query, signal });
    return page.counts.open;
  },
  staleTime: 30_000,
  refetchInterval: 60_000,
});

export const fraudDecisionsQuery = infiniteQueryOptions({
  queryKey: ["fraud", "decisions"],
  queryFn: ({ pageParam, signal }) =>
    request<Page<FraudDecisionDetail>>("/v1/fraud/decisions", {
      query: { limit: 20, cursor: cursorParameter(pageParam) },
      signal,
    }),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: nextCursorOf,
});

/** With all of its results. */
export const fraudDecisionQuery = (id: string) =>
  queryOptions({
    queryKey: ["fraud", "decision", id],
    queryFn: ({ signal }) =>
      request<FraudDecisionDetail>(`/v1/fraud/decisions/${encodeURIComponent(id)}`, { signal }),
  });

export const conversionFraudQuery = (id: string) =>
  queryOptions({
    queryKey: ["fraud", "conversion", id],
    queryFn: ({ signal }) =>
      request<ConversionFraud>(`/v1/conversions/${encodeURIComponent(id)}/fraud`, { signal }),
  });

export function decideFraud(body: FraudDecide): Promise<FraudDecided> {
  return request<FraudDecided>("/v1/fraud/reviews/decide", { method: "POST", body });
}

/** The whole decision is taken back; the judge decides on those results again. */
export function undoDecision(id: string): Promise<FraudDecided> {
  const path = `/v1/fraud/decisions/${encodeURIComponent(id)}/undo`;
  return request<FraudDecided>(path, { method: "POST" });
}

/** Now, rather than some minutes after the last clicks. */
export function judgeNow(): Promise<FraudJudged> {
  return request<FraudJudged>("/v1/fraud/judge", { method: "POST" });
}
