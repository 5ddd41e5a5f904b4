import type { ClickExplanation, Delivery, LinkPreview, Route, Variant } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

/** As core's DEFAULT_DELIVERY: a campaign that nobody has set up. */
export function delivery(part: Partial<Delivery> = {}): Delivery {
  return {
    startsAtMs: null,
    endsAtMs: null,
    targeting: [],
    routing: { forced: [], regularBy: "position", regular: [], default: null },
    caps: [],
    redirectMode: "302",
    referrerPolicy: "default",
    duplicates: { by: "cookie", windowSeconds: 10 },
    uniqueWindowDays: 30,
    deepLinkHosts: [],
    appSchemes: [],
    ...part,
  };
}

export function variant(part: Partial<Variant> = {}): Variant {
  return {
    id: "var_1",
    name: "A",
    url: "https://shop.example/a?cid={clickid}",
    weight: 100,
    isPaused: false,
    ...part,
  };
}

export function route(part: Partial<Route> = {}): Route {
  return {
    id: "rte_1",
    name: "Phones",
    isPaused: false,
    weight: 100,
    match: "all",
    conditions: [{ field: "device", isNot: false, values: ["mobile"] }],
    landings: [],
    variants: [variant()],
    ...part,
  };
}

export function preview(part: Partial<LinkPreview> = {}): LinkPreview {
  return {
    outcome: "accepted",
    reason: "OK",
    location: "https://shop.example/?cid=0123456789abcdefghjkmnpqrstvwxyz",
    campaignId: "cmp_1",
    routeId: "",
    variantId: "",
    landingId: "",
    steps: [
      { step: "link", subject: "summer", hasPassed: true, detail: "the link is active" },
      { step: "regular", subject: "Phones", hasPassed: false, detail: "device is not mobile" },
      { step: "deep-link", subject: "url", hasPassed: null, detail: "none was asked for" },
    ],
    ...part,
  };
}

export function explanation(part: Partial<ClickExplanation> = {}): ClickExplanation {
  const { location: _location, ...decided } = preview();
  return {
    ...decided,
    clickId: "0123456789abcdefghjkmnpqrstvwxyz",
    atMs: AT_MS,
    campaignVersion: 3,
    agrees: true,
    limits: [],
    ...part,
  };
}
