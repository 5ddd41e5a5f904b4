import { campaignPatch, newSmartLink } from "@cleverdrip/contract";
import { findMacroProblems } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { demoCampaigns, demoLinks } from "./catalog.ts";
import { demoDelivery, demoSmartLink } from "./delivery.ts";

test("the demo's delivery is one that the api takes, for a campaign of the demo", () => {
  const { campaign, delivery, fallbackUrl } = demoDelivery;
  expect(campaignPatch.parse({ delivery, fallbackUrl })).toEqual({ delivery, fallbackUrl });
  expect(demoCampaigns.map(({ name }) => name)).toContain(campaign);
  const routes = delivery.routing?.regular ?? [];
  const choices = routes.flatMap(({ landings, variants }) => [...landings, ...variants]);
  for (const url of [fallbackUrl, ...choices.map((choice) => choice.url)])
    expect(findMacroProblems(url)).toEqual([]);
});

test("the demo's smart link is made of its publisher's links", () => {
  const { name, slug, publisher, members } = demoSmartLink;
  const own = demoLinks.filter(([, of]) => of === publisher).map(([, , link]) => link);
  for (const [link] of members) expect(own).toContain(link);
  const body = {
    name,
    slug,
    publisherId: "pub",
    members: members.map(([linkId, weight]) => ({ linkId, weight })),
  };
  expect(newSmartLink.safeParse(body).success).toBe(true);
});
