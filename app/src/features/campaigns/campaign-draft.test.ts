import type { EventType } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { eventType } from "../../testing/conversion-terms-samples.ts";
import { campaign } from "../../testing/samples.ts";
import {
  campaignPatchOf,
  draftOf,
  emptyCampaign,
  newCampaignOf,
  type CampaignDraft,
} from "./campaign-draft.ts";
import { campaignErrors } from "./campaign-errors.ts";
import { emptyEventType, newEventTypeOf } from "./event-type-draft.ts";

const filled: CampaignDraft = {
  ...emptyCampaign("USD"),
  name: " Summer sale ",
  destinationUrl: "https://shop.example/?cid={clickid}",
  eventTypes: [
    { ...emptyEventType(0), name: "sale", model: "revshare", percent: "12,5" },
    {
      ...emptyEventType(1),
      name: "lead",
      model: "cpl",
      amount: "3.30",
      revenueBy: "amount",
      revenue: "5",
      aliases: ["signup"],
      duplicatePolicy: "create",
      holdDays: "14",
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
      {
        name: "sale",
        payout: { model: "revshare", percent: 12.5 },
        revenueMicros: null,
        revenuePercent: null,
        aliases: [],
        duplicatePolicy: "ignore-txid",
        holdDays: 0,
      },
      {
        name: "lead",
        payout: { model: "cpl", amountMicros: 3_300_000 },
        revenueMicros: 5_000_000,
        revenuePercent: null,
        aliases: ["signup"],
        duplicatePolicy: "create",
        holdDays: 14,
      },
    ],
  });
});

test.each<Omit<EventType, "id">>([
  stored({ payout: { model: "cpa", amountMicros: 1_250_000 }, revenueMicros: 2_000_001 }),
  stored({ payout: { model: "cps", percent: 12.5 }, revenuePercent: 30 }),
  stored({ payout: { model: "revshare", percent: 0.0001 } }),
  stored({ payout: { model: "hybrid", amountMicros: 1, percent: 5 } }),
  stored({ aliases: ["buy", "2"], duplicatePolicy: "add-payout", holdDays: 365 }),
])("the stored event type %j opened and saved unchanged stays the same", (terms) => {
  const opened = campaign({
    destinationUrl: "https://shop.example/",
    attributionWindowDays: 7,
    eventTypes: [{ id: "evt_1", ...terms }],
  });
  expect(campaignErrors(draftOf(opened))).toEqual({});
  expect(draftOf(opened).eventTypes.map(newEventTypeOf)).toEqual([terms]);
  expect(campaignPatchOf(draftOf(opened))).toEqual({
    name: "Summer sale",
    destinationUrl: "https://shop.example/",
    fallbackUrl: null,
    attributionWindowDays: 7,
  });
});

test("a hybrid payout needs both its amount and its share", () => {
  const hybrid = { ...emptyEventType(0), name: "sale", model: "hybrid" } as const;
  expect(Object.keys(campaignErrors({ ...filled, eventTypes: [hybrid] }))).toEqual([
    "eventTypes.0.payout.amountMicros",
    "eventTypes.0.payout.percent",
  ]);
});

test.each(["", "-1", "366", "1.5", "soon"])("the hold of %j days is refused", (holdDays) => {
  const [sale] = filled.eventTypes;
  if (sale === undefined) throw new Error("the sample has an event type");
  const errors = campaignErrors({ ...filled, eventTypes: [{ ...sale, holdDays }] });
  expect(errors["eventTypes.0.holdDays"]).toBeDefined();
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

/** Without the id, which a form does not send. */
function stored(part: Partial<EventType>): Omit<EventType, "id"> {
  const { id: _id, ...terms } = eventType(part);
  return terms;
}
