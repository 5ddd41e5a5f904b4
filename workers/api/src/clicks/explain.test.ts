import { clickExplanation } from "@cleverdrip/contract";
import { choiceTag, type ClickFacts } from "@cleverdrip/core";
import { expect, test } from "vitest";
import {
  RICH,
  route,
  storeDecided as click,
  targetOf,
  withLink,
} from "../../test-support/decided.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

async function explain(member: Member, id: string) {
  const answer = await member.get(`/v1/clicks/${id}/explain`);
  expect(answer.status).toBe(200);
  return clickExplanation.parse(answer.body);
}

test.each<[string, Partial<ClickFacts>]>([
  ["an ordinary visitor", {}],
  ["one of another country", { country: "FR", region: "", city: "" }],
  ["one who is not let in", { country: "RU" }],
  ["one of whom nothing is known", { country: "", asn: null, ip: "", userAgent: "", referrer: "" }],
  ["one from an address that a condition asks for", { ip: "198.51.100.20" }],
  ["one from a page that a condition asks for", { referrer: "https://news.example/deal/shoes" }],
  ["a HEAD request", { method: "HEAD" }],
  ["a prefetch", { purpose: "prefetch" }],
  ["a program", { userAgent: "curl/8.5.0" }],
])("the click of %s is explained by the steps that gave it", async (_, facts) => {
  const made = await withLink();
  const { id, decision } = await click(made, facts);
  const explained = await explain(made.member, id);
  expect(explained).toMatchObject({
    clickId: id,
    outcome: decision.kind,
    reason: decision.reason,
    routeId: decision.routeId,
    variantId: decision.variantId,
    landingId: decision.landingId,
    agrees: true,
  });
  expect(explained.steps.length).toBeGreaterThan(1);
});

test("whatever visitors come, deciding again gives what is stored", async () => {
  const made = await withLink();
  for (let i = 0; i < 40; i += 1) {
    const { id } = await click(made, {
      visitorId: `visitor-${i}`,
      country: ["DE", "FR", "RU", ""][i % 4] ?? "",
      ip: `198.51.100.${i}`,
      referrer: i % 3 === 0 ? `https://news.example/deal/${i}` : "https://news.example/",
    });
    expect(await explain(made.member, id)).toMatchObject({ agrees: true });
  }
});

test("a choice that came out of the visitor's cookie is explained as such", async () => {
  const made = await withLink();
  const target = await targetOf(made);
  const [germany] = target.campaign.routing.regular;
  for (const variant of germany?.variants ?? []) {
    const remembered = { variantTag: choiceTag(variant.id, 3), landingTag: "" };
    const { id, decision } = await click(made, { isReturning: true, remembered });
    expect(decision.variantId).toBe(variant.id);
    expect(await explain(made.member, id)).toMatchObject({ agrees: true, variantId: variant.id });
  }
});

test("a click is explained by the campaign as it was then", async () => {
  const made = await withLink();
  const { id } = await click(made);
  const path = `/v1/campaigns/${made.link.campaignId}`;
  await made.member.patch(path, { delivery: { routing: {} } });
  await made.member.post(`${path}/pause`);
  const explained = await explain(made.member, id);
  expect(explained).toMatchObject({ campaignVersion: 1, outcome: "accepted", agrees: true });
  const later = await click(made, {});
  expect(await explain(made.member, later.id)).toMatchObject({
    campaignVersion: 3,
    reason: "A_PAUSED",
    agrees: true,
  });
});

test.each(["links", "publishers"])("a pause of its %s is told from the reason", async (what) => {
  const made = await withLink();
  const id = what === "links" ? made.link.id : made.link.publisherId;
  await made.member.post(`/v1/${what}/${id}/pause`);
  const { id: clickId, decision } = await click(made);
  await made.member.post(`/v1/${what}/${id}/resume`);
  const { steps, ...explained } = await explain(made.member, clickId);
  expect(explained).toMatchObject({ reason: decision.reason, agrees: true });
  expect(steps[0]).toMatchObject({ step: "link", hasPassed: false });
});

