import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, me } from "../../testing/samples.ts";

const LIVE = {
  "GET /v1/campaigns/cmp_1/live": {
    campaignId: "cmp_1",
    clicksLastHour: 0,
    clicksToday: 0,
    uniqueClicksToday: 0,
    clicksTotal: 0,
    perMinute: [],
  },
};

async function fillIn({ user }: ReturnType<typeof renderApp>) {
  await user.type(await screen.findByLabelText("Name"), "Summer sale");
  await user.type(screen.getByLabelText("Destination URL"), "https://shop.example/?cid={{clickid}");
  await user.type(screen.getByLabelText("Payout (USD)"), "3.30");
}

test("a filled form creates the campaign and shows it", async () => {
  const { calls } = fakeApi({
    ...LIVE,
    "POST /v1/campaigns": campaign(),
    "GET /v1/campaigns/cmp_1": campaign(),
  });
  const app = renderApp("/campaigns/new");
  await fillIn(app);
  await app.user.type(screen.getByLabelText("Also called (optional)"), "order,");
  await app.user.selectOptions(screen.getByLabelText("Duplicates"), "create-repeated");
  await app.user.clear(screen.getByLabelText("Hold (days)"));
  await app.user.type(screen.getByLabelText("Hold (days)"), "14");
  await app.user.click(screen.getByRole("button", { name: "Create campaign" }));
  expect(await screen.findByRole("heading", { name: "Summer sale" })).toBeDefined();
  expect(app.at()).toBe("/campaigns/cmp_1");
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    name: "Summer sale",
    destinationUrl: "https://shop.example/?cid={clickid}",
    currency: "USD",
    attributionWindowDays: 30,
    eventTypes: [
      {
        name: "sale",
        payout: { model: "cpa", amountMicros: 3_300_000 },
        revenueMicros: null,
        revenuePercent: null,
        aliases: ["order"],
        duplicatePolicy: "create-repeated",
        holdDays: 14,
      },
    ],
  });
});

test("every field that the server refuses carries the server's words", async () => {
  fakeApi({
    "POST /v1/campaigns": problem(400, {
      detail: "two fields are not valid",
      errors: [
        { path: "destinationUrl", message: "this host is on the block list" },
        { path: "eventTypes.0.payout.amountMicros", message: "is above the workspace's limit" },
      ],
    }),
  });
  const app = renderApp("/campaigns/new");
  await fillIn(app);
  await app.user.click(screen.getByRole("button", { name: "Create campaign" }));
  const host = await screen.findByText("this host is on the block list");
  expect(screen.getByLabelText("Destination URL").getAttribute("aria-describedby")).toContain(
    host.id,
  );
  const limit = screen.getByText("is above the workspace's limit");
  expect(screen.getByLabelText("Payout (USD)").getAttribute("aria-describedby")).toContain(
    limit.id,
  );
  expect(screen.getByRole("alert").textContent).toContain("two fields are not valid");
});

test("an empty form is not sent", async () => {
  const { calls } = fakeApi();
  const { user } = renderApp("/campaigns/new");
  await user.click(await screen.findByRole("button", { name: "Create campaign" }));
  expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBe("true");
  expect(calls.some(({ method }) => method === "POST")).toBe(false);
});

test("a share is asked for in percent, a fixed payout in the campaign's currency", async () => {
  fakeApi({ "GET /v1/me": me({ currency: "EUR" }) });
  const { user } = renderApp("/campaigns/new");
  expect(await screen.findByLabelText("Payout (EUR)")).toBeDefined();
  await user.selectOptions(screen.getByLabelText("Payout model"), "revshare");
  expect(screen.getByLabelText("Payout (%)")).toBeDefined();
  expect(screen.queryByLabelText("Payout (EUR)")).toBeNull();
  await user.selectOptions(screen.getByLabelText("Payout model"), "hybrid");
  expect(screen.getByLabelText("Payout (%)")).toBeDefined();
  expect(screen.getByLabelText("Payout (EUR)")).toBeDefined();
  await user.selectOptions(screen.getByLabelText("Currency"), "GBP");
  await user.selectOptions(screen.getByLabelText("Revenue"), "amount");
  expect(screen.getByLabelText("Revenue (GBP)")).toBeDefined();
});

test("a destination without the click id is warned about, and a macro is inserted by a press", async () => {
  fakeApi();
  const { user } = renderApp("/campaigns/new");
  const destination = await screen.findByLabelText<HTMLInputElement>("Destination URL");
  await user.type(destination, "https://shop.example/?cid=");
  expect(screen.getByText(/nothing to report a conversion with/)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Macros for Destination URL" }));
  await user.click(screen.getByRole("button", { name: "{clickid}" }));
  expect(destination.value).toBe("https://shop.example/?cid={clickid}");
  expect(screen.queryByText(/nothing to report a conversion with/)).toBeNull();
});

test("event types are added and removed, but never the last", async () => {
  fakeApi();
  const { user } = renderApp("/campaigns/new");
  await user.click(await screen.findByRole("button", { name: "Add event type" }));
  expect(screen.getAllByLabelText("Event")).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: "Remove event type sale" }));
  expect(screen.getAllByLabelText("Event")).toHaveLength(1);
  expect(screen.queryByRole("button", { name: /Remove event type/ })).toBeNull();
});
