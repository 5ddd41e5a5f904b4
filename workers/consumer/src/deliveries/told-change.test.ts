import { expect, test } from "vitest";
import { endpointRecord, toldConversion } from "../../test-support/told.ts";
import { isWanted, toldEvent, type ToldConversion } from "./told-change.ts";

const approved = toldConversion();

test.each<[ToldConversion | null, Partial<ToldConversion>, string | null]>([
  [null, { status: "pending" }, "conversion.pending"],
  [null, {}, "conversion.approved"],
  [null, { status: "hold" }, "conversion.hold"],
  [null, { status: "trash" }, "conversion.trash"],
  [toldConversion({ status: "pending" }), {}, "conversion.approved"],
  [approved, { status: "rejected" }, "conversion.rejected"],
  [approved, { status: "refunded", payoutMicros: 1 }, "conversion.refunded"],
  [approved, { payoutMicros: 1 }, "conversion.adjusted"],
  [approved, { revenueMicros: 1 }, "conversion.adjusted"],
  [approved, { amountMicros: 1, coupon: "X" }, null],
])("%#: what becomes of a conversion has one name, or none", (before, change, event) => {
  expect(toldEvent({ before, after: toldConversion(change) })).toBe(event);
});

const postback = { kind: "postback", publisherId: "pub_1" } as const;

test.each<[string, Parameters<typeof endpointRecord>[0], boolean]>([
  ["a webhook of the workspace", {}, true],
  ["one of the publisher", { publisherId: "pub_1" }, true],
  ["one of another publisher", { publisherId: "pub_2" }, false],
  ["a publisher's postback", postback, true],
  ["another publisher's postback", { ...postback, publisherId: "pub_2" }, false],
  ["a postback of nobody", { kind: "postback" }, false],
  ["of this campaign", { campaignId: "cmp_1" }, true],
  ["of another campaign", { campaignId: "cmp_2" }, false],
  ["of this event type", { eventTypeId: "evt_1" }, true],
  ["of another event type", { eventTypeId: "evt_2" }, false],
  ["for approved ones", { ...postback, filter: ["approved", "refunded"] }, true],
  ["for pending ones", { ...postback, filter: ["pending"] }, false],
  ["for that event", { filter: ["conversion.approved"] }, true],
  ["for another event", { filter: ["conversion.refunded"] }, false],
])("an approval is told to %s or not", (_what, endpoint, isTold) => {
  const change = { before: null, after: approved };
  expect(isWanted(endpointRecord(endpoint), change, "conversion.approved")).toBe(isTold);
});

test("a publisher hears of an adjustment where its payout is another one", () => {
  const told = (endpoint: object, change: Partial<ToldConversion>) =>
    isWanted(
      endpointRecord(endpoint),
      { before: approved, after: toldConversion(change) },
      "conversion.adjusted",
    );
  expect(told(postback, { payoutMicros: 1 })).toBe(true);
  expect(told(postback, { revenueMicros: 1 })).toBe(false);
  expect(told({ publisherId: "pub_1" }, { revenueMicros: 1 })).toBe(false);
  expect(told({}, { revenueMicros: 1 })).toBe(true);
});
