import type { Campaign } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { openPart } from "../../testing/campaign-page.ts";
import { conversionPolicy, eventType } from "../../testing/conversion-terms-samples.ts";
import { page, problem } from "../../testing/fake-api.ts";
import { campaign, publisher } from "../../testing/samples.ts";

type Policy = Campaign["conversionPolicy"];

const openPolicy = (name: string, part: Partial<Policy> = {}, handlers = {}) =>
  openPart(name, campaign({ conversionPolicy: conversionPolicy(part) }), handlers);

test("event types are edited together and sent with every term", async () => {
  const lead = eventType({ id: "evt_2", name: "lead", revenueMicros: 5_000_000 });
  const stored = campaign({ eventTypes: [eventType(), lead] });
  const { user, sheet, saved } = await openPart("event types", stored);
  const [sale] = sheet.getAllByRole("group", { name: /Event type/ });
  if (sale === undefined) throw new Error("there is no event type");
  await user.selectOptions(within(sale).getByLabelText("Payout model"), "hybrid");
  await user.type(within(sale).getByLabelText("Payout (%)"), "5");
  await user.selectOptions(within(sale).getByLabelText("Revenue"), "percent");
  await user.type(within(sale).getByLabelText("Revenue (%)"), "30");
  expect(await saved()).toMatchObject({
    eventTypes: [
      {
        name: "sale",
        payout: { model: "hybrid", amountMicros: 3_300_000, percent: 5 },
        revenueMicros: null,
        revenuePercent: 30,
      },
      { name: "lead", revenueMicros: 5_000_000, revenuePercent: null },
    ],
  });
});

test("a volume commission is built step by step, and taken back by removing them", async () => {
  const first = await openPolicy("volume commission");
  await first.user.click(first.sheet.getByRole("button", { name: "Add step" }));
  await first.save();
  expect(first.sheet.getByText("Write a whole number, such as 100.")).toBeDefined();
  await first.user.type(first.sheet.getByLabelText("From (conversions)"), "1,000");
  await first.user.type(first.sheet.getByLabelText("Added (%)"), "10");
  expect(await first.saved()).toEqual({
    conversionPolicy: {
      volume: { metric: "conversions", period: "month", steps: [{ from: 1_000, ppm: 100_000 }] },
    },
  });
});

test("without a step there is no volume commission", async () => {
  const volume: Policy["volume"] = {
    metric: "revenue",
    period: "day",
    steps: [{ from: 1_500_000, ppm: 50_000 }],
  };
  const { user, sheet, saved } = await openPolicy("volume commission", { volume });
  expect(sheet.getByLabelText("From (USD)")).toHaveProperty("value", "1.50");
  await user.click(sheet.getByRole("button", { name: "Remove step 1" }));
  expect(await saved()).toEqual({ conversionPolicy: { volume: null } });
});

test("a conversion cap counts results, or money of one publisher", async () => {
  const { user, sheet, saved } = await openPolicy(
    "conversion caps",
    {},
    { "GET /v1/publishers": page(publisher()) },
  );
  await user.click(sheet.getByRole("button", { name: "Add cap" }));
  await user.selectOptions(sheet.getByLabelText("Of what"), "Payout");
  await user.type(sheet.getByLabelText("Limit (USD)"), "1000");
  await user.selectOptions(sheet.getByLabelText("For"), "A publisher");
  await user.click(sheet.getByLabelText("Publisher"));
  await user.click(await sheet.findByRole("option", { name: /Coupon Corner/ }));
  await user.click(sheet.getByRole("button", { name: "Hard" }));
  expect(await saved()).toEqual({
    conversionPolicy: {
      caps: [
        {
          metric: "payout",
          scope: "publisher",
          subjectId: "pub_1",
          period: "day",
          limit: 1_000_000_000,
          isHard: true,
        },
      ],
    },
  });
});

