import { DEFAULT_DELIVERY, type ClickCap } from "@cleverdrip/core";
import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readCampaignCounting } from "./read-campaign-delivery.ts";

const { CONTROL } = env as unknown as { readonly CONTROL: D1Database };
const cap: ClickCap = {
  scope: "campaign",
  subjectId: null,
  period: "day",
  limit: 5,
  isHard: false,
};

test("what the campaign does not say has its default", async () => {
  const { workspaceId, campaignId } = await createTestWorkspace(CONTROL, {
    delivery: { caps: [cap] },
  });
  const { duplicates, uniqueWindowDays } = DEFAULT_DELIVERY;
  const counting = { caps: [cap], duplicates, uniqueWindowDays };
  expect(await readCampaignCounting(CONTROL, workspaceId, campaignId)).toEqual(counting);
});

test("another workspace sees nothing", async () => {
  const { campaignId } = await createTestWorkspace(CONTROL);
  const other = await createTestWorkspace(CONTROL);
  expect(await readCampaignCounting(CONTROL, other.workspaceId, campaignId)).toBeNull();
});
