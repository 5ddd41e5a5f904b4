import { conversionExplanation } from "@cleverdrip/contract";
import { POSITION_BASED } from "@cleverdrip/core";
import { storeClick } from "@cleverdrip/db/test-support";
import { testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { makeCampaign, makeLink, makePublisher } from "../../../test-support/make.ts";
import { signedIn } from "../../../test-support/member.ts";

// With the real consumer: what it decides is what is explained here.

const DAY_MS = 86_400_000;
const NOW_MS = Date.now();
const DAYS = { "click-id": 30 * DAY_MS, cookie: 90 * DAY_MS, fingerprint: DAY_MS };

/** Bob's click three days ago, Ada's two, Ada's again today by which the result is entered: $4. */
async function journey(model: object, minWindowMs = 0, bobsMicros: number | null = null) {
  const member = await signedIn();
  const attribution = {
    rungs: ["click-id", "cookie", "coupon", "clickless"],
    minWindowMs,
    maxWindowMs: DAYS,
    model,
    viewThrough: null,
  };
  const payout = { model: "cpa", amountMicros: 4_000_000 };
  const { id: campaignId, eventTypes } = await makeCampaign(member, {
    eventTypes: [{ name: "sale", payout }],
    conversionPolicy: { attribution },
  });
  const [ada, bob] = [await makePublisher(member), await makePublisher(member)];
  const linkOf = async (publisher: { id: string }) => {
    const link = await makeLink(member, { campaignId, publisherId: publisher.id });
    const row = await env.CONTROL.prepare(`SELECT number FROM links WHERE id = ?`)
      .bind(link.id)
      .first<{ number: number }>();
    return { linkId: link.id, number: row?.number ?? 0, publisherId: publisher.id };
  };
  const [ofAda, ofBob] = [await linkOf(ada), await linkOf(bob)];
  const click = async ({ number, ...link }: typeof ofAda, days: number) => {
    const atMs = NOW_MS - days * DAY_MS;
    const row = { ...link, campaignId, atMs, id: testClickId(number, atMs), visitorId: "vera" };
    return storeClick(env.EVENTS, member.workspaceId, row);
  };
  if (bobsMicros !== null)
    await member.put(`/v1/campaigns/${campaignId}/payout-rules`, {
      eventTypeId: eventTypes[0].id,
      scope: "publisher",
      subject: bob.id,
      payout: { model: "cpa", amountMicros: bobsMicros },
    });
  const clicks = [await click(ofBob, 3), await click(ofAda, 2), await click(ofAda, 1)];
  const { body } = await member.post("/v1/conversions", { clickId: clicks[2], txid: "T-1" });
  const explain = async (query = "") => {
    const path = `/v1/conversions/${body.conversionId}/explain${query}`;
    const answer = await member.get(path);
    return answer.status === 200 ? conversionExplanation.parse(answer.body) : null;
  };
  return { member, campaignId, ada, bob, clicks, explain };
}

test.each([
  ["last", { kind: "last" }, [[2, 1_000_000, 4_000_000]]],
  ["first", { kind: "first" }, [[0, 1_000_000, 4_000_000]]],
  [
    "linear",
    { kind: "linear" },
    [
      [0, 333_334, 1_333_336],
      [1, 333_333, 1_333_332],
      [2, 333_333, 1_333_332],
    ],
  ],
  [
    "position",
    POSITION_BASED,
    [
      [0, 400_000, 1_600_000],
      [1, 200_000, 800_000],
      [2, 400_000, 1_600_000],
    ],
  ],
  [
    "time decay",
    { kind: "time-decay", halfLifeMs: DAY_MS },
    [
      [0, 142_857, 571_428],
      [1, 285_714, 1_142_856],
      [2, 571_429, 2_285_716],
    ],
  ],
])(
  "by %s each click's part is told, and deciding it again gives the same",
  async (_, model, parts) => {
    const { clicks, explain } = await journey(model);
    const told = await explain();
    expect(told?.attribution).toMatchObject({ rung: "click-id", model, agrees: true });
    expect(
      told?.attribution.credits.map(({ clickId, ppm, payoutMicros }) => [
        clicks.indexOf(clickId ?? ""),
        ppm,
        payoutMicros,
      ]),
    ).toEqual(parts);
    expect(told?.attribution.candidates.map(({ clickId }) => clickId)).toEqual(clicks);
    expect(told).toMatchObject({ agrees: true, limits: [] });
  },
);

test("every candidate has its window arithmetic, also one that came too soon before the event", async () => {
  const { explain } = await journey({ kind: "linear" }, 0);
  const candidates = (await explain())?.attribution.candidates ?? [];
  for (const { window, verdict, sentence } of candidates) {
    expect(verdict).toBe("credited");
    expect(window?.minMs).toBe(0);
    expect(window?.maxMs).toBe(30 * DAY_MS);
    expect(sentence).toMatch(/before the event, within 0 s to 30 d: \d/);
  }
  expect(candidates.map(({ window }) => Math.round((window?.ctitMs ?? 0) / DAY_MS))).toEqual([
    3, 2, 1,
  ]);
});

test("rules that are changed afterwards change no explanation, which only says that they have", async () => {
  const { member, campaignId, explain } = await journey({ kind: "linear" });
  const attribution = {
    rungs: ["click-id"],
    minWindowMs: 0,
    maxWindowMs: DAYS,
    model: { kind: "last" },
    viewThrough: null,
  };
  await member.patch(`/v1/campaigns/${campaignId}`, { conversionPolicy: { attribution } });
  const told = await explain();
  expect(told).toMatchObject({
    agrees: true,
    attribution: { agrees: true, model: { kind: "linear" } },
  });
  expect(told?.limits).toEqual([expect.stringContaining("By today's rules")]);
});

test("clicks that are deleted since are said to be, and what was decided stands", async () => {
  const { clicks, explain } = await journey({ kind: "linear" });
  await env.EVENTS.prepare(`DELETE FROM clicks WHERE id = ?`)
    .bind(clicks[0] ?? "")
    .run();
  expect(await explain()).toMatchObject({
    agrees: true,
    limits: [expect.stringContaining("no longer kept")],
  });
});

test("credits that deciding again does not give do not agree", async () => {
  const { member, explain } = await journey({ kind: "linear" });
  await env.EVENTS.prepare(
    `UPDATE conversions SET credits = json_set(credits, '$[0].ppm', 333333, '$[1].ppm', 333334) WHERE workspace_id = ?`,
  )
    .bind(member.workspaceId)
    .run();
  expect(await explain()).toMatchObject({ agrees: false, attribution: { agrees: false } });
});

test("each publisher reads its own part of a shared result, and nothing of the others", async () => {
  const { ada, bob, clicks, explain } = await journey({ kind: "linear" });
  const main = await explain("?for=publisher");
  expect(main?.conversion).toMatchObject({ publisherId: ada.id, payoutMicros: 2_666_664 });
  expect(main?.payout).toMatchObject({ payoutMicros: 2_666_664, agrees: true });
  expect(main?.payout.steps.at(-1)).toMatchObject({
    step: "share",
    sentence: "It is shared: 66.6666 % of it is yours.",
  });
  expect(main?.ledger.map(({ amountMicros }) => amountMicros)).toEqual([2_666_664]);
  const other = await explain(`?for=publisher&publisherId=${bob.id}`);
  expect(other?.conversion).toMatchObject({ publisherId: bob.id, payoutMicros: 1_333_336 });
  expect(other?.payout.steps.map(({ step }) => step)).toEqual(["share"]);
  expect(other?.attribution.credits).toHaveLength(1);
  const words = JSON.stringify(other);
  for (const hidden of [ada.id, clicks[1], clicks[2], "4000000"])
    expect(words).not.toContain(hidden);
  expect(await explain("?for=publisher&publisherId=pub_x")).toBeNull();
});

test("each part is explained by its publisher's own terms, and nobody reads another's", async () => {
  const { ada, bob, explain } = await journey({ kind: "linear" }, 0, 7_000_003);
  const told = await explain();
  expect(told).toMatchObject({ agrees: true, payout: { agrees: true, payoutMicros: 5_000_003 } });
  expect(told?.attribution.credits.map(({ payoutMicros }) => payoutMicros)).toEqual([
    2_333_339, 1_333_332, 1_333_332,
  ]);
  expect(told?.payout.shared).toMatchObject([{ publisherId: bob.id }]);
  expect(told?.payout.shared?.[0]?.steps.at(-1)?.afterMicros).toBe(7_000_003);
  const bobs = await explain(`?for=publisher&publisherId=${bob.id}`);
  expect(bobs?.payout.steps.at(-1)).toMatchObject({
    beforeMicros: 7_000_003,
    afterMicros: 2_333_339,
  });
  expect(bobs?.payout.shared).toBeUndefined();
  const adas = await explain(`?for=publisher&publisherId=${ada.id}`);
  expect(adas?.payout.steps.at(-1)).toMatchObject({
    beforeMicros: 4_000_000,
    afterMicros: 2_666_664,
  });
  for (const hidden of ["7000003", "5000003", bob.id])
    expect(JSON.stringify(adas)).not.toContain(hidden);
});
