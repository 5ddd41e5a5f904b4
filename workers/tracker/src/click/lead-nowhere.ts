import type { WorkspaceSnapshot } from "@cleverdrip/core";
import type { Moment } from "../deps.ts";
import { notFoundPage } from "../not-found-page.ts";
import type { LinkRequest } from "./arrival.ts";
import { NOWHERE, readRecord } from "./click-record.ts";
import { fillUrl } from "./fill-url.ts";

const NOBODY = { id: "", isReturning: false, memory: "" };

/** The last two rungs for a click without a way: its workspace's fallback, or a page that says so. */
export function leadNowhere(
  request: Request,
  asked: LinkRequest,
  workspace: WorkspaceSnapshot | null,
  { nowMs }: Moment,
): Response {
  if (workspace === null) return notFoundPage();
  const { fallbackUrl, name } = workspace;
  if (fallbackUrl === null) return notFoundPage(name);
  const record = readRecord(request, asked, nowMs, NOBODY, NOWHERE);
  const location = fillUrl(fallbackUrl, record, null);
  if (location === null) return notFoundPage(name);
  const headers = { location, "cache-control": "private, no-store" };
  return new Response(null, { status: 302, headers });
}
