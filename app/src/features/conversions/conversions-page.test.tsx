import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, click, conversion, link, publisher } from "../../testing/samples.ts";

const NAMED = {
  "GET /v1/campaigns": page(campaign()),
  "GET /v1/publishers": page(publisher()),
  "GET /v1/links": page(link()),
};

test("before the first conversion the log says where results come from", async () => {
  fakeApi();
  renderApp("/conversions");
  expect(await screen.findByText("No conversions yet")).toBeDefined();
});

test("a conversion is listed with its money and its status", async () => {
  fakeApi({ ...NAMED, "GET /v1/conversions": page(conversion({ status: "hold" })) });
  renderApp("/conversions");
  const row = await screen.findByRole("row", { name: /20 Nov, 14:10/ });
  expect(row.textContent).toContain("$25.00");
  expect(row.textContent).toContain("$3.30");
  expect(within(row).getByText("On hold")).toBeDefined();
});

test("status and transaction are filters, asked of the server as they are", async () => {
  const { calls } = fakeApi(NAMED);
  const app = renderApp("/conversions?clickId=abc");
  await app.user.selectOptions(await screen.findByLabelText("Status"), "Rejected");
  await app.user.type(screen.getByLabelText("Transaction id"), "0012");
  await expect.poll(() => app.at()).toContain("txid=0012");
  await expect
    .poll(() => calls.filter(({ path }) => path === "/v1/conversions").at(-1)?.query)
    .toEqual({ clickId: "abc", status: "rejected", txid: "0012", limit: "50" });
  expect(await screen.findByText("No conversion matches")).toBeDefined();
});

test("reason, way in, rung and the event type of a chosen campaign are filters too", async () => {
  const { calls } = fakeApi({ ...NAMED, "GET /v1/campaigns/cmp_1": campaign() });
  const app = renderApp("/conversions?campaignId=cmp_1");
  await app.user.selectOptions(await screen.findByLabelText("Reason"), "Holding period");
  await app.user.selectOptions(screen.getByLabelText("Came by"), "Pixel");
  await app.user.selectOptions(screen.getByLabelText("Matched by"), "Coupon");
  await app.user.selectOptions(await screen.findByLabelText("Event"), "sale");
  await expect
    .poll(() => calls.filter(({ path }) => path === "/v1/conversions").at(-1)?.query)
    .toEqual({
      campaignId: "cmp_1",
      eventTypeId: "evt_1",
      reason: "H_HOLD_PERIOD",
      via: "pixel",
      rung: "coupon",
      limit: "50",
    });
});

test("a row opens with everything that is stored of it, and leads to its click", async () => {
  fakeApi({
    ...NAMED,
    "GET /v1/conversions": page(conversion()),
    "GET /v1/conversions/cnv_1": conversion(),
    [`GET /v1/clicks/${click().id}`]: click(),
  });
  const app = renderApp("/conversions");
  await app.user.click(await screen.findByRole("row", { name: /20 Nov, 14:10/ }));
  const sheet = within(await screen.findByRole("dialog"));
  expect(await sheet.findByText("1 m")).toBeDefined();
  expect(sheet.getByText("$21.70")).toBeDefined();
  expect(sheet.getByText("order-1")).toBeDefined();
  await app.user.click(sheet.getByRole("link", { name: click().id }));
  await expect.poll(() => app.at()).toBe(`/clicks?id=${click().id}`);
});

test("a conversion that cannot be shown says why", async () => {
  fakeApi({
    "GET /v1/conversions/cnv_x": problem(404, { detail: "there is no conversion cnv_x" }),
  });
  renderApp("/conversions?id=cnv_x");
  expect((await screen.findByRole("alert")).textContent).toContain("there is no conversion cnv_x");
});
