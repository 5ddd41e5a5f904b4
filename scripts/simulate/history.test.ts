import type { Campaign, Link } from "@cleverdrip/contract";
import { clickBatch, receivedReport } from "@cleverdrip/contract";
import {
  DEFAULT_CONVERSION_POLICY,
  DEFAULT_DELIVERY,
  type Route,
  verifyClickId,
} from "@cleverdrip/core";
import { parseClickIdKeys } from "@cleverdrip/edge-config";
import { expect, test } from "vitest";
import { history, type HistoryPlan } from "./history.ts";
import type { SimulatedWorkspace } from "./workspace.ts";

const toMs = Date.UTC(2026, 5, 15);
const keys = parseClickIdKeys(`1:${"A".repeat(43)}`);

const campaign: Campaign = {
  id: "cmp_1",
  name: "Coffee",
  status: "active",
  destinationUrl: "https://shop.example/",
  fallbackUrl: null,
  currency: "EUR",
  attributionWindowDays: 30,
  delivery: DEFAULT_DELIVERY,
  conversionPolicy: {
    ...DEFAULT_CONVERSION_POLICY,
    coupons: [],
    caps: [],
    pixelSites: [],
    security: { tokens: [], secrets: [], sourceIps: [], requires: "none" },
  },
  eventTypes: [
    {
      id: "evt_1",
      name: "sale",
      payout: { model: "revshare", percent: 10 },
      revenueMicros: null,
      revenuePercent: null,
      aliases: [],
      duplicatePolicy: "ignore-txid",
      holdDays: 0,
    },
  ],
  version: 3,
  liveEverywhereAtMs: 0,
  createdAtMs: 0,
  updatedAtMs: 0,
};

function link(number: number): Link {
  return {
    id: `lnk_${number}`,
    number,
    slug: `slug-${number}`,
    url: `http://localhost/c/slug-${number}`,
    status: "active",
    campaignId: campaign.id,
    campaignName: campaign.name,
    publisherId: `pub_${number}`,
    publisherName: `Publisher ${number}`,
    domainId: null,
    aliases: [],
    liveEverywhereAtMs: 0,
    createdAtMs: 0,
    updatedAtMs: 0,
  };
}

const workspace: SimulatedWorkspace = {
  workspaceId: "wsp_1",
  timezone: "Europe/Berlin",
  links: new Map([1, 2].map((number) => [`lnk_${number}`, { link: link(number), campaign }])),
};

const plan: HistoryPlan = { workspace, keys, seed: "s", clicks: 1_200, days: 14, toMs };

const all = (change: Partial<HistoryPlan> = {}) => [...history({ ...plan, ...change })];

test("the past comes in portions that the queue's own schema accepts, and adds up", () => {
  const portions = all();
  const clicks = portions.flatMap(({ batches }) => batches.flatMap((batch) => batch.clicks));
  expect(clicks).toHaveLength(1_200);
  for (const { batches, reports } of portions) {
    for (const batch of batches) expect(clickBatch.parse(batch).clicks.length).toBeLessThan(501);
    for (const report of reports) receivedReport.parse(report);
  }
});

test("every click id is one of ours, of the click's link and time", () => {
  for (const { batches } of all({ clicks: 50 })) {
    for (const click of batches.flatMap((batch) => batch.clicks)) {
      expect(verifyClickId(click.id, keys)).toEqual({
        kind: "verified",
        clickId: click.id,
        atMs: click.atMs,
        linkNumber: workspace.links.get(click.linkId)?.link.number,
      });
    }
  }
});

test("the same plan makes the same ids and batches, so that sending it again changes nothing", () => {
  expect(all()).toEqual(all());
  expect(all({ seed: "t" })).not.toEqual(all());
});

test("a conversion is sent with or after the portion of its click", () => {
  const known = new Set<string>();
  let conversions = 0;
  for (const portion of all({ clicks: 3_000 })) {
    for (const { clicks } of portion.batches) for (const { id } of clicks) known.add(id);
    for (const { click } of portion.reports) expect(known).toContain(click?.clickId);
    conversions += portion.reports.length;
  }
  expect(conversions).toBeGreaterThan(0);
});

test("a visitor who returns is the same visitor", () => {
  const clicks = all().flatMap(({ batches }) => batches.flatMap((batch) => batch.clicks));
  const addresses = new Map<string, string>();
  for (const { visitorId, ip } of clicks) {
    expect(addresses.get(visitorId) ?? ip).toBe(ip);
    addresses.set(visitorId, ip);
  }
  expect(addresses.size).toBeLessThan(clicks.length);
});

const variant = { id: "var_1", name: "x", url: "https://a.example/", weight: 100, isPaused: false };

test("clicks go the ways their campaign gives them, and only who reaches the destination converts", () => {
  const route: Route = {
    id: "rte_1",
    name: "all",
    isPaused: false,
    weight: 100,
    match: "all",
    conditions: [],
    landings: [{ ...variant, id: "var_land" }],
    variants: [variant],
  };
  const delivery = {
    ...DEFAULT_DELIVERY,
    targeting: [{ field: "country" as const, isNot: true, values: ["DE"] }],
    routing: { ...DEFAULT_DELIVERY.routing, default: route },
  };
  const links = new Map(
    [...workspace.links].map(([key, own]) => [
      key,
      { ...own, campaign: { ...own.campaign, delivery } },
    ]),
  );
  const portions = all({ workspace: { ...workspace, links }, clicks: 3_000 });
  const events = portions.flatMap(({ batches }) => batches.flatMap((batch) => batch.clicks));
  const clicks = events.filter(({ kind }) => kind === "click");
  const refused = clicks.filter(({ country }) => country === "DE");
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason, variantId } of refused)
    expect([reason, variantId]).toEqual(["T_COUNTRY", ""]);
  for (const click of clicks.filter(({ country }) => country !== "DE"))
    expect(click).toMatchObject({ reason: "OK", variantId: "var_1", landingId: "var_land" });

  const through = new Set(events.filter((e) => e.kind === "click-through").map(({ id }) => id));
  expect(through.size / (clicks.length - refused.length)).toBeCloseTo(0.55, 1);
  const converted = portions.flatMap(({ reports }) => reports);
  expect(converted.length).toBeGreaterThan(0);
  for (const { click } of converted) expect(through).toContain(click?.clickId);
});