test("a coupon names its publisher and may have an end in the workspace's zone", async () => {
  const { user, sheet, save, saved } = await openPolicy(
    "coupons",
    {},
    { "GET /v1/publishers": page(publisher()) },
  );
  await user.click(sheet.getByRole("button", { name: "Add coupon" }));
  await save();
  expect(sheet.getByText("Choose whose code it is.")).toBeDefined();
  await user.type(sheet.getByLabelText("Code"), " SAVE10 ");
  await user.click(sheet.getByLabelText("Publisher"));
  await user.click(await sheet.findByRole("option", { name: /Coupon Corner/ }));
  await user.type(sheet.getByLabelText(/Valid until/), "2026-12-31T23:59");
  expect(await saved()).toEqual({
    conversionPolicy: {
      coupons: [
        {
          code: "SAVE10",
          publisherId: "pub_1",
          startsAtMs: null,
          endsAtMs: Date.parse("2026-12-31T23:59:00Z"),
        },
      ],
    },
  });
});

test("a token is made rather than typed, and one is needed where postbacks must carry it", async () => {
  const { user, sheet, save, saved } = await openPolicy("postback security");
  await user.selectOptions(sheet.getByLabelText("Postbacks need"), "token");
  await save();
  expect(sheet.getByText(/Make a token, or/)).toBeDefined();
  await user.click(sheet.getByRole("button", { name: "Make a token" }));
  await user.type(sheet.getByLabelText(/Only from these addresses/), "203.0.113.0/24 ");
  const sent = await saved();
  expect(sent).toMatchObject({
    conversionPolicy: {
      security: { requires: "token", secrets: [], sourceIps: ["203.0.113.0/24"] },
    },
  });
  expect(JSON.stringify(sent)).toMatch(/"tokens":\["[\w-]{32}"\]/);
});

test.each([
  ["pixel maximum", "Largest amount (USD)", "maxPixelAmountMicros"],
  ["click payout", "Payout per click (USD)", "cpcMicros"],
])("the %s is an amount or nothing", async (name, label, field) => {
  const empty = await openPolicy(name, { [field]: 1_500_000 });
  const input = empty.sheet.getByLabelText<HTMLInputElement>(
    new RegExp(label.replace(/[()]/g, ".")),
  );
  expect(input.value).toBe("1.50");
  await empty.user.clear(input);
  await empty.user.type(input, "much");
  await empty.save();
  expect(empty.sheet.getByText("Write an amount such as 3.30.")).toBeDefined();
  await empty.user.clear(input);
  expect(await empty.saved()).toEqual({ conversionPolicy: { [field]: null } });
});

test("the sites of pixels are hosts, and what the server has against one stands at the field", async () => {
  const path = "conversionPolicy.pixelSites.1";
  const errors = [{ path, message: '"shop" is not a host' }];
  const { user, sheet, save, sent } = await openPolicy(
    "pixel sites",
    { pixelSites: ["*.shop.example"] },
    { "PATCH /v1/campaigns/cmp_1": problem(400, { errors }) },
  );
  await user.type(sheet.getByLabelText(/Only from pages of these sites/), "shop ");
  await save();
  expect(await sheet.findByText('"shop" is not a host')).toBeDefined();
  expect(sent()).toEqual({
    conversionPolicy: { pixelSites: ["*.shop.example", "shop"] },
  });
});

test("what the server has against a part stands at its field", async () => {
  const path = "conversionPolicy.security.sourceIps.0";
  const { user, sheet, save } = await openPolicy(
    "postback security",
    {},
    {
      "PATCH /v1/campaigns/cmp_1": problem(400, {
        errors: [{ path, message: '"shop" is not an address' }],
      }),
    },
  );
  await user.type(sheet.getByLabelText(/Only from these addresses/), "shop");
  await save();
  expect(await sheet.findByText('"shop" is not an address')).toBeDefined();
});

test("closing an editor asks before what was typed is lost", async () => {
  const { user, sheet } = await openPolicy("pixel maximum");
  await user.type(sheet.getByLabelText(/Largest amount/), "5");
  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Keep editing" }));
  expect(sheet.getByLabelText(/Largest amount/)).toHaveProperty("value", "5");
  await user.click(sheet.getByRole("button", { name: "Close" }));
  await user.click(await screen.findByRole("button", { name: "Discard" }));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
});

test("an editor in which nothing was changed closes at once", async () => {
  const { user } = await openPolicy("pixel maximum");
  await user.keyboard("{Escape}");
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
});
