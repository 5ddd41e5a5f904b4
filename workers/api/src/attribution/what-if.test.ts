import { whatIfAnswer, type WhatIfAnswer } from "@cleverdrip/contract";
import { attributionRecord, DEFAULT_ATTRIBUTION, entityId, fingerprintOf } from "@cleverdrip/core";
import { findConversion, storeFingerprints } from "@cleverdrip/db";
import { storeClick, storeConversion } from "@cleverdrip/db/test-support";
import { testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW_MS = Date.now();

async function world() {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const [ada, bob] = [
    await makePublisher(member, { name: "Ada" }),
    await makePublisher(member, { name: "Bob" }),
  ];
  const { workspaceId } = member;
  const click = async (publisher: { id: string }, daysAgo: number, visitorId: string, row = {}) => {
    const atMs = NOW_MS - daysAgo * DAY_MS;
    const own = {
      campaignId: campaign.id,
      publisherId: publisher.id,
      linkId: `lnk_${publisher.id}`,
    };
    const id = testClickId(1, atMs);
    return storeClick(env.EVENTS, workspaceId, { ...own, id, atMs, visitorId, ...row });
  };
  const convert = (publisher: { id: string }, clickId: string, daysAgo: number, row = {}) => {
    const receivedAtMs = NOW_MS - daysAgo * DAY_MS;
    return storeConversion(env.EVENTS, workspaceId, {
      id: conversionIdAt(receivedAtMs),
      campaignId: campaign.id,
      publisherId: publisher.id,
      linkId: `lnk_${publisher.id}`,
      clickId,
      clickAtMs: receivedAtMs - HOUR_MS,
      atMs: receivedAtMs,
      receivedAtMs,
      payoutMicros: 3_000_001,
      revenueMicros: 10_000_000,
      ...row,
    });
  };
  const ask = async (question: object): Promise<WhatIfAnswer> => {
    const path = `/v1/campaigns/${campaign.id}/attribution/what-if`;
    const { status, body } = await member.post(path, { days: 30, ...question });
    expect(status).toBe(200);
    return whatIfAnswer.parse(body);
  };
  return { member, campaign, ada, bob, click, convert, ask };
}

let made = 0;

/** As entity ids sort: by time. */
function conversionIdAt(atMs: number): string {
  made += 1;
  return entityId("cnv", atMs, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, made >> 8, made & 255]));
}

test("who is paid now and who would be stand side by side, and nothing is changed", async () => {
  const { member, campaign, ada, bob, click, convert, ask } = await world();
  await click(bob, 12, "vera");
  const named = await click(ada, 11, "vera");
  const id = await convert(ada, named, 10);
  const before = await findConversion(env.EVENTS, member.workspaceId, id);
  const answer = await ask({ model: { kind: "linear" } });
  expect(answer).toMatchObject({ conversions: 1, changed: 1, unattributed: 0, isComplete: true });
  const none = { conversionsPpm: 0, payoutMicros: 0, revenueMicros: 0 };
  const rows = new Map(answer.rows.map((row) => [row.publisherName, row]));
  expect(rows.get("Ada")).toMatchObject({
    now: { conversionsPpm: 1_000_000, payoutMicros: 3_000_001, revenueMicros: 10_000_000 },
    instead: { conversionsPpm: 500_000, payoutMicros: 1_500_000, revenueMicros: 5_000_000 },
    difference: { conversionsPpm: -500_000, payoutMicros: -1_500_001, revenueMicros: -5_000_000 },
  });
  expect(rows.get("Bob")).toMatchObject({
    now: none,
    instead: { conversionsPpm: 500_000, payoutMicros: 1_500_001, revenueMicros: 5_000_000 },
  });
  expect(await findConversion(env.EVENTS, member.workspaceId, id)).toEqual(before);
  const { body } = await member.get(`/v1/campaigns/${campaign.id}`);
  expect(body.conversionPolicy.attribution.model).toEqual({ kind: "last" });
});

test("the rules of now change nothing", async () => {
  const { ada, bob, click, convert, ask } = await world();
  for (const visitor of ["vera", "wim"]) {
    await click(bob, 12, visitor);
    await convert(ada, await click(ada, 11, visitor), 10);
  }
  const answer = await ask({ model: { kind: "last" } });
  expect(answer).toMatchObject({ conversions: 2, changed: 0 });
  for (const { difference } of answer.rows) expect(difference.payoutMicros).toBe(0);
});

