import type {
  LinkPreview,
  NewSmartLink,
  Page,
  SimulatedVisitor,
  SmartLink,
  SmartLinkPatch,
} from "@cleverdrip/contract";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type SmartLinkFilter = {
  readonly status?: SmartLink["status"] | undefined;
  readonly search?: string | undefined;
};

const item = (id: string) => `/v1/smart-links/${encodeURIComponent(id)}`;

export const smartLinksQuery = (filter: SmartLinkFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["smart-links", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<SmartLink>>("/v1/smart-links", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export function createSmartLink(body: NewSmartLink): Promise<SmartLink> {
  return request<SmartLink>("/v1/smart-links", { method: "POST", body });
}

export function patchSmartLink(id: string, body: SmartLinkPatch): Promise<SmartLink> {
  return request<SmartLink>(item(id), { method: "PATCH", body });
}

export function switchSmartLink(id: string, verb: "pause" | "resume"): Promise<SmartLink> {
  return request<SmartLink>(`${item(id)}/${verb}`, { method: "POST" });
}

/** Where a visitor would be led; nothing is recorded. */
export function previewSmartLink(
  id: string,
  body: Partial<SimulatedVisitor>,
): Promise<LinkPreview> {
  return request<LinkPreview>(`${item(id)}/preview`, { method: "POST", body });
}
