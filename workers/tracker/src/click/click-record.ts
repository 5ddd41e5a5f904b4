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

/** Longest header and query that is kept; a longer one is cut, the click is never refused for it. */
const LONGEST = 512;
const MAX_QUERY = 8_192;

/** What a click is recorded of, as far as a record says it. */
type Aim = {
  readonly link: Pick<
    RouteTarget["link"],
    "id" | "workspaceId" | "campaignId" | "publisherId" | "version"
  >;
  readonly campaign: Pick<RouteTarget["campaign"], "currency" | "version">;
};

/** Of a request that leads nowhere, or not yet. */
export const NOWHERE: Aim = {
  link: { id: "", workspaceId: "", campaignId: "", publisherId: "", version: 0 },
  campaign: { currency: "", version: 0 },
};

/**
 * What is known of a request for that link, still without an id. Location comes from Cloudflare and may be missing: then it
 * is unknown, not refused.
 */
export function readRecord(
  request: Pick<Request, "headers"> & { readonly cf?: Request["cf"] | undefined },
  { kind, method, query }: Pick<LinkRequest, "kind" | "method" | "query">,
  atMs: number,
  visitor: Visitor,
  { link, campaign }: Aim,
): ClickRecord {
  const cf = (request.cf ?? {}) as Cf;
  const get = headerReader(request);
  const userAgent = get("user-agent");
  const referrer = get("referer");
  return {
    kind,
    id: "",
    atMs,
    method,
    purpose: get("sec-purpose") || get("purpose"),
    workspaceId: link.workspaceId,
    campaignId: link.campaignId,
    publisherId: link.publisherId,
    linkId: link.id,
    currency: campaign.currency,
    reason: "",
    snapshotVersion: campaign.version,
    linkVersion: link.version,
    routeId: "",
    variantId: "",
    landingId: "",
    visitorId: visitor.id,
    isReturning: visitor.isReturning,
    remembered: null,
    isKnown: false,
    isRemembered: false,
    isCut: userAgent.length === LONGEST || referrer.length === LONGEST || query.length > MAX_QUERY,
    ip: get("cf-connecting-ip"),
    country: cf.country ?? "",
    region: cf.region ?? "",
    city: cf.city ?? "",
    asn: cf.asn ?? null,
    asOrganization: cf.asOrganization ?? "",
    timezone: cf.timezone ?? "",
    rttMs: cf.clientTcpRtt ?? null,
    userAgent,
    language: firstLanguage(get("accept-language")),
    referrer,
    query,
    signals: readSignals(get, cf),
    tls: readTls(cf),
  };
}

type Get = (name: string) => string;

/** Each costs 0.15 µs, whether it is there or not. */
function headerReader({ headers }: Pick<Request, "headers">): Get {
  return (name) => (headers.get(name) ?? "").slice(0, LONGEST);
}

/** In the order of core's SIGNAL_NAMES. What browsers send only beside another header is not looked up without that one. */
function readSignals(get: Get, { httpProtocol = "" }: Cf): readonly string[] {
  const brands = get("sec-ch-ua");
  const platform = brands && get("sec-ch-ua-platform");
  const target = get("sec-fetch-dest");
  return [httpProtocol, get("accept"), brands, platform, target, target && get("sec-fetch-user")];
}

/** Twelve characters tell a hash apart. */
function readTls({ tlsClientCiphersSha1 = "", tlsClientExtensionsSha1 = "" }: Cf): string {
  return `${tlsClientCiphersSha1.slice(0, 12)} ${tlsClientExtensionsSha1.slice(0, 12)}`;
}

/**
 * Typed as unknown in plain runtimes; on Cloudflare every incoming request carries it. The generated type does not know what
 * was added for TLS.
 */
type Cf = Partial<
  IncomingRequestCfProperties & Record<"tlsClientCiphersSha1" | "tlsClientExtensionsSha1", string>
>;

/** Says whose click it is after all. */
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
  remind(record, campaign, visitor);
}

/** What its visitor remembers is that of this campaign. */
export function remind(
  record: ClickRecord,
  campaign: RouteTarget["campaign"],
  visitor: Visitor,
): void {
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
  record.query = record.query.slice(0, MAX_QUERY);
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

/** `de-DE,de;q=0.9,en` → `de-DE`. */
function firstLanguage(header: string): string {
  return /[^\s,;]{0,35}/.exec(header)?.[0] ?? "";
}
