import { DEFAULT_DELIVERY, type CampaignSnapshot, type Variant } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { isPageOf } from "./page-hosts.ts";

function variant(id: string, url: string): Variant {
  return { id, name: id, url, weight: 1, isPaused: false };
}

const campaign: CampaignSnapshot = {
  ...DEFAULT_DELIVERY,
  version: 1,
  id: "cmp_1",
  workspaceId: "wsp_1",
  name: "Shoes",
  currency: "USD",
  timezone: "UTC",
  isPaused: false,
  destinationUrl: "https://www.shop.example/?cid={clickid}",
  fallbackUrl: null,
  deepLinkHosts: ["deals.example", "www.only.example"],
  routing: {
    ...DEFAULT_DELIVERY.routing,
    regular: [
      {
        id: "rte_1",
        name: "one",
        isPaused: false,
        weight: 1,
        match: "all",
        conditions: [],
        landings: [variant("var_2", "http://pages.example:8080/lp")],
        variants: [variant("var_1", "myapp://open"), variant("var_3", "https://b.example/{x}")],
      },
    ],
  },
};

test.each([
  ["https://www.shop.example", true],
  ["https://shop.example", true],
  ["https://checkout.shop.example", true],
  ["http://deals.example", true],
  ["https://eu.deals.example:8443", true],
  ["https://www.only.example", true],
  ["https://only.example", false],
  ["https://pages.example", true],
  ["https://b.example", true],
  ["https://evilshop.example", false],
  ["https://shop.example.evil.example", false],
  ["https://shop.example@evil.example", false],
  ["https://example", false],
  ["myapp://open", false],
  ["null", false],
  ["", false],
])("a page of origin %s may track: %s", (origin, isAllowed) => {
  expect(isPageOf(campaign, origin)).toBe(isAllowed);
});
