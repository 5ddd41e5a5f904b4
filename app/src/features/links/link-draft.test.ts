import { expect, test } from "vitest";
import { linkErrors, newLinkOf } from "./link-draft.ts";

const draft = { campaignId: "cmp_1", publisherId: "pub_1", slug: "", domainId: null, aliases: [] };

test("what was left empty is left out of the request", () => {
  expect(newLinkOf(draft)).toEqual({ campaignId: "cmp_1", publisherId: "pub_1" });
  expect(newLinkOf({ ...draft, slug: " summer ", domainId: "dom_1", aliases: ["12/34"] })).toEqual({
    campaignId: "cmp_1",
    publisherId: "pub_1",
    slug: "summer",
    domainId: "dom_1",
    aliases: ["12/34"],
  });
});

test("a link needs a campaign and a publisher", () => {
  const empty = { ...draft, campaignId: null, publisherId: null };
  expect(newLinkOf(empty)).toBeNull();
  expect(Object.keys(linkErrors(empty))).toEqual(["campaignId", "publisherId"]);
});

test.each([
  ["summer-sale", true],
  ["ab", false],
  ["Summer", false],
  ["-sale", false],
  ["sale/2", false],
])("the slug %s is accepted: %s", (slug, isAccepted) => {
  expect(linkErrors({ ...draft, slug })["slug"] === undefined).toBe(isAccepted);
});
