import { fraudFindingList, fraudOverview, type FraudOverview } from "@cleverdrip/contract";
import { localDay } from "@cleverdrip/core";
import {
  storeClick,
  storeDay,
  storeFraudAppeal,
  storeFraudFindings,
} from "@cleverdrip/db/test-support";
import { testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { pauseDoubtedLinks } from "@cleverdrip/db";
import { storeClickHold } from "../../test-support/click-hold.ts";
import { signal, withDoubts } from "../../test-support/doubted.ts";
import { makeLink } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

async function overview(member: Member, query = ""): Promise<FraudOverview> {
  const { status, body } = await member.get(`/v1/fraud/overview${query}`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return fraudOverview.parse(body);
}

const usd = (conversions: number) => ({
  currency: "USD",
  conversions,
  payoutMicros: conversions * 3_300_000,
});

test("each publisher's results, stopped money, clicks and findings stand beside each other", async () => {
  const { member, ada, bob, doubted } = await withDoubts();
  const { workspaceId } = member;
  await doubted();
  await doubted({ status: "rejected", reason: "X_FRAUD", action: "reject" });
  await doubted({ status: "approved", reason: "OK", decision: "approved" });
  await doubted({ status: "approved", reason: "OK", action: "tag" });
  const now = Date.now();
  const [day, lastMonth] = [localDay("UTC", now), localDay("UTC", now - 40 * 86_400_000)];
  const counts = { grossClicks: 90, clicks: 60, conversions: 2, pendingConversions: 1 };
  await storeDay(env.EVENTS, workspaceId, day, { publisherId: ada.id, ...counts });
  await storeDay(env.EVENTS, workspaceId, lastMonth, { publisherId: ada.id, ...counts });
  await storeDay(env.EVENTS, workspaceId, day, {
    publisherId: bob.id,
    linkId: "lnk_2",
    clicks: 5,
    grossClicks: 5,
  });
  for (const reason of ["Q_BOT", "Q_BOT", "Q_PREFETCH", "OK"])
    await storeClick(env.EVENTS, workspaceId, {
      id: testClickId(1, now - 1_000),
      publisherId: ada.id,
      reason,
    });
  await storeFraudFindings(env.EVENTS, workspaceId, [{ publisherId: ada.id }], 7);
  await storeFraudAppeal(env.EVENTS, workspaceId);
  const answer = await overview(member);
  expect(answer).toMatchObject({
    judgedAtMs: 7,
    rulesVersion: "1",
    openReviews: 2,
    openAppeals: 1,
    heldClicks: [],
  });
  expect(answer.clicksLookedAt.isComplete).toBe(true);
  const [first, second] = answer.publishers;
  expect(first).toMatchObject({
    publisherName: "Ada",
    results: 3,
    held: 1,
    rejected: 1,
    released: 1,
    tagged: 1,
    heldMoney: [usd(1)],
    rejectedMoney: [usd(1)],
    releasedMoney: [usd(1)],
    findings: 1,
    newestFindingMs: 7,
    notEnough: null,
  });
  expect(first?.clicks).toEqual({
    recorded: 90,
    counted: 60,
    invalid: [
      { reason: "Q_BOT", clicks: 2 },
      { reason: "Q_PREFETCH", clicks: 1 },
    ],
  });
  expect(second).toMatchObject({
    publisherName: "Bob",
    results: 0,
    notEnough: { results: 0, resultsNeeded: 24, clicks: 5, clicksNeeded: 59 },
  });
  expect(answer.totals).toMatchObject({ results: 3, held: 1, clicks: { counted: 65 } });
});

test("a workspace where nothing has happened has empty sums", async () => {
  expect(await overview(await signedIn())).toMatchObject({
    judgedAtMs: null,
    rulesVersion: null,
    openReviews: 0,
    openAppeals: 0,
    heldClicks: [],
    keptOut: [],
    publishers: [],
    totals: { results: 0, heldMoney: [], clicks: { recorded: 0, invalid: [] } },
  });
});

test("what is held of paid clicks is summed by currency, until somebody decides", async () => {
  const member = await signedIn();
  const { workspaceId } = member;
  await storeClickHold(workspaceId, { day: "2026-05-01", heldMicros: 3 });
  await storeClickHold(workspaceId, { day: "2026-05-02", heldMicros: 4 });
  await storeClickHold(workspaceId, { day: "2026-05-03", heldMicros: 9, decision: "refused" });
  expect((await overview(member)).heldClicks).toEqual([{ currency: "USD", micros: 7, days: 2 }]);
});

test("links that a rule has paused are named with the rules, also once somebody has started them again", async () => {
  const member = await signedIn();
  const { workspaceId } = member;
  const paused = await makeLink(member);
  const resumed = await makeLink(member);
  for (const { campaignId, publisherId } of [paused, resumed]) {
    const when = { rules: ["too-soon"], sinceMs: 0, nowMs: Date.now() };
    await pauseDoubtedLinks(env.CONTROL, workspaceId, { campaignId, publisherId }, when);
  }
  await env.CONTROL.prepare("UPDATE links SET status = 'active' WHERE id = ?")
    .bind(resumed.id)
    .run();
  const { keptOut } = await overview(member);
  const row = ({ id, slug, campaignName, publisherName }: typeof paused) => ({
    linkId: id,
    slug,
    campaignName,
    publisherName,
    rules: ["Results too soon after the click"],
  });
  expect(keptOut).toMatchObject([
    { ...row(resumed), isPaused: false },
    { ...row(paused), isPaused: true },
  ]);
  expect((await overview(await signedIn())).keptOut).toEqual([]);
});

test("only results of the days that are asked for are summed", async () => {
  const { member, doubted } = await withDoubts();
  await doubted({ daysAgo: 3 });
  const day = (ago: number) => localDay("UTC", Date.now() - ago * 86_400_000);
  expect((await overview(member, `?from=${day(4)}&to=${day(1)}`)).totals.held).toBe(1);
  expect((await overview(member, `?from=${day(9)}&to=${day(4)}`)).totals.held).toBe(0);
});

test.each([
  ["?from=2026-05-02&to=2026-05-02", "to"],
  ["?from=2026-01-01&to=2026-05-02", "from"],
  ["?from=yesterday", "from"],
])("%s is refused with the field's name", async (query, path) => {
  const { status, body } = await (await signedIn()).get(`/v1/fraud/overview${query}`);
  expect([status, body.errors[0].path]).toEqual([400, path]);
});

test("a finding about a sub id says so, and has the money of that sub id alone", async () => {
  const { member, ada, doubted } = await withDoubts();
  await doubted({ signals: [signal("too-soon", 0.9)] });
  await doubted({ signals: [{ ...signal("too-soon", 0.9), sub: "banner" }] });
  await storeFraudFindings(env.EVENTS, member.workspaceId, [
    { publisherId: ada.id, sub: "banner", score: 0.9 },
    { publisherId: ada.id, sub: "tower", score: 0.8 },
  ]);
  const { body } = await member.get("/v1/fraud/findings");
  const [banner, tower] = fraudFindingList.parse(body).data;
  expect(banner).toMatchObject({ sub: "banner", money: [usd(1)] });
  expect(banner?.sentence).toMatch(/^Of sub id "banner": 31 % of its 212 results came /);
  expect(tower).toMatchObject({ sub: "tower", money: [] });
});

test("findings come with their numbers, in words, and the money that rests on them", async () => {
  const { member, campaign, ada, bob, doubted } = await withDoubts();
  const { workspaceId } = member;
  await doubted({ signals: [signal("too-soon", 0.9), signal("too-soon", 0.8)] });
  await doubted({ eventName: "lead" });
  await doubted({ decision: "approved", status: "approved", reason: "OK" });
  await doubted({ signals: [signal("night", 0.9)] });
  await doubted({ publisherId: bob.id });
  const own = { publisherId: ada.id, campaignId: campaign.id };
  await storeFraudFindings(env.EVENTS, workspaceId, [
    { ...own, event: "sale", score: 0.8 },
    { ...own, about: "clicks", rule: "odd-client", signs: ["no-hints"], score: 0.9 },
    { publisherId: bob.id, campaignId: null, score: 0.7 },
  ]);
  const read = async (query: string) =>
    fraudFindingList.parse((await member.get(`/v1/fraud/findings${query}`)).body).data;
  const [client, soon, other] = await read("");
  expect(client).toMatchObject({
    title: "Browser that is not what it says",
    signs: ["came without the client hints that this browser sends"],
    campaignName: "Spring sale",
    money: [],
    sentence:
      "31 % of its 212 clicks came without the client hints that this browser sends; 4.5 % of its peers' 4000.",
  });
  expect(soon).toMatchObject({ event: "sale", share: 66 / 212, money: [usd(1)] });
  expect(other).toMatchObject({ publisherName: "Bob", campaignName: null, money: [usd(1)] });
  expect(await read(`?publisherId=${bob.id}`)).toHaveLength(1);
  expect(await read(`?campaignId=${campaign.id}`)).toHaveLength(3);
  expect((await (await signedIn()).get("/v1/fraud/findings")).body.data).toEqual([]);
});
