import type { PayoutTermsRow } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { AT_MS, campaign, publisher } from "../../../testing/samples.ts";

const gold: PayoutTermsRow = {
  id: "plr_1",
  eventTypeId: "evt_1",
  scope: "tier",
  subject: "Gold",
  payout: { model: "cpa", amountMicros: 4_000_000 },
  createdAtMs: AT_MS,
};

async function openCard(handlers: Handlers = {}, rules: readonly PayoutTermsRow[] = []) {
  const { calls } = fakeApi({
    "GET /v1/campaigns/cmp_1": campaign(),
    "GET /v1/campaigns/cmp_1/live": {
      campaignId: "cmp_1",
      clicksLastHour: 0,
      clicksToday: 0,
      uniqueClicksToday: 0,
      clicksTotal: 0,
      perMinute: [],
    },
    "GET /v1/publishers": page(publisher({ tier: "Gold" })),
    "GET /v1/campaigns/cmp_1/payout-rules": { data: rules },
    ...handlers,
  });
  const { user } = renderApp("/campaigns/cmp_1");
  const card = within(
    await screen.findByRole("region", { name: "Payouts of tiers and publishers" }),
  );
  return { user, card, sent: () => calls.filter(({ method }) => method !== "GET") };
}

test("terms stand beside what the campaign itself pays", async () => {
  const { card } = await openCard({}, [
    gold,
    { ...gold, id: "plr_2", scope: "publisher", subject: "pub_1" },
  ]);
  expect((await card.findByRole("row", { name: /Gold/ })).textContent).toContain(
    "$4.00 CPAinstead of $3.30 CPA",
  );
  expect(await card.findByText("Coupon Corner")).toBeDefined();
});

test("a tier gets terms of its own", async () => {
  const { user, card, sent } = await openCard({ "PUT /v1/campaigns/cmp_1/payout-rules": gold });
  await user.click(card.getByRole("button", { name: "Add terms" }));
  const form = within(await screen.findByRole("dialog"));
  await user.click(form.getByRole("button", { name: "A tier" }));
  await user.click(form.getByRole("button", { name: "Add terms" }));
  expect(form.getByText("Write the tier's name.")).toBeDefined();
  await user.type(form.getByLabelText("Tier"), " Gold ");
  await user.type(form.getByLabelText("Payout (USD)"), "4");
  await user.click(form.getByRole("button", { name: "Add terms" }));
  expect(await screen.findByText("Terms added")).toBeDefined();
  expect(sent().map(({ body }) => body)).toEqual([
    {
      eventTypeId: "evt_1",
      scope: "tier",
      subject: "Gold",
      payout: { model: "cpa", amountMicros: 4_000_000 },
    },
  ]);
});

test("a publisher can be paid for clicks", async () => {
  const { user, card, sent } = await openCard({ "PUT /v1/campaigns/cmp_1/payout-rules": gold });
  await user.click(card.getByRole("button", { name: "Add terms" }));
  const form = within(await screen.findByRole("dialog"));
  await user.click(form.getByLabelText("Publisher"));
  await user.click(await form.findByRole("option", { name: /Coupon Corner/ }));
  await user.selectOptions(form.getByLabelText("For"), "Every payable click");
  expect(form.getByText("The campaign itself pays nothing for it.")).toBeDefined();
  await user.type(form.getByLabelText("Payout per click (USD)"), "0.05");
  await user.click(form.getByRole("button", { name: "Add terms" }));
  await expect.poll(() => sent().length).toBe(1);
  expect(sent()[0]?.body).toEqual({
    eventTypeId: "",
    scope: "publisher",
    subject: "pub_1",
    payout: { model: "cpc", amountMicros: 50_000 },
  });
});

test("what the server refuses stands at its field", async () => {
  const errors = [{ path: "subject", message: "is not a publisher of this workspace" }];
  const { user, card } = await openCard(
    { "PUT /v1/campaigns/cmp_1/payout-rules": problem(400, { errors }) },
    [gold],
  );
  await user.click(await card.findByRole("button", { name: "Actions for the terms of Gold" }));
  await user.click(await screen.findByRole("menuitem", { name: "Edit" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByLabelText("Tier")).toHaveProperty("disabled", true);
  await user.click(form.getByRole("button", { name: "Save changes" }));
  expect(await form.findByText("is not a publisher of this workspace")).toBeDefined();
});

test.each([
  ["evt_1", gold],
  ["", { ...gold, eventTypeId: "", payout: { model: "cpc" as const, amountMicros: 50_000 } }],
])(
  "terms for the event type %j are removed by their whole key, after a question",
  async (eventTypeId, terms) => {
    const answer = { "DELETE /v1/campaigns/cmp_1/payout-rules": null };
    const { user, card, sent } = await openCard(answer, [terms]);
    await user.click(await card.findByRole("button", { name: "Actions for the terms of Gold" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
    await user.click(await screen.findByRole("button", { name: "Remove terms" }));
    await expect
      .poll(() => sent().map(({ query }) => query))
      .toEqual([{ eventTypeId, scope: "tier", subject: "Gold" }]);
  },
);
