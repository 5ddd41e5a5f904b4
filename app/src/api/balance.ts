import type { Balance } from "@cleverdrip/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** ISO instants: from inclusive, to exclusive. Clicks keep arriving, so it is asked again now and then. */
type BalancePeriod = { readonly from: string; readonly to: string };

export const balanceQuery = (period: BalancePeriod) =>
  queryOptions({
    queryKey: ["balance", period],
    queryFn: ({ signal }) => request<Balance>("/v1/balance", { query: period, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
