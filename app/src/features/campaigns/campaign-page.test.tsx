import type { Campaign } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { conversionPolicy } from "../../testing/conversion-terms-samples.ts";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, link } from "../../testing/samples.ts";

type Policy = Campaign["conversionPolicy"];

const STORED: Handlers = {
  "GET /v1/campaigns/cmp_1": campaign(),
  "GET /v1/campaigns/cmp_1/live": {
    campaignId: "cmp_1",
    clicksLastHour: 9,
    clicksToday: 75,
    uniqueClicksToday: 70,
    clicksTotal: 1_175,
    perMinute: [],
  },
};

test("a campaign shows what its window counts right now", async () => {
  fakeApi(STORED);
  renderApp("/campaigns/cmp_1");
  expect(await screen.findByRole("img", { name: "9 clicks in the last hour" })).toBeDefined();
  expect(screen.getByText("Unique today").parentElement?.textContent).toBe("Unique today70");
});

test("its figures are asked for this campaign only", async () => {
  const { calls } = fakeApi(STORED);
  renderApp("/campaigns/cmp_1");
  await screen.findByRole("region", { name: "Key figures" });
  await expect
    .poll(() => calls.filter(({ path }) => path === "/v1/reports").length)
    .toBeGreaterThan(1);
  const asked = calls.filter(({ path }) => path === "/v1/reports" || path === "/v1/links");
  expect(
    asked
      .filter(({ query }) => query["limit"] !== "200")
      .every(({ query }) => query["campaignId"] === "cmp_1"),
  ).toBe(true);
});

test("the postback for the advertiser follows the chosen event type, and is copied whole", async () => {
  const eventTypes = [
    ...campaign().eventTypes,
    { ...campaign().eventTypes[0], id: "evt_2", name: "lead" },
  ];
  fakeApi({ ...STORED, "GET /v1/campaigns/cmp_1": { ...campaign(), eventTypes } });
  const { user } = renderApp("/campaigns/cmp_1");
  await user.selectOptions(await screen.findByLabelText("Event type"), "lead");
  const url =
    "http://localhost:3000/pb?click_id=CLICK_ID&txid=ORDER_ID&event=lead&amount=AMOUNT&currency=USD";
  expect(screen.getByRole("region", { name: "Postback URL" }).textContent).toBe(url);
  await user.click(screen.getByRole("button", { name: "Copy postback URL" }));
  expect(await navigator.clipboard.readText()).toBe(url);
  expect(await screen.findByText("Postback URL copied")).toBeDefined();
});

test("a postback that must carry a token is shown with the newest one, a pixel without", async () => {
  const security = {
    requires: "token" as const,
    tokens: ["old-token", "new-token"],
    secrets: [],
    sourceIps: ["203.0.113.0/24"],
  } satisfies Policy["security"];
  const policy = conversionPolicy({ security });
  fakeApi({ ...STORED, "GET /v1/campaigns/cmp_1": campaign({ conversionPolicy: policy }) });
  renderApp("/campaigns/cmp_1");
  const url = await screen.findByRole("region", { name: "Postback URL" });
  expect(url.textContent).toMatch(/&token=new-token$/);
  expect(screen.getByRole("region", { name: /pixel/ }).textContent).not.toContain("token");
  expect(screen.getByText("It is taken from 203.0.113.0/24 only.")).toBeDefined();
});

test("a destination that keeps the click id to itself is pointed out", async () => {
  fakeApi({
    ...STORED,
    "GET /v1/campaigns/cmp_1": campaign({ destinationUrl: "https://shop.example/" }),
  });
  renderApp("/campaigns/cmp_1");
  expect(await screen.findByText("Check the destination")).toBeDefined();
});

test("its links are listed, and a new one is created for it", async () => {
  const created = link({ id: "lnk_2", slug: "fresh", url: "https://go.example/c/fresh" });
  const { calls } = fakeApi({
    ...STORED,
    "GET /v1/links": page(link()),
    "GET /v1/publishers": page({
      id: "pub_1",
      name: "Coupon Corner",
      email: "a@b.example",
      status: "active",
    }),
    "POST /v1/links": created,
  });
  const { user } = renderApp("/campaigns/cmp_1");
  expect(await screen.findByRole("link", { name: "go.example/c/summer" })).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Create link" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.queryByLabelText("Campaign")).toBeNull();
  await user.click(dialog.getByLabelText("Publisher"));
  await user.click(await dialog.findByRole("option", { name: /Coupon Corner/ }));
  await user.click(dialog.getByRole("button", { name: "Create link" }));
  expect((await screen.findByRole("region", { name: "Tracking link" })).textContent).toBe(
    "https://go.example/c/fresh",
  );
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    campaignId: "cmp_1",
    publisherId: "pub_1",
  });
});

test("edits are sent without the currency, which a campaign keeps, and without its event types", async () => {
  const { calls } = fakeApi({
    ...STORED,
    "PATCH /v1/campaigns/cmp_1": campaign({ name: "Autumn sale" }),
  });
  const { user } = renderApp("/campaigns/cmp_1");
  await user.click(await screen.findByRole("button", { name: "Edit" }));
  const sheet = within(await screen.findByRole("dialog"));
  await user.clear(sheet.getByLabelText("Name"));
  await user.type(sheet.getByLabelText("Name"), "Autumn sale");
  await user.click(sheet.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Campaign saved")).toBeDefined();
  const body = calls.find(({ method }) => method === "PATCH")?.body;
  expect(body).toMatchObject({ name: "Autumn sale", fallbackUrl: null });
  expect(body).not.toHaveProperty("currency");
  expect(body).not.toHaveProperty("eventTypes");
});

test("a paused campaign can be resumed", async () => {
  const { calls } = fakeApi({
    ...STORED,
    "GET /v1/campaigns/cmp_1": campaign({ status: "paused" }),
    "POST /v1/campaigns/cmp_1/resume": campaign(),
  });
  const { user } = renderApp("/campaigns/cmp_1");
  await user.click(await screen.findByRole("button", { name: "Resume" }));
  expect(await screen.findByText("Summer sale is active")).toBeDefined();
  expect(calls.some(({ path }) => path === "/v1/campaigns/cmp_1/resume")).toBe(true);
});

/** React and the router report what an error boundary caught; these tests provoke it. */
function silenceReports() {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
}

test("a campaign that does not exist is said to be nowhere, with a way back", async () => {
  silenceReports();
  fakeApi({ "GET /v1/campaigns/cmp_gone": problem(404, { code: "not-found" }) });
  renderApp("/campaigns/cmp_gone");
  expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeDefined();
  expect(screen.getByRole("link", { name: "Go to the overview" })).toBeDefined();
});

test("a page that fails to load says why, and can be tried again", async () => {
  silenceReports();
  let isBroken = true;
  fakeApi({
    ...STORED,
    "GET /v1/campaigns/cmp_1": () =>
      isBroken ? problem(500, { detail: "quote the request id" }) : campaign(),
  });
  const { user } = renderApp("/campaigns/cmp_1");
  expect((await screen.findByRole("alert")).textContent).toContain("quote the request id");
  isBroken = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Summer sale" })).toBeDefined();
});
