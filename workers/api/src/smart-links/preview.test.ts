import { linkPreview } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { makeCampaign, makeLink, makePublisher, makeSmartLink } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

const only = (country: string) => ({
  destinationUrl: `https://${country.toLowerCase()}.example/`,
  delivery: { targeting: [{ field: "country", values: [country] }] },
});

/** A smart link over one campaign for Germany and one for France. */
async function makeForTwo(member: Member, fields: object = {}) {
  const publisher = await makePublisher(member);
  const members = [];
  for (const country of ["DE", "FR"]) {
    const campaign = await makeCampaign(member, { ...only(country), ...fields });
    const parts = { campaignId: campaign.id, publisherId: publisher.id };
    members.push({ linkId: (await makeLink(member, parts)).id, weight: 1 });
  }
  return makeSmartLink(member, { publisherId: publisher.id, members });
}

async function previewOf(member: Member, id: string, visitor: object) {
  return linkPreview.parse((await member.post(`/v1/smart-links/${id}/preview`, visitor)).body);
}

test.each(["DE", "FR"])("a visitor from %s is led by the link that takes him", async (country) => {
  const member = await signedIn();
  const { id } = await makeForTwo(member);
  for (const visitorId of ["a", "b", "c", "d", "e", "f"]) {
    const preview = await previewOf(member, id, { country, visitorId });
    expect(preview.location).toBe(`https://${country.toLowerCase()}.example/`);
    expect(preview.steps.at(-1)).toMatchObject({ step: "link", hasPassed: true });
  }
});

test("one whom nobody takes gets what the first of his own order does with him", async () => {
  const member = await signedIn();
  const { id } = await makeForTwo(member, { fallbackUrl: "https://full.example/{country}" });
  const preview = await previewOf(member, id, { country: "US" });
  expect(preview).toMatchObject({
    outcome: "diverted",
    reason: "T_COUNTRY",
    location: "https://full.example/US",
  });
  expect(preview.steps.filter(({ step }) => step === "link")).toHaveLength(2);
});

test("of members that do not take a visitor, one with a fallback goes before one without", async () => {
  const member = await signedIn();
  const publisher = await makePublisher(member);
  const members = [];
  for (const fallbackUrl of [null, "https://full.example/"]) {
    const campaign = await makeCampaign(member, { ...only("DE"), fallbackUrl });
    const parts = { campaignId: campaign.id, publisherId: publisher.id };
    members.push({ linkId: (await makeLink(member, parts)).id, weight: 1 });
  }
  const { id } = await makeSmartLink(member, { publisherId: publisher.id, members });
  for (const visitorId of ["a", "b", "c", "d"]) {
    const preview = await previewOf(member, id, { country: "US", visitorId });
    expect(preview.location).toBe("https://full.example/");
  }
});

test("a paused smart link leads to the workspace's fallback or nowhere", async () => {
  const member = await signedIn();
  const { id } = await makeForTwo(member);
  await member.post(`/v1/smart-links/${id}/pause`);
  expect(await previewOf(member, id, { country: "DE" })).toMatchObject({
    outcome: "refused",
    reason: "A_PAUSED",
    location: null,
  });
  await member.patch("/v1/workspace", { fallbackUrl: "https://acme.example/" });
  expect(await previewOf(member, id, { country: "DE" })).toMatchObject({
    outcome: "diverted",
    location: "https://acme.example/",
  });
});
