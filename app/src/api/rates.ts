import type { ExchangeRateRow, NewRates, Page } from "@cleverdrip/contract";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

export const ratesQuery = (limit = 20) =>
  infiniteQueryOptions({
    queryKey: ["rates", limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ExchangeRateRow>>("/v1/rates", {
        query: { limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

/** A rate that there is already for a pair and day is replaced. */
export function putRates(body: NewRates): Promise<{ readonly stored: number }> {
  return request<{ readonly stored: number }>("/v1/rates", { method: "PUT", body });
}
