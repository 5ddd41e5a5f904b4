import { fraudReviewPage, type FraudReview } from "@cleverdrip/contract";
import { storeFraudAppeal } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { signal, withDoubts } from "../../test-support/doubted.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

async function pageOf(member: Member, query = "") {
  const { status, body } = await member.get(`/v1/fraud/reviews${query}`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return fraudReviewPage.parse(body);
}

const idsOf = (rows: readonly FraudReview[]) => rows.map(({ conversionId }) => conversionId);

test("a card has the result, what it is doubted for, and its click", async () => {
  const { member, campaign, ada, doubted } = await withDoubts();
  const signals = [signal("low-rate", 0.5), signal("too-soon", 0.9, "31 % of 212 came at once.")];
  const id = await doubted({ signals });
  const appeal = await storeFraudAppeal(env.EVENTS, member.workspaceId, { conversionId: id });
  const { data, counts, nextCursor } = await pageOf(member);
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({
    conversionId: id,
    status: "hold",
    reason: "H_FRAUD",
    campaignId: campaign.id,
    campaignName: "Spring sale",
    publisherId: ada.id,
    publisherName: "Ada",
    payoutMicros: 3_300_000,
    score: 0.9,
    action: "hold",
    decision: "open",
    ctitMs: 60_000,
    openAppealId: appeal,
    click: { country: "US", asOrganization: "Comcast", browser: "Safari", sub1: "a" },
  });
  expect(data[0]?.signals).toEqual([
    {
      rule: "too-soon",
      title: "Results too soon after the click",
      score: 0.9,
      detail: "31 % of 212 came at once.",
    },
    expect.objectContaining({ rule: "low-rate" }),
  ]);
  expect(counts).toEqual({
    open: 1,
    approved: 0,
    rejected: 0,
    openMoney: [{ currency: "USD", conversions: 1, payoutMicros: 3_300_000 }],
  });
  expect(nextCursor).toBeNull();
});

test("a click without a row leaves the card without its evidence", async () => {
  const { member, doubted } = await withDoubts();
  await doubted({ click: null });
  expect((await pageOf(member)).data[0]?.click).toBeNull();
});

test.each(["score", "time", "money"])(
  "pages sorted by %s show everything once, in order, equal ones included",
  async (sort) => {
    const { member, doubted } = await withDoubts();
    const made: string[] = [];
    for (const [i, score] of [0.7, 0.9, 0.9, 0.123_456_789, 0.9, 1].entries()) {
      const fields = { daysAgo: 9 - i, payoutMicros: [3, 5, 5, 0, 9, 1][i] ?? 0 };
      made.push(await doubted({ ...fields, signals: [signal("too-soon", score)] }));
    }
    const seen: FraudReview[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const at: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await pageOf(member, `?sort=${sort}&limit=2${at}`);
      seen.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(idsOf(seen).toSorted()).toEqual(made.toSorted());
    const value = (row: FraudReview) =>
      ({ score: row.score, time: 0, money: row.payoutMicros })[sort] ?? 0;
    const sorted = seen.toSorted(
      (a, b) => value(b) - value(a) || (a.conversionId < b.conversionId ? 1 : -1),
    );
    expect(idsOf(seen)).toEqual(idsOf(sorted));
  },
);

test("filters narrow the page and its counts, but for the decision", async () => {
  const { member, campaign, ada, bob, doubted } = await withDoubts();
  const open = await doubted();
  const forged = await doubted({
    publisherId: bob.id,
    signals: [signal("forged", 1)],
    action: "reject",
    status: "rejected",
    reason: "X_FRAUD",
  });
  const approved = await doubted({ decision: "approved", status: "approved", reason: "OK" });
  const tagged = await doubted({ action: "tag", status: "approved", reason: "OK" });
  const found = async (query: string) => idsOf((await pageOf(member, query)).data).toSorted();
  expect(await found("")).toEqual([open, forged, approved].toSorted());
  expect(await found("?decision=open")).toEqual([open, forged].toSorted());
  expect(await found("?decision=approved")).toEqual([approved]);
  expect(await found("?action=tag")).toEqual([tagged]);
  expect(await found("?rule=forged")).toEqual([forged]);
  expect(await found("?minScore=0.95")).toEqual([forged]);
  expect(await found(`?publisherId=${ada.id}&campaignId=${campaign.id}&decision=open`)).toEqual([
    open,
  ]);
  expect(await found("?campaignId=cmp_none")).toEqual([]);
  const { counts } = await pageOf(member, "?decision=approved");
  expect(counts).toMatchObject({ open: 2, approved: 1, rejected: 0 });
});

test("another workspace sees nothing of it", async () => {
  const { doubted } = await withDoubts();
  await doubted();
  const { data, counts } = await pageOf(await signedIn());
  expect(data).toEqual([]);
  expect(counts.open).toBe(0);
});

test.each(["x", btoa("money 1 cnv_000000000000000000000000")])(
  "the cursor %s is none of this order",
  async (cursor) => {
    const { status, body } = await (await signedIn()).get(`/v1/fraud/reviews?cursor=${cursor}`);
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe("cursor");
  },
);

test("the same is a CSV file, a line a result", async () => {
  const { member, doubted } = await withDoubts();
  const id = await doubted({ payoutMicros: 1_500_000 });
  await doubted({ decision: "rejected", status: "rejected", reason: "X_FRAUD" });
  const { body, headers } = await member.get("/v1/fraud/reviews.csv?decision=open");
  expect(headers.get("content-type")).toContain("text/csv");
  const [header, line, ...rest] = String(body).trim().split(/\r?\n/);
  expect(header).toContain("conversion_id,time,status,event");
  expect(line).toContain(`${id},`);
  expect(line).toContain(",Ada,USD,1.5");
  expect(rest).toEqual([]);
});
