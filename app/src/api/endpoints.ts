import type {
  Endpoint,
  EndpointPatch,
  EndpointQuery,
  EndpointTest,
  EndpointWithSecret,
  NewEndpoint,
  Page,
} from "@cleverdrip/contract";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type EndpointFilter = Omit<Partial<EndpointQuery>, "limit" | "cursor">;

const item = (id: string) => `/v1/endpoints/${encodeURIComponent(id)}`;

export const endpointsQuery = (filter: EndpointFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["endpoints", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Endpoint>>("/v1/endpoints", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

/** The answer is the only one that has the secret. */
export function createEndpoint(body: NewEndpoint): Promise<EndpointWithSecret> {
  return request<EndpointWithSecret>("/v1/endpoints", { method: "POST", body });
}

export function patchEndpoint(id: string, body: EndpointPatch): Promise<EndpointWithSecret> {
  return request<EndpointWithSecret>(item(id), { method: "PATCH", body });
}

export function deleteEndpoint(id: string): Promise<void> {
  return request<void>(item(id), { method: "DELETE" });
}

export function rotateEndpoint(id: string): Promise<EndpointWithSecret> {
  return request<EndpointWithSecret>(`${item(id)}/rotate`, { method: "POST" });
}

export function testEndpoint(id: string): Promise<EndpointTest> {
  return request<EndpointTest>(`${item(id)}/test`, { method: "POST" });
}
