import { pageOf, publisherFraudRow } from "@cleverdrip/contract";
import { answerFraudAppeal } from "@cleverdrip/db";
import { storeConversion, storeFraudAppeal, storeFraudVerdict } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { signal, withDoubts } from "../../test-support/doubted.ts";
import type { Member } from "../../test-support/member.ts";

const told = async (member: Member, publisherId: string, query = "") =>
  pageOf(publisherFraudRow).parse(
    (await member.get(`/v1/publishers/${publisherId}/fraud${query}`)).body,
  );

test("a publisher reads what is stopped and a kind of reason, no numbers and no names of rules", async () => {
  const { member, campaign, ada, bob, doubted } = await withDoubts();
  const detail = "31 % of 212 conversions came under 45 s; peers 4.5 %.";
  const id = await doubted({ signals: [signal("too-soon", 0.9, detail), signal("night", 0.95)] });
  await doubted({ status: "approved", reason: "OK", decision: "approved" });
  await doubted({ publisherId: bob.id });
  await doubted({ action: "tag", status: "approved", reason: "OK" });
  const { data } = await told(member, ada.id);
  expect(data).toMatchObject([
    { conversionId: id, status: "hold", campaignName: campaign.name, appeal: null },
  ]);
  expect(data[0]?.reasons).toHaveLength(2);
  expect(data[0]?.reasons.join()).not.toMatch(/\d/);
  expect(JSON.stringify(data)).not.toMatch(/peers|too-soon|night|31 %|45 s|212 conversions/);
});

test("an appeal can be read by its publisher while it waits, when it is answered, and after it was upheld", async () => {
  const { member, ada, doubted } = await withDoubts();
  const { workspaceId } = member;
  const appealed = async (fields: object) => {
    const conversionId = await doubted(fields);
    const id = await storeFraudAppeal(env.EVENTS, workspaceId, {
      conversionId,
      publisherId: ada.id,
    });
    return { conversionId, id };
  };
  const waiting = await appealed({ daysAgo: 1 });
  const denied = await appealed({ daysAgo: 2 });
  const upheld = await appealed({
    daysAgo: 3,
    status: "approved",
    reason: "OK_MANUAL",
    decision: "approved",
  });
  const answered = (id: string, outcome: "upheld" | "denied") =>
    answerFraudAppeal(env.EVENTS, workspaceId, id, { answeredAtMs: 5, answer: "Seen.", outcome });
  await answered(denied.id, "denied");
  await answered(upheld.id, "upheld");
  const { data } = await told(member, ada.id);
  const answer = { text: "It was a sale.", answer: "Seen.", answeredAtMs: 5 };
  expect(data).toMatchObject([
    { conversionId: waiting.conversionId, appeal: { id: waiting.id, outcome: null, answer: null } },
    { conversionId: denied.conversionId, appeal: { ...answer, id: denied.id, outcome: "denied" } },
    {
      conversionId: upheld.conversionId,
      status: "approved",
      reasons: [],
      appeal: { ...answer, id: upheld.id, outcome: "upheld" },
    },
  ]);
  expect(data[1]?.reasons).toHaveLength(1);
});

test("of several appeals of a result the newest is shown, and none that another publisher made", async () => {
  const { member, ada, bob, doubted } = await withDoubts();
  const { workspaceId } = member;
  const conversionId = await doubted();
  const enter = (publisherId: string, text: string) =>
    storeFraudAppeal(env.EVENTS, workspaceId, { conversionId, publisherId, text });
  const answer = { answeredAtMs: 5, answer: "No.", outcome: "denied" as const };
  await answerFraudAppeal(env.EVENTS, workspaceId, await enter(ada.id, "first"), answer);
  await answerFraudAppeal(env.EVENTS, workspaceId, await enter(ada.id, "second"), answer);
  await enter(bob.id, "theirs");
  expect((await told(member, ada.id)).data).toMatchObject([{ appeal: { text: "second" } }]);
});

test("of a shared result a publisher reads its own part, and no click of another", async () => {
  const { member, campaign, ada, bob } = await withDoubts();
  const credit = (publisherId: string, ppm: number) => ({
    touchId: null,
    publisherId,
    linkId: "",
    ppm,
  });
  const conversionId = await storeConversion(env.EVENTS, member.workspaceId, {
    campaignId: campaign.id,
    publisherId: bob.id,
    clickId: "bobs-click",
    linkId: "",
    status: "hold",
    reason: "H_FRAUD",
    payoutMicros: 10_000_000,
    credits: JSON.stringify([credit(bob.id, 700_000), credit(ada.id, 300_000)]),
  });
  const verdict = { conversionId, publisherId: ada.id, payoutMicros: 10_000_000 };
  await storeFraudVerdict(env.EVENTS, member.workspaceId, verdict);
  expect((await told(member, ada.id)).data).toMatchObject([
    { conversionId, payoutMicros: 3_000_000, clickId: "" },
  ]);
});

test("a page that shows nothing goes on to the next", async () => {
  const { member, ada, doubted } = await withDoubts();
  const older = await doubted({ daysAgo: 5 });
  await doubted({ daysAgo: 1, status: "approved", reason: "OK", decision: "approved" });
  const first = await told(member, ada.id, "?limit=1");
  expect(first.data).toEqual([]);
  expect(await told(member, ada.id, `?limit=1&cursor=${first.nextCursor}`)).toMatchObject({
    data: [{ conversionId: older }],
    nextCursor: null,
  });
});
