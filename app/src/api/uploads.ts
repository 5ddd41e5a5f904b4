import type {
  NewUploadBody,
  Page,
  Upload,
  UploadPreview,
  UploadSample,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

const item = (id: string) => `/v1/uploads/${encodeURIComponent(id)}`;

export const uploadsQuery = (limit = 20) =>
  infiniteQueryOptions({
    queryKey: ["uploads", "list", limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Upload>>("/v1/uploads", {
        query: { limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const uploadQuery = (id: string) =>
  queryOptions({
    queryKey: ["uploads", "item", id],
    queryFn: ({ signal }) => request<Upload>(item(id), { signal }),
  });

export function previewUpload(body: UploadSample): Promise<UploadPreview> {
  return request<UploadPreview>("/v1/uploads/preview", { method: "POST", body });
}

/** Begins the dry run; nothing is recorded. */
export function createUpload(body: NewUploadBody): Promise<Upload> {
  return request<Upload>("/v1/uploads", { method: "POST", body });
}

/** A bounded number of rows further; to be called until nothing is left. */
export function advanceUpload(id: string, verb: "check" | "commit"): Promise<Upload> {
  return request<Upload>(`${item(id)}/${verb}`, { method: "POST" });
}

/** For a link: the browser saves it. */
export function errorFileUrl(id: string): string {
  return `${item(id)}/errors.csv`;
}
