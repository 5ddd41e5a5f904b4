import type { Report, ReportGroup } from "@cleverdrip/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

type ReportFilter = {
  /** ISO days of `timezone`, or ISO instants; from inclusive, to exclusive. */
  readonly from: string;
  readonly to: string;
  readonly timezone: string;
  readonly groupBy: ReportGroup;
  readonly campaignId?: string | undefined;
  readonly publisherId?: string | undefined;
  readonly linkId?: string | undefined;
  readonly limit?: number | undefined;
};

/** Figures of the period before stay on screen until the new ones are there. */
export const reportQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ["reports", filter],
    queryFn: ({ signal }) => request<Report>("/v1/reports", { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
