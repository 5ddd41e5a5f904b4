import { publisherClickHoldPage } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { storeClickHold, type HoldFields } from "../../test-support/click-hold.ts";
import { signal } from "../../test-support/doubted.ts";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

const told = async (member: Member, publisherId: string, query = "") =>
  publisherClickHoldPage.parse(
    (await member.get(`/v1/publishers/${publisherId}/click-holds${query}`)).body,
  );

async function withHolds() {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const ada = await makePublisher(member);
  const held = (day: string, fields: HoldFields = {}) =>
    storeClickHold(member.workspaceId, {
      campaignId: campaign.id,
      publisherId: ada.id,
      ...fields,
      day,
    });
  return { member, campaign, ada, held };
}

test("a publisher reads what is held or refused and a kind of reason, no numbers and no names of rules", async () => {
  const { member, campaign, ada, held } = await withHolds();
  const bob = await makePublisher(member);
  const detail = "61 % of 50 came from one network; peers 3 %.";
  const signals = [
    signal("odd-network", 0.9, detail),
    signal("night", 0.5),
    signal("invalid-click", 1),
  ];
  await held("2026-05-03", { signals });
  const decided = { decidedBy: member.userId, decidedAtMs: 7, note: "Seen before." } as const;
  await held("2026-05-02", { ...decided, decision: "refused" });
  await held("2026-05-01", { ...decided, decision: "paid" });
  await held("2026-05-04", { publisherId: bob.id });
  const { data, nextCursor } = await told(member, ada.id);
  const { id: campaignId, name: campaignName } = campaign;
  const usual = { campaignId, campaignName, currency: "USD", heldMicros: 4_000_000, appeal: null };
  const people = "Some of this traffic does not look like visits of people.";
  expect(data).toEqual([
    {
      ...usual,
      day: "2026-05-03",
      decision: "open",
      reasons: [people, "The click behind this result is no visit of a person and does not count."],
    },
    { ...usual, day: "2026-05-02", decision: "refused", reasons: [people] },
  ]);
  expect(nextCursor).toBeNull();
});

test("pages are filled with what is held or refused, whatever was paid between", async () => {
  const { member, ada, held } = await withHolds();
  await held("2026-05-03");
  await held("2026-05-02", { decision: "paid" });
  await held("2026-05-01");
  const first = await told(member, ada.id, "?limit=1");
  expect(first.data.map(({ day }) => day)).toEqual(["2026-05-03"]);
  expect(await told(member, ada.id, `?limit=1&cursor=${first.nextCursor}`)).toMatchObject({
    data: [{ day: "2026-05-01" }],
    nextCursor: null,
  });
});

test("another workspace's publisher is not found", async () => {
  const { ada, held } = await withHolds();
  await held("2026-05-01");
  const answer = await (await signedIn()).get(`/v1/publishers/${ada.id}/click-holds`);
  expect([answer.status, answer.body.code]).toEqual([404, "not-found"]);
});

test("rows of the same ids in another workspace are never seen", async () => {
  const { member, campaign, ada } = await withHolds();
  const other = await signedIn();
  const ids = { campaignId: campaign.id, publisherId: ada.id };
  await storeClickHold(other.workspaceId, { ...ids, day: "2026-05-01" });
  expect((await told(member, ada.id)).data).toEqual([]);
});
