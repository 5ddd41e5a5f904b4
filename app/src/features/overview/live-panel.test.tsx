import type { LiveEvents, LiveTotals } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { AT_MS, campaign, report } from "../../testing/samples.ts";

const totals = (part: Partial<LiveTotals> = {}): LiveTotals => ({
  type: "totals",
  atMs: AT_MS,
  day: "2026-11-20",
  clicks: 227,
  uniqueClicks: 200,
  conversions: 7,
  money: [{ currency: "USD", revenueMicros: 177_330_000, payoutMicros: 34_120_000 }],
  ...part,
});

const oneClick: LiveEvents = {
  type: "events",
  clicks: [
    {
      id: "c1",
      atMs: AT_MS,
      campaignId: "cmp_1",
      publisherId: "pub_1",
      country: "DE",
      device: "mobile",
      reason: "A_PAUSED",
    },
  ],
  conversions: [],
};

async function panel() {
  return within(await screen.findByRole("region", { name: "Today, live" }));
}

test("the counter shows what the server says, and moves when it says more", async () => {
  fakeApi();
  const { live } = renderApp("/");
  const today = await panel();
  live.open();
  live.send(totals());
  expect(today.getByText("Clicks").parentElement?.textContent).toBe("Clicks227");
  expect(today.getByText("Revenue").parentElement?.textContent).toBe("Revenue$177.33");
  live.send(totals({ clicks: 228 }));
  expect(today.getByText("Clicks").parentElement?.textContent).toBe("Clicks228");
});

test("money of two currencies stands side by side", async () => {
  fakeApi();
  const { live } = renderApp("/");
  const today = await panel();
  const euros = { currency: "EUR", revenueMicros: 1_000_000, payoutMicros: 0 };
  live.send(totals({ money: [euros, ...totals().money] }));
  expect(today.getByText("Revenue").parentElement?.textContent).toBe("Revenue€1.00$177.33");
});

test("an event ticks in with its campaign, its place and why it does not pay", async () => {
  fakeApi({ "GET /v1/campaigns": page(campaign()) });
  const { live } = renderApp("/");
  const today = await panel();
  live.send(oneClick);
  const [entry] = within(await today.findByRole("list", { name: "Latest events" })).getAllByRole(
    "listitem",
  );
  await expect.poll(() => entry?.textContent).toContain("Summer sale");
  expect(entry?.textContent).toContain("Germany · Mobile · Paused");
});

test("a lost connection is said, and so is its return", async () => {
  fakeApi();
  const { live } = renderApp("/");
  const today = await panel();
  live.open();
  expect(today.getByRole("status").textContent).toBe("Live");
  live.drop();
  expect(today.getByRole("status").textContent).toBe("Offline");
});

test("new facts have the figures asked for again, the greeting has not", async () => {
  const { calls } = fakeApi({ "GET /v1/reports": report() });
  const { live } = renderApp("/");
  await screen.findByText("Data up to", { exact: false });
  const reportsAsked = () => calls.filter(({ path }) => path === "/v1/reports").length;
  await expect.poll(reportsAsked).toBe(5);
  live.send(totals());
  live.send(oneClick);
  await expect.poll(reportsAsked).toBe(10);
});

test("before anything happened the panel says what will appear", async () => {
  fakeApi();
  renderApp("/");
  expect((await panel()).getByText(/appear here within two seconds/)).toBeDefined();
});
