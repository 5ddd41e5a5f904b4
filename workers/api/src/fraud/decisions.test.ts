import { fraudDecisionDetail, pageOf } from "@cleverdrip/contract";
import { markFraudDecisionUndone } from "@cleverdrip/db";
import { storeFraudDecision } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { withDoubts } from "../../test-support/doubted.ts";
import { makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

function decide(member: Member, ids: readonly string[], row: object = {}) {
  const conversionIds = JSON.stringify(ids);
  return storeFraudDecision(env.EVENTS, member.workspaceId, { conversionIds, ...row });
}

const list = async (member: Member, query = "") =>
  pageOf(fraudDecisionDetail).parse((await member.get(`/v1/fraud/decisions${query}`)).body);

const one = async (member: Member, id: string) =>
  fraudDecisionDetail.parse((await member.get(`/v1/fraud/decisions/${id}`)).body);

test("decisions say who took them, when, why, and whether they were undone, newest first", async () => {
  const member = await signedIn();
  const first = await decide(member, [], { actor: member.userId, note: "called" });
  const second = await decide(member, [], { actor: "gone" });
  await markFraudDecisionUndone(env.EVENTS, member.workspaceId, first, 5);
  const page = await list(member, "?limit=1");
  expect(page.data).toMatchObject([{ id: second, actor: "gone", actorName: null }]);
  const next = await list(member, `?cursor=${page.nextCursor}`);
  expect(next).toEqual({
    nextCursor: null,
    data: [
      {
        id: first,
        atMs: 1_795_000_080_000,
        actor: member.userId,
        actorName: "Ada",
        decision: "approve",
        note: "called",
        count: 0,
        undoneAtMs: 5,
        money: [],
        publishers: [],
        publisherCount: 0,
        results: [],
      },
    ],
  });
});

test("a decision says what was decided: how much, whose, and each result as it was and is", async () => {
  const { member, campaign, ada, bob, doubted } = await withDoubts();
  const rejected = { status: "rejected", reason: "OK_MANUAL" } as const;
  const ids = [
    await doubted({ publisherId: bob.id, currency: "EUR", payoutMicros: 2_000_000 }),
    await doubted({ ...rejected, payoutMicros: 1_000_000 }),
    await doubted({ payoutMicros: 4_000_000 }),
  ];
  const before = JSON.stringify([[ids[1], "hold", "H_FRAUD"]]);
  const id = await decide(member, ids, { decision: "reject", before });
  const decision = await one(member, id);
  expect(decision).toMatchObject({
    count: 3,
    money: [
      { currency: "USD", conversions: 2, payoutMicros: 5_000_000 },
      { currency: "EUR", conversions: 1, payoutMicros: 2_000_000 },
    ],
    publishers: [
      { publisherId: ada.id, publisherName: "Ada", conversions: 2 },
      { publisherId: bob.id, publisherName: "Bob", conversions: 1 },
    ],
    publisherCount: 2,
  });
  expect(decision.results.map((row) => row.conversionId)).toEqual(ids);
  expect(decision.results[1]).toMatchObject({
    publisherName: "Ada",
    campaignName: campaign.name,
    eventName: "sale",
    payoutMicros: 1_000_000,
    ...rejected,
    before: { status: "hold", reason: "H_FRAUD" },
  });
  expect(decision.results[0]?.before).toBeNull();
});

test("a list has five results and five publishers of a decision, the decision itself has all results", async () => {
  const { member, doubted } = await withDoubts();
  const ids: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    const { id: publisherId } = await makePublisher(member, { name: `Publisher ${i}` });
    ids.push(await doubted({ publisherId }));
  }
  const id = await decide(member, ids);
  const [listed] = (await list(member)).data;
  expect(listed).toMatchObject({ count: 7, publisherCount: 7 });
  expect(listed?.money).toMatchObject([{ conversions: 7 }]);
  expect(listed?.publishers).toHaveLength(5);
  expect(listed?.results.map((row) => row.conversionId)).toEqual(ids.slice(0, 5));
  expect((await one(member, id)).results.map((row) => row.conversionId)).toEqual(ids);
});

test("a page has at most 50 decisions", async () => {
  const answer = await (await signedIn()).get("/v1/fraud/decisions?limit=51");
  expect([answer.status, answer.body.errors[0].path]).toEqual([400, "limit"]);
});

test("another workspace sees no decision", async () => {
  const { member, doubted } = await withDoubts();
  const id = await decide(member, [await doubted()]);
  const stranger = await signedIn();
  expect((await list(stranger)).data).toEqual([]);
  expect((await stranger.get(`/v1/fraud/decisions/${id}`)).status).toBe(404);
});
