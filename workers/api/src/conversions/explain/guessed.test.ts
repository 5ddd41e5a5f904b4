import { conversionExplanation } from "@cleverdrip/contract";
import {
  attributionRecord,
  DEFAULT_ATTRIBUTION,
  fingerprintOf,
  type AttributionPolicy,
} from "@cleverdrip/core";
import { storeFingerprints } from "@cleverdrip/db";
import { storeClick, storeConversion } from "@cleverdrip/db/test-support";
import { testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { makeCampaign, makeLink, makePublisher } from "../../../test-support/make.ts";
import { signedIn } from "../../../test-support/member.ts";

const HOUR_MS = 3_600_000;
const NOW_MS = Date.now();
const policy: AttributionPolicy = { ...DEFAULT_ATTRIBUTION, rungs: ["click-id", "fingerprint"] };
const trace = { ipHash: "h".repeat(16), userAgent: "Firefox" };

/** Found by address and browser, as the consumer stores it; its clicks were so many hours before. */
async function guessed(hours: readonly number[]) {
  const member = await signedIn();
  const { workspaceId } = member;
  const { id: campaignId } = await makeCampaign(member, {
    conversionPolicy: { attribution: policy },
  });
  const { id: publisherId } = await makePublisher(member);
  const { id: linkId } = await makeLink(member, { campaignId, publisherId });
  const clicks = hours.map((n) => {
    const atMs = NOW_MS - n * HOUR_MS;
    return { ...trace, id: testClickId(1, atMs), atMs, campaignId, publisherId, linkId };
  });
  for (const click of clicks)
    await storeClick(env.EVENTS, workspaceId, { ...click, visitorId: "vera" });
  await storeFingerprints(env.EVENTS, workspaceId, clicks);
  const latest = clicks.at(-1);
  const touchId = latest?.id ?? "";
  const ties = { namedClick: null, visitorId: null, couponPublisherId: null };
  const fingerprints = clicks.flatMap((click) => fingerprintOf(click) ?? []);
  const report = { ...ties, statedPublisherId: null, fingerprints: [...new Set(fingerprints)] };
  const id = await storeConversion(env.EVENTS, workspaceId, {
    campaignId,
    publisherId,
    linkId,
    via: "pixel",
    rung: "fingerprint",
    status: "pending",
    clickId: touchId,
    clickAtMs: latest?.atMs ?? 0,
    atMs: NOW_MS,
    visitorId: "vera",
    payoutMicros: 0,
    revenueMicros: 0,
    credits: JSON.stringify([{ touchId, publisherId, linkId, ppm: 1_000_000 }]),
    attribution: JSON.stringify(attributionRecord(policy, { ...report, atMs: NOW_MS }, "")),
  });
  const explain = async () =>
    conversionExplanation.parse((await member.get(`/v1/conversions/${id}/explain`)).body);
  return { member, explain, clicks };
}

test.each([
  [[3], "one click was a candidate within the window"],
  [[20, 5, 3], "3 clicks of one visitor were candidates within the window"],
])("a guess by clicks %j hours before says that it is one, and that %s", async (hours, words) => {
  const { explain, clicks } = await guessed(hours);
  const { attribution } = await explain();
  expect(attribution).toMatchObject({ rung: "fingerprint", isProbabilistic: true, agrees: true });
  expect(attribution.sentence).toContain(`a guess, not a proof; ${words}`);
  expect(attribution.candidates.map(({ clickId }) => clickId)).toEqual(clicks.map(({ id }) => id));
});

test("once its clicks are deleted it is still explained as a guess, and what was decided stays", async () => {
  const { member, explain } = await guessed([3]);
  await env.EVENTS.prepare(`DELETE FROM clicks WHERE workspace_id = ?`)
    .bind(member.workspaceId)
    .run();
  const { attribution, limits } = await explain();
  expect(attribution.sentence).toContain("its clicks are no longer kept");
  expect(limits.join(" ")).toContain("no longer kept");
});

test("results by a guess can be filtered", async () => {
  const { member } = await guessed([3]);
  const { body } = await member.get("/v1/conversions?rung=fingerprint");
  expect(body.data).toHaveLength(1);
  expect((await member.get("/v1/conversions?rung=cookie")).body.data).toEqual([]);
});

test("a guess is off unless it is chosen, and reaches a day at most", async () => {
  const member = await signedIn();
  const { id, conversionPolicy } = await makeCampaign(member);
  expect(conversionPolicy.attribution.rungs).not.toContain("fingerprint");
  const change = (fingerprint: number) =>
    member.patch(`/v1/campaigns/${id}`, {
      conversionPolicy: {
        attribution: { ...policy, maxWindowMs: { ...policy.maxWindowMs, fingerprint } },
      },
    });
  const refused = await change(25 * HOUR_MS);
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toContain("attribution.maxWindowMs.fingerprint");
  expect((await change(HOUR_MS)).body.conversionPolicy.attribution.rungs).toEqual(policy.rungs);
});
