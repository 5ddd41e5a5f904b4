import { expect, test } from "vitest";
import { campaign } from "../../testing/samples.ts";
import {
  campaignPatchOf,
  draftOf,
  emptyCampaign,
  newCampaignOf,
  type CampaignDraft,
} from "./campaign-draft.ts";
import { campaignErrors } from "./campaign-errors.ts";

const filled: CampaignDraft = {
  ...emptyCampaign("USD"),
  name: " Summer sale ",
  destinationUrl: "https://shop.example/?cid={clickid}",
  eventTypes: [
    {
      key: 0,
      isStored: false,
      name: "sale",
      model: "revshare",
      amount: "",
      percent: "12,5",
      revenue: "",
    },
    {
      key: 1,
      isStored: false,
      name: "lead",
      model: "cpl",
      amount: "3.30",
      percent: "",
      revenue: "5",
    },
  ],
};

test("a filled form becomes the request that the api takes", () => {
  expect(campaignErrors(filled)).toEqual({});
  expect(newCampaignOf(filled)).toEqual({
    name: "Summer sale",
    destinationUrl: "https://shop.example/?cid={clickid}",
    currency: "USD",
    attributionWindowDays: 30,
    eventTypes: [
      { name: "sale", payout: { model: "revshare", percent: 12.5 }, revenueMicros: null },
      { name: "lead", payout: { model: "cpl", amountMicros: 3_300_000 }, revenueMicros: 5_000_000 },
    ],
  });
});

test("a stored campaign opened and saved unchanged stays the same", () => {
  const stored = campaign({
    destinationUrl: "https://shop.example/",
    currency: "EUR",
    attributionWindowDays: 7,
    eventTypes: [
      {
        id: "evt_1",
        name: "sale",
        payout: { model: "cpa", amountMicros: 1_250_000 },
        revenueMicros: 2_000_001,
      },
    ],
  });
  expect(campaignPatchOf(draftOf(stored))).toEqual({
    name: "Summer sale",
    destinationUrl: "https://shop.example/",
    fallbackUrl: null,
    attributionWindowDays: 7,
    eventTypes: [
      { name: "sale", payout: { model: "cpa", amountMicros: 1_250_000 }, revenueMicros: 2_000_001 },
    ],
  });
});

test("an empty form is told what every missing field wants", () => {
  expect(Object.keys(campaignErrors(emptyCampaign("USD")))).toEqual([
    "name",
    "destinationUrl",
    "eventTypes.0.payout.amountMicros",
  ]);
});

test.each([
  ["shop.example", false],
  ["javascript:alert(1)", false],
  ["myshop://product/7?c={clickid}", true],
  ["https://{sub1}.shop.example/", false],
  ["https://user@shop.example/", false],
  ["https://shop.example", true],
  ["http://shop.example/{campaign.id}?c={clickid}#x", true],
])("the destination %s is accepted: %s", (destinationUrl, isAccepted) => {
  expect(campaignErrors({ ...filled, destinationUrl })["destinationUrl"] === undefined).toBe(
    isAccepted,
  );
});

test("two event types of one name are refused, whatever their case", () => {
  const [sale, lead] = filled.eventTypes;
  if (sale === undefined || lead === undefined) throw new Error("the sample has two event types");
  const errors = campaignErrors({ ...filled, eventTypes: [sale, { ...lead, name: "SALE" }] });
  expect(errors["eventTypes.1.name"]).toBe("Two event types cannot share a name.");
});

test.each(["", "-1", "101", "ten"])("the share %j is refused at its field", (percent) => {
  const [sale] = filled.eventTypes;
  if (sale === undefined) throw new Error("the sample has an event type");
  const errors = campaignErrors({ ...filled, eventTypes: [{ ...sale, percent }] });
  expect(errors["eventTypes.0.payout.percent"]).toBeDefined();
});