test("days, other campaigns, and what is not approved are left out", async () => {
  const { member, ada, click, convert, ask } = await world();
  const named = await click(ada, 20, "vera");
  await convert(ada, named, 19);
  await convert(ada, named, 2, { status: "pending" });
  await convert(ada, named, 2, { campaignId: (await makeCampaign(member)).id });
  await convert(ada, named, 1);
  expect(await ask({ model: { kind: "linear" }, days: 7 })).toMatchObject({ conversions: 1 });
  expect(await ask({ model: { kind: "linear" }, days: 30 })).toMatchObject({ conversions: 2 });
});

test("a shorter window leaves to nobody what came later, and says so", async () => {
  const { ada, click, convert, ask } = await world();
  const named = await click(ada, 20, "vera");
  await convert(ada, named, 10, { clickAtMs: NOW_MS - 20 * DAY_MS });
  const answer = await ask({ model: { kind: "last" }, maxWindowMs: { "click-id": 5 * DAY_MS } });
  expect(answer).toMatchObject({ changed: 1, unattributed: 1 });
  expect(answer.rows.at(-1)).toMatchObject({
    publisherId: null,
    publisherName: null,
    instead: { payoutMicros: 3_000_001 },
  });
});

const guess = { model: { kind: "last" }, rungs: ["click-id", "fingerprint"] };

/** As it is stored of a report that was found by address and browser. */
function attributionBy(fingerprint: string | null): string {
  const policy = { ...DEFAULT_ATTRIBUTION, rungs: ["click-id", "fingerprint"] as const };
  const none = { namedClick: null, visitorId: null, couponPublisherId: null };
  const fingerprints = fingerprint === null ? [] : [fingerprint];
  const report = { ...none, atMs: 0, statedPublisherId: null, fingerprints };
  return JSON.stringify(attributionRecord(policy, report, ""));
}

test("a guess is compared like any other rule, by the browsers that were kept", async () => {
  const { member, campaign, ada, bob, click, convert, ask } = await world();
  const atMs = NOW_MS - 10 * DAY_MS;
  const trace = { ipHash: "h".repeat(16), userAgent: "Firefox" };
  const id = await click(bob, 10, "wim", trace);
  const own = { ...trace, id, campaignId: campaign.id, atMs };
  await storeFingerprints(env.EVENTS, member.workspaceId, [own]);
  const row = (fingerprint: string | null) => ({
    rung: "fingerprint" as const,
    clickId: id,
    atMs: atMs + HOUR_MS,
    attribution: attributionBy(fingerprint),
  });
  await convert(ada, "", 9, row(fingerprintOf(own)));
  await convert(ada, "", 9, row(null));
  const answer = await ask(guess);
  expect(answer).toMatchObject({ conversions: 2, changed: 2, unattributed: 1 });
  const rows = new Map(answer.rows.map((each) => [each.publisherName, each]));
  expect(rows.get("Bob")?.instead.payoutMicros).toBe(3_000_001);
  expect(answer.limits.join(" ")).toContain("Address and browser are kept only while");
  const without = await ask({ ...guess, rungs: ["click-id", "cookie"] });
  expect(without).toMatchObject({ unattributed: 2 });
});

test("what the comparison cannot know is said", async () => {
  const { ask } = await world();
  const { limits } = await ask({
    model: { kind: "linear" },
    days: 90,
    viewThrough: { windowMs: DAY_MS },
  });
  expect(limits.join(" ")).toContain("Clicks are kept");
  expect(limits.join(" ")).toContain("Views are kept only while");
});

test.each([
  [{ model: { kind: "linear" }, days: 91 }, "days"],
  [{ model: { kind: "position", firstPpm: 600_000, lastPpm: 600_000 } }, "model.lastPpm"],
  [{ model: { kind: "last" }, minWindowMs: 40 * DAY_MS }, "maxWindowMs.click-id"],
  [{ model: { kind: "last" }, rungs: [] }, "rungs"],
  [
    { model: { kind: "last" }, rungs: ["fingerprint"], maxWindowMs: { fingerprint: 2 * DAY_MS } },
    "maxWindowMs.fingerprint",
  ],
])("a question of %o is refused with the field's name", async (question, path) => {
  const { member, campaign } = await world();
  const { status, body } = await member.post(`/v1/campaigns/${campaign.id}/attribution/what-if`, {
    days: 30,
    ...question,
  });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(path);
});

test("another workspace's campaign is not there", async () => {
  const { campaign } = await world();
  const stranger: Member = await signedIn();
  const { status } = await stranger.post(`/v1/campaigns/${campaign.id}/attribution/what-if`, {
    model: { kind: "linear" },
    days: 7,
  });
  expect(status).toBe(404);
});
