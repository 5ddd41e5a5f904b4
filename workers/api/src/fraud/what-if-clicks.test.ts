import { fraudWhatIfAnswer, type FraudReading, type FraudWhatIfAnswer } from "@cleverdrip/contract";
import { clickDayKey, lockLedger, saveClickMarks, type ClickMark } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeClickHold } from "../../test-support/click-hold.ts";
import { factsOf } from "../../test-support/facts.ts";
import { signal } from "../../test-support/doubted.ts";
import { makeCampaign, makeLink, makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member, type MemberOptions } from "../../test-support/member.ts";

const DAY_MS = 86_400_000;
const dayAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const YESTERDAY = dayAgo(1);

/** Ten dollars a day, of 40 clicks in the sample of which 10 are in frames and 10 have odd headers. */
const PARTS = [
  { clicks: 10, signals: [signal("hidden-frame", 0.95)] },
  { clicks: 10, signals: [signal("odd-client", 0.7)] },
];

async function withPaidClicks(options: MemberOptions = {}) {
  const member = await signedIn(options);
  const campaign = await makeCampaign(member);
  const ada = await makePublisher(member, { name: "Ada" });
  const bob = await makePublisher(member, { name: "Bob" });
  const own = { campaignId: String(campaign.id), publisherId: String(ada.id), day: YESTERDAY };
  const earned = (part: Partial<typeof own> = {}, micros = 10_000_000) => {
    const { campaignId, publisherId, day } = { ...own, ...part };
    return env.EVENTS.prepare(
      "INSERT INTO click_earnings (workspace_id, campaign_id, publisher_id, day, link_id, currency, clicks, earned_micros) VALUES (?, ?, ?, ?, 'lnk_1', 'USD', 40, ?)",
    )
      .bind(member.workspaceId, campaignId, publisherId, day, micros)
      .run();
  };
  const marked = (marks: readonly Partial<ClickMark>[] = [{}]) =>
    saveClickMarks(
      env.EVENTS,
      member.workspaceId,
      marks.map((mark) => ({ ...own, sampled: 40, parts: PARTS, ...mark })),
      { sinceDay: dayAgo(8), oldestDay: dayAgo(31) },
    );
  return { member, campaign, ada, bob, own, earned, marked };
}

async function ask(member: Member, question: object): Promise<FraudWhatIfAnswer["clicks"]> {
  const answer = await member.post("/v1/fraud/what-if", {
    campaignId: null,
    policy: {},
    ...question,
  });
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
  return fraudWhatIfAnswer.parse(answer.body).clicks;
}

const usd = (micros: number, days = 1) => [{ currency: "USD", micros, days }];
const rule = (id: string, mode: string, minScore = 0.8) => ({
  rules: { [id]: { mode, minScore } },
});

test("what is held of paid clicks stands beside what would be, and nothing is changed", async () => {
  const { member, ada, earned, marked } = await withPaidClicks();
  await earned();
  await marked();
  expect(await ask(member, {})).toEqual({
    days: 1,
    changed: 0,
    now: usd(2_500_000),
    instead: usd(2_500_000),
    publishers: [
      {
        publisherId: ada.id,
        publisherName: "Ada",
        changed: 0,
        now: usd(2_500_000),
        instead: usd(2_500_000),
      },
    ],
  });
  const lower = await ask(member, { policy: rule("odd-client", "hold", 0.6) });
  expect(lower).toMatchObject({ changed: 1, now: usd(2_500_000), instead: usd(5_000_000) });
  const off = await ask(member, { policy: rule("hidden-frame", "tag") });
  expect(off).toMatchObject({ changed: 1, now: usd(2_500_000), instead: [] });
  const { results } = await env.EVENTS.prepare("SELECT 1 FROM click_holds WHERE workspace_id = ?")
    .bind(member.workspaceId)
    .all();
  expect(results).toEqual([]);
});

test("a rule that is off now shows what it would hold once it is on", async () => {
  const { member, earned, marked } = await withPaidClicks();
  await earned();
  await marked();
  await member.put("/v1/fraud/policy", rule("hidden-frame", "off"));
  const on = await ask(member, { policy: rule("hidden-frame", "reject") });
  expect(on).toMatchObject({ changed: 1, now: [], instead: usd(2_500_000) });
});

