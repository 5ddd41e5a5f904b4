import type { CampaignSnapshot, LinkSnapshot } from "../snapshot.ts";
import type { ClickFacts } from "./click-facts.ts";
import type { RouteTarget } from "./decide-click.ts";
import { DEFAULT_DELIVERY, type Condition, type Route, type Variant } from "./delivery.ts";
import { needsMemory } from "./needs-memory.ts";

// What the tests of this folder begin with; each changes what it is about.

export function exampleFacts(change: Partial<ClickFacts> = {}): ClickFacts {
  return {
    atMs: Date.parse("2026-11-20T12:00:00Z"),
    method: "GET",
    purpose: "",
    visitorId: "visitor",
    isReturning: false,
    remembered: null,
    ip: "203.0.113.7",
    country: "DE",
    region: "Bavaria",
    city: "Munich",
    asn: 3320,
    asOrganization: "Deutsche Telekom AG",
    userAgent:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    language: "de-DE",
    referrer: "https://www.blog.example/post?x=1",
    query: "sub1=a&empty=",
    ...change,
  };
}

export function exampleCampaign(change: Partial<CampaignSnapshot> = {}): CampaignSnapshot {
  const campaign = {
    ...DEFAULT_DELIVERY,
    version: 1,
    id: "cmp_1",
    workspaceId: "wsp_1",
    name: "Shoes",
    currency: "USD",
    timezone: "UTC",
    isPaused: false,
    destinationUrl: "https://shop.example/",
    fallbackUrl: null,
    ...change,
  };
  return { ...campaign, needsMemory: needsMemory(campaign) };
}

const LINK: LinkSnapshot = {
  version: 1,
  id: "lnk_1",
  number: 1,
  workspaceId: "wsp_1",
  campaignId: "cmp_1",
  publisherId: "pub_1",
  slug: "abc",
  isPaused: false,
  isPublisherPaused: false,
};

/** Without any fallback. */
export function exampleTarget(
  campaign: Partial<CampaignSnapshot> = {},
  link: Partial<LinkSnapshot> = {},
): RouteTarget {
  return { link: { ...LINK, ...link }, campaign: exampleCampaign(campaign), workspace: null };
}

export function exampleVariant(id: string, change: Partial<Variant> = {}): Variant {
  const url = `https://${id}.example/`;
  return { id, name: `variant ${id}`, url, weight: 100, isPaused: false, ...change };
}

/** One destination for everybody, named like the route. */
export function exampleRoute(id: string, change: Partial<Route> = {}): Route {
  return {
    id,
    name: `route ${id}`,
    isPaused: false,
    weight: 100,
    match: "all",
    conditions: [],
    landings: [],
    variants: [exampleVariant(`${id}-1`)],
    ...change,
  };
}

export function exampleCondition(
  field: Condition["field"],
  values: readonly string[] = [],
  change: Partial<Condition> = {},
): Condition {
  return { field, isNot: false, values, ...change };
}
