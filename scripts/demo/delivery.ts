import type { ClickCap, DeliveryPatch, NewRoute, NewVariant } from "@cleverdrip/contract";

/** Where the shop delivers; others are led to the page that says so. */
const countries = ["US", "CA", "GB", "IE", "DE", "AT", "CH", "FR", "ES", "IT", "NL", "SE", "PL"];

/** Given once the past traffic is in: that is of the time before. */
export const demoDelivery: { readonly campaign: string; readonly fallbackUrl: string } & {
  readonly delivery: DeliveryPatch;
} = {
  campaign: "Fjord Outdoor",
  fallbackUrl: "https://example.com/fjord/not-in-your-country?c={country}",
  delivery: {
    targeting: [{ field: "country", isNot: false, values: countries }],
    routing: {
      forced: [],
      regularBy: "position",
      regular: [
        {
          ...route("Phones and tablets", [
            variant("App store page", "https://example.com/fjord/app?ref={clickid}&os={os}", 100),
          ]),
          conditions: [{ field: "device", isNot: false, values: ["mobile", "tablet"] }],
        },
        {
          ...route("Everybody else", [
            variant("Autumn sale", "https://example.com/fjord/sale?ref={clickid}", 60),
            variant("New tents", "https://example.com/fjord/tents?ref={clickid}", 30),
            variant("Catalogue", "https://example.com/fjord?ref={clickid}&source={source}", 10),
          ]),
          landings: [
            variant("Story of a hike", "https://example.com/hike?click_id={clickid}", 100),
          ],
        },
      ],
      default: null,
    },
    caps: [cap("campaign", 20_000), cap("publisher", 8_000)],
    deepLinkHosts: ["example.com"],
  },
};

/** One address for a publisher's links: slug, publisher, and the share of each link. */
export const demoSmartLink = {
  name: "Best of Bright Deals",
  slug: "bright-best",
  publisher: "Bright Deals",
  members: [
    ["coffee-bright", 70],
    ["fjord-bright", 30],
  ],
} as const;

function route(name: string, variants: NewVariant[]): NewRoute {
  return {
    name,
    variants,
    isPaused: false,
    weight: 100,
    match: "all",
    conditions: [],
    landings: [],
  };
}

function variant(name: string, url: string, weight: number): NewVariant {
  return { name, url, weight, isPaused: false };
}

/** Soft ones, for each publisher on its own where it is not the campaign's. */
function cap(scope: ClickCap["scope"], limit: number): ClickCap {
  return { scope, subjectId: null, period: "day", limit, isHard: false };
}
