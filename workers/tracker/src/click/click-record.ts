import type { ClickEvent } from "@cleverdrip/contract";
import { planOf, type ClickFacts, type Decision, type RouteTarget } from "@cleverdrip/core";
import type { LinkRequest } from "./arrival.ts";
import { recall, type Visitor } from "./visitor.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A request on its way from facts to a recorded click. One object all the way, filled in as things are decided: making
 * another of thirty fields would cost as much as deciding.
 */
export type ClickRecord = Writable<ClickFacts & ClickEvent>;

/** Longest user agent, referrer and query that is kept; a longer one is cut, the click is never refused for it. */
const MAX_TEXT = 512;
const MAX_QUERY = 8_192;

/** What is known of a request. Location comes from Cloudflare and may be missing: then it is unknown, not refused. */
export function readRecord(
  request: Request,
  { kind, method, query }: Pick<LinkRequest, "kind" | "method" | "query">,
  atMs: number,
  visitor: Visitor,
): ClickRecord {
  const { headers } = request;
  // Typed as unknown in plain runtimes; on Cloudflare every incoming request carries it.
  const cf = request.cf as Partial<IncomingRequestCfProperties> | undefined;
  const userAgent = headers.get("user-agent") ?? "";
  const referrer = headers.get("referer") ?? "";
  return {
    kind,
    id: "",
    atMs,
    method,
    purpose: headers.get("sec-purpose") ?? headers.get("purpose") ?? "",
    workspaceId: "",
    campaignId: "",
    publisherId: "",
    linkId: "",
    currency: "",
    reason: "",
    snapshotVersion: 0,
    linkVersion: 0,
    routeId: "",
    variantId: "",
    landingId: "",
    visitorId: visitor.id,
    isReturning: visitor.isReturning,
    remembered: null,
    isKnown: false,
    isRemembered: false,
    isCut: userAgent.length > MAX_TEXT || referrer.length > MAX_TEXT || query.length > MAX_QUERY,
    ip: headers.get("cf-connecting-ip") ?? "",
    country: cf?.country ?? "",
    region: cf?.region ?? "",
    city: cf?.city ?? "",
    asn: cf?.asn ?? null,
    asOrganization: cf?.asOrganization ?? "",
    userAgent: cut(userAgent, MAX_TEXT),
    language: firstLanguage(headers.get("accept-language")),
    referrer: cut(referrer, MAX_TEXT),
    query,
  };
}

/** Says whose click it is; what its visitor remembers is that of this campaign. */
export function aim(
  record: ClickRecord,
  id: string,
  { link, campaign }: RouteTarget,
  visitor: Visitor,
): void {
  record.id = id;
  record.workspaceId = link.workspaceId;
  record.campaignId = link.campaignId;
  record.publisherId = link.publisherId;
  record.linkId = link.id;
  record.linkVersion = link.version;
  record.currency = campaign.currency;
  record.snapshotVersion = campaign.version;
  if (visitor.memory === "") return;
  record.remembered = recall(visitor, planOf(campaign).tag);
  record.isKnown = record.remembered !== null;
}

export function settle(record: ClickRecord, decision: Decision): void {
  record.reason = decision.reason;
  record.routeId = decision.routeId;
  record.variantId = decision.variantId;
  record.landingId = decision.landingId;
  record.isRemembered = decision.isRemembered;
}

/** The event as it is stored; decisions and macros have used the whole query. */
export function cutQuery(record: ClickRecord): ClickRecord {
  record.query = cut(record.query, MAX_QUERY);
  return record;
}

/** Only what a click event has, for where it is checked to the letter. */
export function toEvent({
  method: _method,
  purpose: _purpose,
  remembered: _remembered,
  ...event
}: ClickEvent & Partial<ClickRecord>): ClickEvent {
  return event;
}

function cut(text: string, length: number): string {
  return text.length > length ? text.slice(0, length) : text;
}

/** `de-DE,de;q=0.9,en` → `de-DE`. */
function firstLanguage(header: string | null): string {
  if (header === null) return "";
  const end = header.search(/[,;]/);
  return (end === -1 ? header : header.slice(0, end)).trim().slice(0, 35);
}
