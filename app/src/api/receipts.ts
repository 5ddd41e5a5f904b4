import type { Page, ReceiptDayShown } from "@cleverdrip/contract";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

export const receiptDaysQuery = infiniteQueryOptions({
  queryKey: ["receipt-days"],
  queryFn: ({ pageParam, signal }) =>
    request<Page<ReceiptDayShown>>("/v1/receipt-days", {
      query: { limit: 7, cursor: cursorParameter(pageParam) },
      signal,
    }),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: nextCursorOf,
});

/** A publisher's receipts of a day, as a file. */
export function receiptFileUrl(publisherId: string, day: string): string {
  return `/v1/publishers/${encodeURIComponent(publisherId)}/receipts/${day}.ndjson`;
}
