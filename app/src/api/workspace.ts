import type {
  Domain,
  DomainPatch,
  NewDomain,
  Page,
  Workspace,
  WorkspacePatch,
} from "@cleverdrip/contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

export const domainsQuery = queryOptions({
  queryKey: ["domains"],
  queryFn: ({ signal }) => request<Page<Domain>>("/v1/domains", { query: { limit: 200 }, signal }),
});

export function patchWorkspace(body: WorkspacePatch): Promise<Workspace> {
  return request<Workspace>("/v1/workspace", { method: "PATCH", body });
}

export function createDomain(body: NewDomain): Promise<Domain> {
  return request<Domain>("/v1/domains", { method: "POST", body });
}

export function patchDomain(id: string, body: DomainPatch): Promise<Domain> {
  return request<Domain>(`/v1/domains/${encodeURIComponent(id)}`, { method: "PATCH", body });
}

export function deleteDomain(id: string): Promise<void> {
  return request<void>(`/v1/domains/${encodeURIComponent(id)}`, { method: "DELETE" });
}
