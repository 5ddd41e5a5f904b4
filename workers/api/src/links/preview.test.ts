import { clickBatch, linkPreview } from "@cleverdrip/contract";
import { snapshotKey } from "@cleverdrip/edge-config";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { makeCampaign, makeLink } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

const delivery = {
  targeting: [{ field: "country", values: ["DE", "AT"] }],
  routing: {
    regular: [
      {
        name: "Phones",
        conditions: [{ field: "os", values: ["iOS"] }],
        variants: [
          { name: "Phone", url: "https://shop.example/phone?c={clickid}&s={sub1}&g={country}" },
        ],
      },
    ],
  },
  deepLinkHosts: ["shop.example"],
};

async function previewOf(member: Member, id: string, visitor: object) {
  const answer = await member.post(`/v1/links/${id}/preview`, visitor);
  expect(answer.status).toBe(200);
  return linkPreview.parse(answer.body);
}

async function makeTargeted(member: Member, fields: object = {}) {
  const campaign = await makeCampaign(member, { delivery, ...fields });
  return makeLink(member, { campaignId: campaign.id });
}

test("a visitor who fits a route is led there, with what he brings filled in", async () => {
  const member = await signedIn();
  const link = await makeTargeted(member);
  const visitor = { country: "de", userAgent: IPHONE, query: "sub1=a%20b" };
  const preview = await previewOf(member, link.id, visitor);
  expect(preview).toMatchObject({ outcome: "accepted", reason: "OK", campaignId: link.campaignId });
  expect(preview.location).toMatch(/^https:\/\/shop\.example\/phone\?c=[0-9a-z]{32}&s=a%20b&g=DE$/);
  expect(preview.variantId).toMatch(/^var_/);
  expect(preview.steps.map(({ step }) => step)).toEqual(
    expect.arrayContaining(["availability", "targeting", "regular", "variant", "quality"]),
  );
  for (const step of preview.steps) expect(step.detail).toMatch(/^[A-Z].*\.$/);
});

test("one who fits no route goes to the campaign's destination", async () => {
  const member = await signedIn();
  const link = await makeTargeted(member);
  const preview = await previewOf(member, link.id, { country: "AT" });
  expect(preview).toMatchObject({ outcome: "accepted", routeId: "", variantId: "" });
  expect(preview.location).toMatch(/^https:\/\/shop\.example\/\?click=[0-9a-z]{32}$/);
});

test("one outside the targeting goes to the campaign's fallback, else the workspace's, else nowhere", async () => {
  const member = await signedIn();
  const bare = await makeTargeted(member);
  const kept = await makeTargeted(member, { fallbackUrl: "https://full.example/" });
  const visitor = { country: "US" };
  expect(await previewOf(member, bare.id, visitor)).toMatchObject({
    outcome: "refused",
    reason: "T_COUNTRY",
    location: null,
  });
  await member.patch("/v1/workspace", { fallbackUrl: "https://acme.example/" });
  expect(await previewOf(member, bare.id, visitor)).toMatchObject({
    outcome: "diverted",
    reason: "T_COUNTRY",
    location: "https://acme.example/",
  });
  expect(await previewOf(member, kept.id, visitor)).toMatchObject({
    location: "https://full.example/",
  });
});

test("what is paused or full now is told as the edge would decide it", async () => {
  const member = await signedIn();
  const caps = [{ scope: "campaign", period: "total", limit: 1 }];
  const link = await makeTargeted(member, { delivery: { caps } });
  const full = { version: 1, full: [{ key: "campaign::total", endsAtMs: null }] };
  await env.SNAPSHOTS.put(snapshotKey("caps", link.campaignId), JSON.stringify(full));
  expect(await previewOf(member, link.id, {})).toMatchObject({ reason: "C_CAMPAIGN" });
  await member.post(`/v1/links/${link.id}/pause`);
  expect(await previewOf(member, link.id, {})).toMatchObject({ reason: "A_PAUSED" });
});

test("caps that cannot be read count as not reached", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { snapshots } = testServices();
  const get = () => Promise.reject(new Error("KV is down"));
  const member = await signedIn({ services: { snapshots: { ...snapshots, get } } });
  const link = await makeTargeted(member);
  expect(await previewOf(member, link.id, {})).toMatchObject({ outcome: "accepted" });
  expect(logged.mock.calls).toEqual([[expect.objectContaining({ event: "preview.caps-unread" })]]);
  logged.mockRestore();
});

test("the same visitor at the same time sees the same, and one who returns is not new", async () => {
  const member = await signedIn();
  const conditions = [{ field: "unique" }];
  const url = "https://shop.example/new?t={timestamp_ms}&r={rand}";
  const routing = { forced: [{ name: "New", conditions, variants: [{ name: "N", url }] }] };
  const link = await makeTargeted(member, { delivery: { routing } });
  const visitor = { visitorId: "v1", atMs: 1_795_000_000_000 };
  const first = await previewOf(member, link.id, visitor);
  expect(first.location).toContain("/new?t=1795000000000&r=");
  expect(await previewOf(member, link.id, visitor)).toEqual(first);
  const returning = await previewOf(member, link.id, { ...visitor, isReturning: true });
  expect(returning.routeId).toBe("");
});

test.each([
  [{ method: "HEAD" }, "Q_HEAD"],
  [{ purpose: "prefetch" }, "Q_PREFETCH"],
  [{ userAgent: "curl/8.5.0" }, "Q_BOT"],
])("a request with %j is led on and would be recorded as %s", async (visitor, reason) => {
  const member = await signedIn();
  const link = await makeTargeted(member);
  expect(await previewOf(member, link.id, visitor)).toMatchObject({ outcome: "accepted", reason });
});

test("a preview records nothing and asks nobody else", async () => {
  const sent: unknown[] = [];
  const facts = {
    ...testServices().facts,
    storeClicks: async (batches: readonly unknown[]) => {
      sent.push(...batches.map((batch) => clickBatch.parse(batch)));
      return { stored: 0, duplicates: 0 };
    },
  };
  const campaignWindow = () => {
    throw new Error("the window was asked");
  };
  const member = await signedIn({ services: { facts, campaignWindow } });
  const link = await makeTargeted(member);
  await previewOf(member, link.id, { country: "DE" });
  expect(sent).toEqual([]);
  expect((await member.get("/v1/clicks")).body.data).toEqual([]);
});

test.each([
  [{ country: "Germany" }, "country"],
  [{ method: "POST" }, "method"],
  [{ device: "mobile" }, "device"],
])("a visitor with %j is refused by the field's name", async (visitor, path) => {
  const member = await signedIn();
  const { id } = await makeLink(member);
  const answer = await member.post(`/v1/links/${id}/preview`, visitor);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});
