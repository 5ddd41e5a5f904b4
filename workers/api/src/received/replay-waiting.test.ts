import type { BulkVerdict, ReceivedReplayed } from "@cleverdrip/contract";
import { storeReceived } from "@cleverdrip/db/test-support";
import { RECORDED } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

type Member = Awaited<ReturnType<typeof signedIn>>;

const NEW: BulkVerdict = { ...RECORDED, effect: "new" };
const REFUSED = { ...NEW, verdict: "rejected", reason: "X_EVENT_UNKNOWN", effect: "none" };

/** Steps until there is none left, and what they come to. */
async function through(
  step: (cursor: object) => Promise<{ readonly status: number; readonly body: ReceivedReplayed }>,
) {
  const sum = { recorded: 0, changed: 0, known: 0, left: 0, failed: 0 };
  const keys = ["recorded", "changed", "known", "left", "failed"] as const;
  let steps = 0;
  let cursor: string | null = null;
  do {
    const { status, body } = await step(cursor === null ? {} : { cursor });
    expect(status).toBe(200);
    for (const key of keys) sum[key] += body.effects[key];
    steps += 1;
    cursor = body.nextCursor;
  } while (cursor !== null);
  return { steps, effects: sum };
}

const replayed = (member: Member, body: object) =>
  through((cursor) => member.post("/v1/received/replay", { ...body, ...cursor }));

const looked = (member: Member, query: Readonly<Record<string, string>>) =>
  through((cursor) =>
    member.get(`/v1/received/waiting?${new URLSearchParams({ ...query, ...cursor }).toString()}`),
  );

test("what waits for a reason is judged in steps of a bounded size, each report once", async () => {
  const asked: string[] = [];
  const services = factsOf({
    replayReports: (_workspaceId, ids) => {
      asked.push(...ids);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const verdict = (i: number) => (i % 10 === 0 ? (REFUSED as BulkVerdict) : NEW);
      return Promise.resolve(ids.map((id, i) => ({ id, verdict: i === 1 ? null : verdict(i) })));
    },
  });
  const member = await signedIn({ services });
  const reason = "H_CURRENCY";
  const ids: string[] = [];
  for (let i = 0; i < 120; i += 1)
    ids.push(await storeReceived(env.EVENTS, member.workspaceId, { reason }));
  const { steps, effects } = await replayed(member, { reason });
  expect(steps).toBe(3);
  expect(asked).toEqual(ids);
  expect(effects).toEqual({ recorded: 105, changed: 0, known: 0, left: 12, failed: 3 });
});

test("a dry run asks what would become of them, and nothing is taken", async () => {
  const services = factsOf({
    checkReplays: (_workspaceId, ids) => Promise.resolve(ids.map((id) => ({ id, verdict: NEW }))),
  });
  const member = await signedIn({ services });
  await storeReceived(env.EVENTS, member.workspaceId, { reason: "H_CURRENCY" });
  const { body } = await member.get("/v1/received/waiting?reason=H_CURRENCY");
  expect(body).toMatchObject({ effects: { recorded: 1 }, left: [], nextCursor: null });
});

test("results held for want of a rate are all recorded once the rate is there", async () => {
  const member = await signedIn();
  const campaign = await makeCampaign(member, {
    currency: "USD",
    eventTypes: [{ name: "sale", payout: { model: "cps", percent: 10 } }],
  });
  const publisher = await makePublisher(member);
  const day = "2026-10-20";
  const text = ["A", "B", "C"].map((txid) => `${txid},100,EUR,${day}T10:00:00Z`).join("\n");
  const upload = await member.post("/v1/uploads", {
    name: "shop.csv",
    text: `txid,amount,currency,ts\n${text}`,
    defaults: { campaign_id: campaign.id, publisher_id: publisher.id },
  });
  expect(upload.body.checked.effects).toMatchObject({ held: 3 });
  await member.post(`/v1/uploads/${upload.body.id}/commit`);
  const waiting = { reason: "H_CURRENCY", campaignId: campaign.id };
  expect((await member.get("/v1/received?reason=H_CURRENCY")).body.data).toHaveLength(3);
  const rates = [{ from: "EUR", to: "USD", day, rate: "1.5" }];
  await member.put("/v1/rates", { rates });
  const look = await looked(member, waiting);
  expect(look.effects).toMatchObject({ recorded: 3 });
  const done = await replayed(member, waiting);
  expect(done.effects).toEqual(look.effects);
  const { data } = (await member.get("/v1/conversions")).body;
  expect(data.map(({ payoutMicros }: { payoutMicros: number }) => payoutMicros)).toEqual([
    15_000_000, 15_000_000, 15_000_000,
  ]);
  expect((await replayed(member, waiting)).effects).toMatchObject({
    recorded: 0,
    known: 0,
    left: 0,
  });
});

test.each([
  [{}, "reason"],
  [{ reason: "H_CURRENCY", from: "soon" }, "from"],
  [{ reason: "H_CURRENCY", cursor: "rubbish" }, "cursor"],
])("a replay of %j is refused by the field's name", async (body, path) => {
  const answer = await (await signedIn()).post("/v1/received/replay", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("another workspace's reports are not judged, and who may only read judges none", async () => {
  const own = await signedIn({ services: factsOf({}) });
  await storeReceived(env.EVENTS, own.workspaceId, { reason: "H_CURRENCY" });
  const other = await signedIn({ services: factsOf({}) });
  const { effects } = await replayed(other, { reason: "H_CURRENCY" });
  expect(effects).toMatchObject({ recorded: 0, left: 0 });
  const analyst = await signedIn({ role: "analyst", workspaceId: own.workspaceId });
  const refused = await analyst.post("/v1/received/replay", { reason: "H_CURRENCY" });
  expect(refused.status).toBe(403);
});
