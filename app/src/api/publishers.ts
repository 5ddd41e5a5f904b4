import type { NewPublisher, Page, Publisher, PublisherPatch } from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type PublisherFilter = {
  readonly status?: Publisher["status"] | undefined;
  readonly search?: string | undefined;
};

const item = (id: string) => `/v1/publishers/${encodeURIComponent(id)}`;

export const publishersQuery = (filter: PublisherFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["publishers", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Publisher>>("/v1/publishers", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const publisherQuery = (id: string) =>
  queryOptions({
    queryKey: ["publishers", "item", id],
    queryFn: ({ signal }) => request<Publisher>(item(id), { signal }),
  });

export function createPublisher(body: NewPublisher): Promise<Publisher> {
  return request<Publisher>("/v1/publishers", { method: "POST", body });
}

export function patchPublisher(id: string, body: PublisherPatch): Promise<Publisher> {
  return request<Publisher>(item(id), { method: "PATCH", body });
}

export function switchPublisher(id: string, verb: "pause" | "resume"): Promise<Publisher> {
  return request<Publisher>(`${item(id)}/${verb}`, { method: "POST" });
}
