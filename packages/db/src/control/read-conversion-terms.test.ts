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

async function termsOf({ linkNumber }: TestWorkspace) {
  return (await readLinkTerms(CONTROL, [linkNumber])).get(linkNumber) ?? null;
}

test("one read gives each of many links its own terms, and nothing for one that does not exist", async () => {
  const [own, other] = [await createTestWorkspace(CONTROL), await createTestWorkspace(CONTROL)];
  const numbers = [own.linkNumber, other.linkNumber, own.linkNumber, 4_000_000_000];
  const found = await readLinkTerms(CONTROL, numbers);
  expect([...found].map(([number, { linkId }]) => [number, linkId]).toSorted()).toEqual(
    [own, other].map(({ linkNumber, linkId }) => [linkNumber, linkId]).toSorted(),
  );
  expect(found.get(own.linkNumber)?.terms.events.map(({ id }) => id)).toEqual([
    own.eventTypeId,
    `${own.eventTypeId}_lead`,
  ]);
});

test("terms are those of the link's publisher: its own, and its tier's", async () => {
  const workspace = await createTestWorkspace(CONTROL);
  await CONTROL.prepare(`UPDATE publishers SET tier = 'gold' WHERE id = ?`)
    .bind(workspace.publisherId)
    .run();
  await agree(workspace, "tier", "gold", 1);
  await agree(workspace, "tier", "silver", 2);
  await agree(workspace, "publisher", workspace.publisherId, 3);
  await agree(workspace, "publisher", "pub_other", 4);
  const found = await termsOf(workspace);
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
  const found = await termsOf(workspace);
  expect(found?.terms.policy.attribution.maxWindowMs["click-id"]).toBe(30 * 86_400_000);
});
