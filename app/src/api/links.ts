import type {
  Link,
  LinkPatch,
  LinkPreview,
  NewLink,
  Page,
  SimulatedVisitor,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type LinkFilter = {
  readonly campaignId?: string | undefined;
  readonly publisherId?: string | undefined;
  readonly status?: Link["status"] | undefined;
  readonly search?: string | undefined;
};

const item = (id: string) => `/v1/links/${encodeURIComponent(id)}`;

export const linksQuery = (filter: LinkFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["links", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Link>>("/v1/links", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const linkQuery = (id: string) =>
  queryOptions({
    queryKey: ["links", "item", id],
    queryFn: ({ signal }) => request<Link>(item(id), { signal }),
  });

export function createLink(body: NewLink): Promise<Link> {
  return request<Link>("/v1/links", { method: "POST", body });
}

export function patchLink(id: string, body: LinkPatch): Promise<Link> {
  return request<Link>(item(id), { method: "PATCH", body });
}

/** Where a visitor would be led; nothing is recorded. */
export function previewLink(id: string, body: Partial<SimulatedVisitor>): Promise<LinkPreview> {
  return request<LinkPreview>(`${item(id)}/preview`, { method: "POST", body });
}

export function switchLink(id: string, verb: "pause" | "resume"): Promise<Link> {
  return request<Link>(`${item(id)}/${verb}`, { method: "POST" });
}
