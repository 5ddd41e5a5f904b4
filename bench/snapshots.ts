import {
  DEFAULT_DELIVERY,
  type CampaignSnapshot,
  type Condition,
  type LinkSnapshot,
  type Route,
  type WorkspaceSnapshot,
} from "@cleverdrip/core";
import { snapshotKey } from "@cleverdrip/edge-config";

/** Links of a campaign: a link is a publisher's. */
export const LINKS_PER_CAMPAIGN = 100;
export const SLUG_PREFIX = "bench-";

const link: LinkSnapshot = {
  version: 1,
  id: "lnk_bench",
  number: 1,
  workspaceId: "wsp_bench",
  campaignId: "cmp_bench",
  publisherId: "pub_bench",
  slug: SLUG_PREFIX,
  isPaused: false,
  isPublisherPaused: false,
};

const is = (field: Condition["field"], ...values: readonly string[]): Condition => ({
  field,
  isNot: false,
  values,
});

/** Ten rules that are tried in turn. No visitor of the bench fits any but the last. */
const rules: readonly Condition[] = [
  is("country", "FR", "BE", "LU"),
  is("device", "tablet", "tv"),
  is("osVersion", "-6"),
  is("browser", "Opera"),
  is("language", "ja", "ko"),
  is("referrer", "social.example"),
  { ...is("param", "spring*"), name: "promo" },
  {
    field: "schedule",
    isNot: true,
    values: [],
    schedule: {
      timezone: "Europe/Berlin",
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      fromMinute: 0,
      toMinute: 0,
      fromDate: null,
      toDate: null,
    },
  },
  is("asn", "64500", "64501"),
  { ...is("ip", "10.0.0.0/8", "fd00::/8"), isNot: true },
];

const macros = "click_id={clickid}&sub={sub1}&geo={country}&campaign={campaign.id}&source={source}";

function route(condition: Condition, i: number): Route {
  const variants = [50, 30, 20].map((weight, j) => ({
    id: `var_${i}_${j}`,
    name: `Variant ${j + 1}`,
    url: `https://example.com/${i}/${j}?${macros}`,
    weight,
    isPaused: false,
  }));
  return {
    id: `rte_${i}`,
    name: condition.field,
    isPaused: false,
    weight: 1,
    match: "all",
    conditions: [condition],
    landings: [],
    variants,
  };
}

const campaign: CampaignSnapshot = {
  ...DEFAULT_DELIVERY,
  version: 1,
  id: link.campaignId,
  workspaceId: link.workspaceId,
  name: "Bench",
  currency: "USD",
  timezone: "America/New_York",
  isPaused: false,
  destinationUrl: `https://example.com/?${macros}`,
  fallbackUrl: null,
  routing: { ...DEFAULT_DELIVERY.routing, regular: rules.map(route) },
};

const workspace: WorkspaceSnapshot = {
  version: 1,
  id: link.workspaceId,
  name: "Bench",
  fallbackUrl: null,
  dialects: [],
};

/** What the stand-in for KV makes its answers of: each key is a prefix, a number follows. */
export const snapshotTemplates = {
  linksPerCampaign: LINKS_PER_CAMPAIGN,
  linkKey: snapshotKey("link", SLUG_PREFIX),
  link,
  campaignKey: snapshotKey("campaign", campaign.id),
  campaign,
  workspaceKey: snapshotKey("workspace", workspace.id),
  workspace,
};