test("a cap that was reached is told from the reason", async () => {
  const made = await withLink({ fallbackUrl: "https://full.example" });
  const { id } = await click(made, {}, {}, [`link:${made.link.id}:day`]);
  const explained = await explain(made.member, id);
  expect(explained).toMatchObject({ outcome: "diverted", reason: "C_LINK", agrees: true });
  expect(explained.steps.filter(({ step }) => step === "cap")).toMatchObject([
    { hasPassed: false },
  ]);
});

test.each(["Q_BOT", "D_CLICK"])("what the consumer found (%s) is the last step", async (reason) => {
  const made = await withLink();
  const { id } = await click(made, {}, { reason });
  const explained = await explain(made.member, id);
  expect(explained).toMatchObject({ outcome: "accepted", reason, agrees: true });
  expect(explained.steps.at(-1)).toMatchObject({
    step: "quality",
    subject: reason,
    hasPassed: false,
  });
});

test("a click that came past its landing page is explained as such", async () => {
  const made = await withLink();
  const { id, decision } = await click(made, {}, { landingId: "" });
  expect(decision.landingId).not.toBe("");
  const { steps, ...explained } = await explain(made.member, id);
  expect(explained).toMatchObject({ landingId: "", agrees: true });
  expect(steps.at(-1)).toMatchObject({ step: "landing", subject: "none" });
});

test("a workspace's fallback that came or went after the click does not change its explanation", async () => {
  const made = await withLink({
    delivery: {
      ...RICH,
      routing: {
        default: route("none", [{ field: "country", values: ["FR"] }], ["https://fr.example"]),
      },
    },
  });
  const without = await click(made, { country: "DE" });
  expect(without.decision.reason).toBe("A_NO_ROUTE");
  await made.member.patch("/v1/workspace", { fallbackUrl: "https://acme.example/" });
  const withOne = await click(made, { country: "DE" });
  expect(withOne.decision.reason).toBe("R_FALLBACK");
  expect(await explain(made.member, without.id)).toMatchObject({
    outcome: "refused",
    agrees: true,
  });
  await made.member.patch("/v1/workspace", { fallbackUrl: null });
  expect(await explain(made.member, withOne.id)).toMatchObject({
    outcome: "diverted",
    agrees: true,
  });
});

test("what cannot be known again is named", async () => {
  const made = await withLink();
  const { id } = await click(made, { ip: "198.51.100.20" }, { flags: 8 });
  const { limits } = await explain(made.member, id);
  expect(limits).toEqual([
    expect.stringContaining("198.51.100.0/24"),
    expect.stringContaining("blog.example"),
    expect.stringContaining("longer than what is kept"),
  ]);
});

test("a row that no decision gives is shown as it is stored, and said not to agree", async () => {
  const made = await withLink();
  const { id } = await click(
    made,
    {},
    { reason: "T_DEVICE", routeId: "", variantId: "", landingId: "" },
  );
  expect(await explain(made.member, id)).toMatchObject({
    outcome: "diverted",
    reason: "T_DEVICE",
    routeId: "",
    agrees: false,
  });
});

test("a click decided by a version that is not kept cannot be explained, and its answer says so", async () => {
  const made = await withLink();
  const { id } = await click(made, {}, { snapshotVersion: 99 });
  const answer = await made.member.get(`/v1/clicks/${id}/explain`);
  expect(answer.status).toBe(404);
  expect(answer.body.detail).toContain("version 99");
});

test("a click that is no longer kept is told by what its id says", async () => {
  const answer = await (await signedIn()).get(`/v1/clicks/${"0".repeat(32)}/explain`);
  expect(answer.status).toBe(404);
  expect(answer.body.detail).toContain("2025-01-01T00:00:00.000Z");
});
