import type { Erasure, ErasureCheck, ErasureSubject, Page, Retention } from "@cleverdrip/contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

export const erasuresQuery = queryOptions({
  queryKey: ["erasures"],
  queryFn: ({ signal }) => request<Page<Erasure>>("/v1/erasures", { query: { limit: 20 }, signal }),
});

export const retentionQuery = queryOptions({
  queryKey: ["retention"],
  queryFn: ({ signal }) => request<Retention>("/v1/retention", { signal }),
});

/** What would be touched; nothing is. */
export function checkErasure(body: ErasureSubject): Promise<ErasureCheck> {
  return request<ErasureCheck>("/v1/erasures/check", { method: "POST", body });
}

export function erase(body: ErasureSubject): Promise<Erasure> {
  return request<Erasure>("/v1/erasures", { method: "POST", body });
}
