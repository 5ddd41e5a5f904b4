import { expect, test } from "vitest";
import { makeCampaign } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

const payout = { model: "cpa", amountMicros: 1 };
const sale = (fields: object = {}) => ({ name: "sale", payout, ...fields });
const lead = (fields: object = {}) => ({ name: "lead", payout, ...fields });

test("aliases are kept in lower case once, with duplicate policy and holding period", async () => {
  const { eventTypes } = await makeCampaign(await signedIn(), {
    eventTypes: [
      sale({ aliases: ["Order", "order", "7"], duplicatePolicy: "overwrite", holdDays: 30 }),
    ],
  });
  expect(eventTypes[0]).toMatchObject({
    aliases: ["order", "7"],
    duplicatePolicy: "overwrite",
    holdDays: 30,
  });
});

test("what a change of an event type does not give stays, and reads back", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member, {
    eventTypes: [sale({ aliases: ["order"], duplicatePolicy: "ignore", holdDays: 7 })],
  });
  const hybrid = { model: "hybrid", amountMicros: 2, percent: 5 };
  await member.patch(`/v1/campaigns/${id}`, { eventTypes: [sale({ payout: hybrid })] });
  const kept = { aliases: ["order"], duplicatePolicy: "ignore", holdDays: 7, payout: hybrid };
  const read = async () => (await member.get(`/v1/campaigns/${id}`)).body.eventTypes[0];
  expect(await read()).toMatchObject(kept);
  await member.patch(`/v1/campaigns/${id}`, {
    eventTypes: [sale({ payout: hybrid, aliases: [] })],
  });
  expect(await read()).toMatchObject({ ...kept, aliases: [] });
});

test.each([
  ["the name of another", [sale({ aliases: ["Lead"] }), lead()], "eventTypes.0.aliases.0"],
  [
    "an alias of another",
    [sale({ aliases: ["x"] }), lead({ aliases: ["y", "X"] })],
    "eventTypes.1.aliases.1",
  ],
  ["two words", [sale({ aliases: ["big sale"] })], "eventTypes.0.aliases.0"],
  [
    "an amount and a share of revenue",
    [sale({ revenueMicros: 1, revenuePercent: 1 })],
    "eventTypes.0.revenuePercent",
  ],
  ["a share of five decimals", [sale({ revenuePercent: 1.23456 })], "eventTypes.0.revenuePercent"],
  ["days below zero", [sale({ holdDays: -1 })], "eventTypes.0.holdDays"],
  ["an unknown policy", [sale({ duplicatePolicy: "merge" })], "eventTypes.0.duplicatePolicy"],
])("event types with %s are refused by the field's name", async (_, eventTypes, path) => {
  const answer = await (
    await signedIn()
  ).post("/v1/campaigns", {
    name: "x",
    destinationUrl: "https://shop.example",
    currency: "USD",
    eventTypes,
  });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
});

test("what the advertiser owes is an amount or a share: the one that is given stands in for the other", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member, { eventTypes: [sale({ revenueMicros: 5 })] });
  const change = async (fields: object) => {
    const { body } = await member.patch(`/v1/campaigns/${id}`, { eventTypes: [sale(fields)] });
    return [body.eventTypes[0].revenueMicros, body.eventTypes[0].revenuePercent];
  };
  expect(await change({ revenuePercent: 12.5 })).toEqual([null, 12.5]);
  expect(await change({})).toEqual([null, 12.5]);
  expect(await change({ revenueMicros: 7 })).toEqual([7, null]);
  expect(await change({ revenuePercent: 3 })).toEqual([null, 3]);
  expect(await change({ revenuePercent: null })).toEqual([null, null]);
});

test("an alias that a stored event type has is refused in a change", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member, { eventTypes: [sale({ aliases: ["order"] })] });
  const answer = await member.patch(`/v1/campaigns/${id}`, {
    eventTypes: [lead({ aliases: ["order"] })],
  });
  expect(answer.body.errors).toEqual([
    { path: "eventTypes.0.aliases.0", message: '"order" already means sale' },
  ]);
});
