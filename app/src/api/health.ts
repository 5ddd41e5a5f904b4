import type { HealthReport } from "@cleverdrip/contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** How far the data is behind: asked again all the while, because it stands beside every page. */
export const healthQuery = queryOptions({
  queryKey: ["health"],
  queryFn: ({ signal }) => request<HealthReport>("/v1/health", { signal }),
  refetchInterval: 15_000,
});
