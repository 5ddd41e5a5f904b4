import { campaign } from "@cleverdrip/contract";
import { DEFAULT_CONVERSION_POLICY } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

const DAY_MS = 86_400_000;
const { attribution } = DEFAULT_CONVERSION_POLICY;
const cap = { metric: "conversions", scope: "campaign", period: "day", limit: 1_000, isHard: true };
const TOKEN = "token-of-the-shop";
const security = { tokens: [TOKEN], sourceIps: ["203.0.113.0/24"], requires: "token" };

test("a campaign that says nothing of its results has the usual policy", async () => {
  const created = await makeCampaign(await signedIn());
  expect(campaign.parse(created).conversionPolicy).toEqual(DEFAULT_CONVERSION_POLICY);
});

test("parts of the policy are replaced one by one", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member, { conversionPolicy: { caps: [cap] } });
  const change = async (conversionPolicy: object) =>
    (await member.patch(`/v1/campaigns/${id}`, { conversionPolicy })).body;
  const volume = { metric: "conversions", period: "month", steps: [{ from: 100, ppm: 100_000 }] };
  await change({ volume, cpcMicros: 20_000 });
  const { conversionPolicy, version } = await change({ maxPixelAmountMicros: 500_000_000 });
  expect(version).toBe(3);
  expect(conversionPolicy).toEqual({
    ...DEFAULT_CONVERSION_POLICY,
    caps: [{ ...cap, subjectId: null }],
    volume,
    cpcMicros: 20_000,
    maxPixelAmountMicros: 500_000_000,
  });
  expect((await change({ cpcMicros: 20_000 })).version).toBe(3);
});

test("the window of clicks is one, by whichever name it is set", async () => {
  const member = await signedIn();
  const maxWindowMs = { ...attribution.maxWindowMs, "click-id": 7 * DAY_MS };
  const conversionPolicy = { attribution: { ...attribution, maxWindowMs } };
  const created = await makeCampaign(member, { conversionPolicy });
  expect(created.attributionWindowDays).toBe(7);
  const path = `/v1/campaigns/${created.id}`;
  const { body } = await member.patch(path, { attributionWindowDays: 14 });
  expect(body.conversionPolicy.attribution.maxWindowMs["click-id"]).toBe(14 * DAY_MS);
  const both = await member.patch(path, { attributionWindowDays: 3, conversionPolicy });
  expect(both.body.errors[0].path).toBe("attributionWindowDays");
});

test("tokens are shown to those who may change them, not to readers, and never in the audit", async () => {
  const owner = await signedIn();
  const { id } = await makeCampaign(owner, { conversionPolicy: { security } });
  const analyst = await signedIn({ role: "analyst", workspaceId: owner.workspaceId });
  const tokens = async (reader: typeof owner) =>
    (await reader.get(`/v1/campaigns/${id}`)).body.conversionPolicy.security.tokens;
  expect(await tokens(owner)).toEqual([TOKEN]);
  expect(await tokens(analyst)).toEqual(["(hidden)"]);
  expect(JSON.stringify((await analyst.get("/v1/campaigns")).body)).not.toContain(TOKEN);
  await owner.patch(`/v1/campaigns/${id}`, {
    conversionPolicy: { security: { tokens: ["another-token"] } },
  });
  const audit = JSON.stringify(await auditOf(owner.workspaceId));
  expect(audit).toContain("(hidden)");
  expect(audit).not.toContain(TOKEN);
  expect(audit).not.toContain("another-token");
});

test("a cap may be on a publisher of the workspace, not on another's", async () => {
  const member = await signedIn();
  const mine = await makePublisher(member);
  const theirs = await makePublisher(await signedIn());
  const { id } = await makeCampaign(member);
  const put = (subjectId: string) =>
    member.patch(`/v1/campaigns/${id}`, {
      conversionPolicy: { caps: [{ ...cap, scope: "publisher", subjectId }] },
    });
  expect((await put(mine.id)).status).toBe(200);
  const refused = await put(theirs.id);
  expect(refused.body.errors[0].path).toBe("conversionPolicy.caps.0.subjectId");
});

test("a coupon stands for a publisher of the workspace, not for another's", async () => {
  const member = await signedIn();
  const mine = await makePublisher(member);
  const theirs = await makePublisher(await signedIn());
  const { id } = await makeCampaign(member);
  const put = (publisherId: string) =>
    member.patch(`/v1/campaigns/${id}`, {
      conversionPolicy: { coupons: [{ code: "SPRING", publisherId }] },
    });
  const { body } = await put(mine.id);
  expect(body.conversionPolicy.coupons).toEqual([
    { code: "SPRING", publisherId: mine.id, startsAtMs: null, endsAtMs: null },
  ]);
  expect((await put(theirs.id)).body.errors[0].path).toBe("conversionPolicy.coupons.0.publisherId");
});

test.each([
  [{ security: { requires: "token" } }, "conversionPolicy.security.tokens"],
  [{ security: { tokens: ["short"] } }, "conversionPolicy.security.tokens.0"],
  [{ security: { sourceIps: ["shop.example"] } }, "conversionPolicy.security.sourceIps.0"],
  [{ pixelSites: ["*.shop.example", "shop"] }, "conversionPolicy.pixelSites.1"],
  [{ caps: [cap, cap] }, "conversionPolicy.caps.1"],
  [{ attribution: { ...attribution, rungs: [] } }, "conversionPolicy.attribution.rungs"],
  [
    { attribution: { ...attribution, minWindowMs: 40 * DAY_MS } },
    "conversionPolicy.attribution.maxWindowMs.click-id",
  ],
  [
    { volume: { metric: "clicks", period: "day", steps: [{ from: 1, ppm: 1 }] } },
    "conversionPolicy.volume.metric",
  ],
  [{ cpcMicros: -1 }, "conversionPolicy.cpcMicros"],
  [{ owner: "me" }, "conversionPolicy.owner"],
])("a policy with %j is refused by the field's name", async (conversionPolicy, path) => {
  const member = await signedIn();
  const { id } = await makeCampaign(member);
  const answer = await member.patch(`/v1/campaigns/${id}`, { conversionPolicy });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
});
