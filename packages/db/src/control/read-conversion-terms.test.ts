import { createTestWorkspace, type TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readCampaignTerms, readLinkTerms } from "./read-conversion-terms.ts";

const { CONTROL } = env as unknown as { readonly CONTROL: D1Database };

async function agree(workspace: TestWorkspace, scope: string, subject: string, micros: number) {
  await CONTROL.prepare(
    `INSERT INTO payout_rules (id, workspace_id, campaign_id, event_type_id, scope, subject, payout_model,
       payout_micros, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, 'cpa', ?, 0)`,
  )
    .bind(
      crypto.randomUUID(),
      workspace.workspaceId,
      workspace.campaignId,
      workspace.eventTypeId,
      scope,
      subject,
      micros,
    )
    .run();
}

test("terms are those of the link's publisher: its own, and its tier's", async () => {
  const workspace = await createTestWorkspace(CONTROL);
  await CONTROL.prepare(`UPDATE publishers SET tier = 'gold' WHERE id = ?`)
    .bind(workspace.publisherId)
    .run();
  await agree(workspace, "tier", "gold", 1);
  await agree(workspace, "tier", "silver", 2);
  await agree(workspace, "publisher", workspace.publisherId, 3);
  await agree(workspace, "publisher", "pub_other", 4);
  const found = await readLinkTerms(CONTROL, workspace.linkNumber);
  expect(found).toMatchObject({
    linkId: workspace.linkId,
    publisherId: workspace.publisherId,
    terms: {
      events: [
        {
          name: "Sale",
          payout: { model: "cpa", amountMicros: 4_000_000 },
          tier: { name: "gold", terms: { amountMicros: 1 } },
          override: { amountMicros: 3 },
        },
        { name: "lead", tier: null, override: null, revenue: { amountMicros: 2_000_000 } },
      ],
    },
  });
});

test("a campaign's terms are there with and without a publisher, but never for another workspace's", async () => {
  const [own, other] = [await createTestWorkspace(CONTROL), await createTestWorkspace(CONTROL)];
  const publisherOf = async (publisherId: string | null) =>
    (await readCampaignTerms(CONTROL, own.campaignId, publisherId))?.publisherId;
  expect(await publisherOf(own.publisherId)).toBe(own.publisherId);
  expect(await publisherOf(null)).toBeNull();
  expect(await publisherOf(other.publisherId)).toBeNull();
  expect(await readCampaignTerms(CONTROL, "cmp_none", null)).toBeNull();
});

test("the click's window is the campaign's own, whatever its policy says", async () => {
  const workspace = await createTestWorkspace(CONTROL);
  const found = await readLinkTerms(CONTROL, workspace.linkNumber);
  expect(found?.terms.policy.attribution.maxWindowMs["click-id"]).toBe(30 * 86_400_000);
});
