import {
  clickBatch,
  type Link,
  newCampaign,
  newLink,
  newPublisher,
  receivedReport,
} from "@cleverdrip/contract";
import { verifyClickId } from "@cleverdrip/core";
import { parseClickIdKeys } from "@cleverdrip/edge-config";
import { expect, test } from "vitest";
import {
  fraudDemoCampaigns,
  fraudDemoLinks,
  fraudDemoPublishers,
  fraudStage,
} from "./fraud-catalog.ts";
import { linkKey, stagedHistory } from "./staged-history.ts";

const keys = parseClickIdKeys(`1:${"A".repeat(43)}`);
const stage = { ...fraudStage, seed: "demo", fromMs: Date.UTC(2026, 10, 2), days: 2 };
const shiftMs = 40 * 86_400_000;

const links = new Map(
  fraudDemoLinks.map(([campaign, publisher, slug], i): [string, Link] => [
    linkKey(campaign, publisher),
    {
      id: `lnk_${i}`,
      number: i + 1,
      slug,
      url: "",
      status: "active",
      campaignId: campaign,
      campaignName: campaign,
      publisherId: publisher,
      publisherName: publisher,
      domainId: null,
      aliases: [],
      liveEverywhereAtMs: 0,
      createdAtMs: 0,
      updatedAtMs: 0,
    },
  ]),
);

const made = () => stagedHistory({ workspaceId: "wsp_1", links, stage, shiftMs, keys });

test("what the demo sets up is what the api takes, each publisher and link once", () => {
  for (const campaign of fraudDemoCampaigns)
    expect(newCampaign.safeParse(campaign).success).toBe(true);
  for (const publisher of fraudDemoPublishers)
    expect(newPublisher.safeParse(publisher).success).toBe(true);
  const slugs = fraudDemoLinks.map(([, , slug]) => slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  for (const slug of slugs)
    expect(newLink.safeParse({ campaignId: "c", publisherId: "p", slug }).success).toBe(true);
});

test("all of it is what the consumer takes, and made anew it is the same", () => {
  const { batches, reports } = made();
  expect(made()).toEqual({ batches, reports });
  for (const batch of batches) clickBatch.parse(batch);
  for (const report of reports) receivedReport.parse(report);
});

test("clicks carry ids of ours and what their browsers said, and results are of such clicks", () => {
  const { batches, reports } = made();
  const clicks = batches.flatMap((batch) => batch.clicks);
  expect(clicks.length).toBeGreaterThan(1_000);
  for (const { id, signals, linkId } of clicks) {
    expect(verifyClickId(id, keys)).toMatchObject({ kind: "verified" });
    expect(signals).toContainEqual(expect.stringMatching(/\S/));
    expect(linkId).toMatch(/^lnk_/);
  }
  const atMs = new Map(clicks.map((click) => [click.id, click.atMs]));
  for (const { click, receivedAtMs } of reports) {
    expect(receivedAtMs).toBeGreaterThan(atMs.get(click?.clickId ?? "") ?? Infinity);
    expect(receivedAtMs).toBeLessThan(stage.fromMs + 2 * 86_400_000 + shiftMs);
  }
});

test("a publisher without a link is named", () => {
  const missing = () => stagedHistory({ workspaceId: "w", links: new Map(), stage, shiftMs, keys });
  expect(missing).toThrow(/has no link of/);
});
