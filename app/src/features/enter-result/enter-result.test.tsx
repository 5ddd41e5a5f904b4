import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, publisher } from "../../testing/samples.ts";

const VERDICT = {
  verdict: "recorded",
  reason: "OK",
  conversionId: "cnv_1",
  status: "approved",
  payoutMicros: 3_300_000,
  revenueMicros: 0,
  currency: "USD",
  hint: null,
};

const API: Handlers = {
  "GET /v1/campaigns": page(campaign()),
  "GET /v1/campaigns/cmp_1": campaign(),
  "GET /v1/publishers": page(publisher()),
  "POST /v1/conversions": VERDICT,
};

async function opened(handlers: Handlers = {}) {
  const { calls } = fakeApi({ ...API, ...handlers });
  const { user } = renderApp("/uploads");
  await user.click(await screen.findByRole("button", { name: "Enter one result" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Enter one result" }));
  const sent = () => calls.find(({ method }) => method === "POST")?.body;
  return { user, dialog, sent };
}

test("a result of a campaign and publisher is entered in the workspace's zone, and its verdict told", async () => {
  const { user, dialog, sent } = await opened();
  await user.click(dialog.getByLabelText("Campaign"));
  await user.click(await screen.findByRole("option", { name: campaign().name }));
  await user.click(dialog.getByLabelText("Publisher"));
  await user.click(await screen.findByRole("option", { name: new RegExp(publisher().name) }));
  await user.type(dialog.getByLabelText(/Transaction id/), "T-1");
  await user.type(dialog.getByLabelText(/Sale amount/), "49,90");
  await user.click(dialog.getByRole("button", { name: "Enter result" }));
  expect((await dialog.findByRole("status")).textContent).toContain("$3.30");
  expect(sent()).toEqual({
    campaignId: "cmp_1",
    publisherId: "pub_1",
    txid: "T-1",
    amountMicros: 49_900_000,
    status: "approved",
  });
  expect(dialog.getByRole("link", { name: "Look at it" }).getAttribute("href")).toContain("cnv_1");
});

test("nothing is sent before it is said whose result it is", async () => {
  const { user, dialog, sent } = await opened();
  await user.click(dialog.getByRole("button", { name: "Enter result" }));
  expect(await dialog.findByText(/Name the click, or the campaign/)).toBeDefined();
  await user.type(dialog.getByLabelText(/Click id/), "short");
  await user.click(dialog.getByRole("button", { name: "Enter result" }));
  expect(await dialog.findByText("A click id has 32 characters.")).toBeDefined();
  expect(sent()).toBeUndefined();
});

test("a refusal is told with its hint, and another result can follow", async () => {
  const hint = 'did you mean "sale"?';
  const none = { conversionId: null, status: null, payoutMicros: null, currency: null };
  const refused = { ...VERDICT, ...none, verdict: "rejected", reason: "X_EVENT_UNKNOWN", hint };
  const { user, dialog, sent } = await opened({ "POST /v1/conversions": refused });
  await user.type(dialog.getByLabelText(/Click id/), "0".repeat(32));
  await user.click(dialog.getByRole("button", { name: "Enter result" }));
  expect((await dialog.findByRole("status")).textContent).toContain(hint);
  expect(sent()).toEqual({ clickId: "0".repeat(32), status: "approved" });
  await user.click(dialog.getByRole("button", { name: "Enter another" }));
  expect(await dialog.findByRole("button", { name: "Enter result" })).toBeDefined();
});
