import type { NewVerifyRun, Page, VerifyRunDetail, VerifyRunShown } from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

const item = (id: string) => `/v1/verify-runs/${encodeURIComponent(id)}`;

export const verifyRunsQuery = infiniteQueryOptions({
  queryKey: ["verify-runs", "list"],
  queryFn: ({ pageParam, signal }) =>
    request<Page<VerifyRunShown>>("/v1/verify-runs", {
      query: { limit: 10, cursor: cursorParameter(pageParam) },
      signal,
    }),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: nextCursorOf,
});

export const verifyRunQuery = (id: string) =>
  queryOptions({
    queryKey: ["verify-runs", "item", id],
    queryFn: ({ signal }) => request<VerifyRunDetail>(item(id), { signal }),
  });

export function startVerify(body: NewVerifyRun): Promise<VerifyRunDetail> {
  return request<VerifyRunDetail>("/v1/verify-runs", { method: "POST", body });
}

/** Counts the next hour of it. */
export function continueVerify(id: string): Promise<VerifyRunDetail> {
  return request<VerifyRunDetail>(`${item(id)}/continue`, { method: "POST" });
}
