import type { NewCampaign, NewPublisher } from "@cleverdrip/contract";

const micros = (amount: number) => Math.round(amount * 1_000_000);

/** The campaign whose link and postback npm start prints comes first. */
export const demoCampaigns: readonly NewCampaign[] = [
  {
    name: "Northwind Coffee",
    destinationUrl: "https://example.com/coffee?click_id={clickid}&placement={sub1}",
    currency: "USD",
    eventTypes: [
      { name: "sale", payout: { model: "revshare", percent: 15 } },
      {
        name: "newsletter",
        payout: { model: "cpl", amountMicros: micros(0.8) },
        revenueMicros: micros(1.2),
      },
    ],
  },
  {
    name: "Harbor Insurance",
    destinationUrl: "https://example.com/quote?cid={clickid}",
    currency: "USD",
    eventTypes: [
      {
        name: "lead",
        payout: { model: "cpl", amountMicros: micros(9) },
        revenueMicros: micros(14),
      },
    ],
  },
  {
    name: "Fjord Outdoor",
    destinationUrl: "https://example.com/fjord?ref={clickid}&source={source}",
    currency: "USD",
    eventTypes: [
      { name: "sale", payout: { model: "revshare", percent: 8 } },
      {
        name: "signup",
        payout: { model: "cpa", amountMicros: micros(1.5) },
        revenueMicros: micros(2),
      },
    ],
  },
];

export const demoPublishers: readonly NewPublisher[] = [
  { name: "Ada Reviews", email: "ada@publisher.example" },
  { name: "Bright Deals", email: "bright@publisher.example" },
  { name: "Coupon Cove", email: "cove@publisher.example" },
  { name: "Daily Digest", email: "digest@publisher.example" },
  { name: "Echo Social", email: "echo@publisher.example" },
];

/** Campaign, publisher and slug; the first is the one npm start prints. */
export const demoLinks: readonly (readonly [string, string, string])[] = [
  ["Northwind Coffee", "Ada Reviews", "coffee-ada"],
  ["Northwind Coffee", "Bright Deals", "coffee-bright"],
  ["Northwind Coffee", "Coupon Cove", "coffee-cove"],
  ["Northwind Coffee", "Echo Social", "coffee-echo"],
  ["Harbor Insurance", "Ada Reviews", "harbor-ada"],
  ["Harbor Insurance", "Daily Digest", "harbor-digest"],
  ["Fjord Outdoor", "Bright Deals", "fjord-bright"],
  ["Fjord Outdoor", "Daily Digest", "fjord-digest"],
  ["Fjord Outdoor", "Echo Social", "fjord-echo"],
];
