import type { ClickEvent } from "@cleverdrip/contract";
import {
  readClickParameters,
  type CampaignSnapshot,
  type ClickReason,
  type LinkSnapshot,
} from "@cleverdrip/core";
import type { Visitor } from "./visitor.ts";

/** Longest user agent and referrer kept; a longer one is cut, the click is never refused for it. */
const MAX_TEXT = 512;

export type ClickInput = {
  readonly id: string;
  readonly atMs: number;
  readonly link: LinkSnapshot;
  readonly campaign: CampaignSnapshot;
  readonly reason: ClickReason;
  readonly visitor: Visitor;
  readonly userAgent: string;
};

/** What is recorded of a request. Location comes from Cloudflare and may be missing: then it is unknown, not refused. */
export function buildClick(request: Request, query: string, input: ClickInput): ClickEvent {
  const { id, atMs, link, campaign, reason, visitor, userAgent } = input;
  const { headers } = request;
  // Typed as unknown in plain runtimes; on Cloudflare every incoming request carries it.
  const cf = request.cf as Partial<IncomingRequestCfProperties> | undefined;
  const parameters = readClickParameters(query);
  return {
    id,
    atMs,
    workspaceId: link.workspaceId,
    campaignId: link.campaignId,
    publisherId: link.publisherId,
    linkId: link.id,
    currency: campaign.currency,
    visitorId: visitor.id,
    isReturning: visitor.isReturning,
    reason,
    snapshotVersion: campaign.version,
    ip: headers.get("cf-connecting-ip") ?? "",
    country: cf?.country ?? "",
    region: cf?.region ?? "",
    city: cf?.city ?? "",
    asn: cf?.asn ?? null,
    asOrganization: cf?.asOrganization ?? "",
    userAgent: cut(userAgent),
    language: firstLanguage(headers.get("accept-language")),
    referrer: cut(headers.get("referer") ?? ""),
    subs: parameters.subs,
    source: parameters.source,
    externalId: parameters.externalId,
  };
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
}

/** `de-DE,de;q=0.9,en` → `de-DE`. */
function firstLanguage(header: string | null): string {
  if (header === null) return "";
  const end = header.search(/[,;]/);
  return (end === -1 ? header : header.slice(0, end)).trim().slice(0, 35);
}