test("a publisher that a list is to have would have all of its paid clicks held, though nothing is found in them", async () => {
  const { member, campaign, ada, bob, earned, marked } = await withPaidClicks();
  await makeLink(member, { campaignId: campaign.id, publisherId: bob.id });
  for (const day of [YESTERDAY, dayAgo(2)]) await earned({ publisherId: String(bob.id), day });
  await earned();
  await marked();
  const block = [{ kind: "publisher", value: String(bob.id), note: "" }];
  const answer = await ask(member, { policy: { block } });
  expect(answer).toMatchObject({
    days: 3,
    changed: 2,
    now: usd(2_500_000),
    instead: usd(22_500_000, 3),
    publishers: [
      { publisherId: bob.id, changed: 2, now: [], instead: usd(20_000_000, 2) },
      { publisherId: ada.id, changed: 0 },
    ],
  });
});

test("days that a person decided are in no comparison, nor are those of other campaigns or before the time that is asked for", async () => {
  const { member, own, bob, earned, marked } = await withPaidClicks();
  const others = [
    { publisherId: String(bob.id) },
    { day: dayAgo(6) },
    { campaignId: String((await makeCampaign(member)).id) },
  ];
  for (const place of others) await earned(place);
  await marked(others);
  await storeClickHold(member.workspaceId, { ...own, publisherId: bob.id, decision: "paid" });
  const policy = rule("hidden-frame", "off");
  expect(await ask(member, { policy })).toMatchObject({ days: 2, changed: 2 });
  expect(await ask(member, { policy, days: 3 })).toMatchObject({ days: 1, changed: 1 });
  const { campaignId } = own;
  expect(await ask(member, { policy, campaignId })).toMatchObject({ days: 1, changed: 1 });
});

test("of what a closed statement pays for nothing is taken back, and what waits of its day is let go", async () => {
  const { member, own, bob, earned, marked } = await withPaidClicks();
  const held = { ...own, publisherId: String(bob.id) };
  for (const place of [own, held]) {
    await earned(place);
    await env.EVENTS.prepare(
      `INSERT INTO payout_ledger (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms, sequence, note, actor)
       VALUES (?, ?, ?, ?, 'earn', 1, 'USD', 1, 1, '', 'schedule')`,
    )
      .bind(
        member.workspaceId,
        crypto.randomUUID(),
        place.publisherId,
        clickDayKey("clicks", place),
      )
      .run();
  }
  await marked([own, held]);
  await storeClickHold(member.workspaceId, { ...held, heldMicros: 1_000_000 });
  await lockLedger(env.EVENTS, member.workspaceId, Date.now());
  const policy = rule("hidden-frame", "off");
  const moved = { now: usd(1_000_000), instead: [] };
  expect(await ask(member, { policy })).toMatchObject({
    days: 1,
    changed: 1,
    ...moved,
    publishers: [{ publisherId: bob.id, ...moved }],
  });
});

test("another rule set has its own marks, also on days that nothing is held against now", async () => {
  const days: FraudReading["days"][number][] = [];
  const { member, own, bob, campaign, earned, marked } = await withPaidClicks({
    services: factsOf({
      readFraudBy: async (_id, rulesVersion) => ({
        rulesVersion,
        sinceMs: Date.now() - 8 * DAY_MS,
        sinceDay: dayAgo(7),
        results: [],
        isComplete: true,
        days,
      }),
    }),
  });
  const hers = { publisherId: String(bob.id) };
  await makeLink(member, { campaignId: campaign.id, publisherId: bob.id });
  await earned();
  await earned({ day: dayAgo(20) });
  await earned(hers);
  await marked([{}, { day: dayAgo(20) }]);
  const parts = [{ clicks: 20, signals: [signal("hidden-frame", 0.9)] }];
  days.push({ ...own, ...hers, sampled: 40, parts });
  const answer = await ask(member, { policy: { rulesVersion: 4 } });
  expect(answer).toMatchObject({
    days: 3,
    changed: 2,
    now: usd(5_000_000, 2),
    instead: usd(7_500_000, 2),
  });
});
