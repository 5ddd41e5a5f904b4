import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { preview } from "../../testing/delivery-samples.ts";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, link } from "../../testing/samples.ts";

async function openFromRow(item: string, handlers: Handlers = {}, stored = link()) {
  const { calls } = fakeApi({
    "GET /v1/links": page(stored),
    "GET /v1/campaigns": page(campaign()),
    ...handlers,
  });
  const { user } = renderApp("/links");
  await user.click(await screen.findByRole("button", { name: "Actions for summer" }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
  const dialog = within(await screen.findByRole("dialog"));
  const sent = () => calls.find(({ method }) => method !== "GET")?.body;
  return { user, dialog, sent };
}

test("a link gets the keys of the system it comes from, in lower case", async () => {
  const stored = link({ aliases: ["old-key"] });
  const { user, dialog, sent } = await openFromRow(
    "Edit",
    { "PATCH /v1/links/lnk_1": stored },
    stored,
  );
  expect(dialog.getByText(/in its click URLs, such as 12\/34, or one key/)).toBeDefined();
  await user.click(dialog.getByRole("button", { name: "Remove old-key" }));
  await user.type(dialog.getByLabelText("Aliases (optional)"), "12/AB{Enter}");
  await user.click(dialog.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Link summer saved")).toBeDefined();
  expect(sent()).toEqual({ domainId: null, aliases: ["12/ab"] });
});

test("an alias that another link has is said at its field", async () => {
  const errors = [{ path: "aliases.0", message: "is an alias of link autumn" }];
  const { user, dialog } = await openFromRow(
    "Edit",
    { "PATCH /v1/links/lnk_1": problem(409, { detail: "alias is taken", errors }) },
    link({ aliases: ["12/34"] }),
  );
  await user.click(dialog.getByRole("button", { name: "Save changes" }));
  const message = await dialog.findByText("is an alias of link autumn");
  const field = dialog.getByLabelText("Aliases (optional)");
  expect(field.getAttribute("aria-describedby")).toContain(message.id);
});

test("a new link is created with its aliases", async () => {
  const { calls } = fakeApi({
    "GET /v1/links": page(),
    "GET /v1/campaigns/cmp_1": campaign(),
    "GET /v1/campaigns": page(campaign()),
    "GET /v1/publishers": page({ id: "pub_1", name: "Coupon Corner", email: "a@b.example" }),
    "POST /v1/links": link(),
  });
  const { user } = renderApp("/links?new=true");
  const form = within(await screen.findByRole("dialog"));
  for (const label of ["Campaign", "Publisher"]) {
    await user.click(form.getByLabelText(label));
    await form.findByRole("option");
    await user.keyboard("{Enter}");
  }
  await user.type(form.getByLabelText("Aliases (optional)"), "7");
  await user.click(form.getByRole("button", { name: "Create link" }));
  expect(await screen.findByText("Link created")).toBeDefined();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    campaignId: "cmp_1",
    publisherId: "pub_1",
    aliases: ["7"],
  });
});

test("a simulated visitor is sent as described, and what was not said is left out", async () => {
  const { user, dialog, sent } = await openFromRow("Preview", {
    "POST /v1/links/lnk_1/preview": preview(),
  });
  await user.type(await dialog.findByLabelText("Country (optional)"), "germ{Enter}");
  await user.selectOptions(dialog.getByLabelText("Device"), "iPhone, Safari");
  await user.type(dialog.getByLabelText("Language (optional)"), "de-AT");
  await user.type(dialog.getByLabelText("Query (optional)"), "?sub1=a&url=b");
  await user.click(dialog.getByRole("checkbox", { name: "Has been here before" }));
  await user.click(dialog.getByRole("button", { name: "Show where this visitor goes" }));
  await dialog.findByText("Taken");
  expect(sent()).toEqual({
    country: "DE",
    userAgent: expect.stringContaining("iPhone"),
    language: "de-AT",
    query: "sub1=a&url=b",
    isReturning: true,
  });
});

test("a preview says what becomes of the click, why, where to, and each step on the way", async () => {
  const { user, dialog } = await openFromRow("Preview", {
    "POST /v1/links/lnk_1/preview": preview(),
  });
  await user.click(await dialog.findByRole("button", { name: "Show where this visitor goes" }));
  const result = within(await dialog.findByRole("region", { name: "Result" }));
  expect(result.getByText("Payable")).toBeDefined();
  expect(await result.findByText(/Campaign: Summer sale/)).toBeDefined();
  expect(result.getByRole("region", { name: "Address" }).textContent).toBe(preview().location);
  const steps = result.getAllByRole("listitem").map((item) => item.textContent);
  expect(steps).toEqual([
    "Yes: Link · summerthe link is active",
    "No: Regular route · Phonesdevice is not mobile",
    "Open: Deep link · urlnone was asked for",
  ]);
});

test.each([
  ["diverted", "https://fallback.example/", "Sent to the fallback"],
  ["refused", null, "Not available"],
] as const)("a click that is %s is called so", async (outcome, location, words) => {
  const { user, dialog } = await openFromRow("Preview", {
    "POST /v1/links/lnk_1/preview": preview({ outcome, location, reason: "T_COUNTRY" }),
  });
  await user.click(await dialog.findByRole("button", { name: "Show where this visitor goes" }));
  expect(await dialog.findByText(words)).toBeDefined();
  expect(dialog.getByText("Country not targeted")).toBeDefined();
  expect(dialog.queryByText(/a plain “not available” page/) === null).toBe(location !== null);
});

test("a preview that the server refuses says so at the field", async () => {
  const errors = [{ path: "ip", message: "is no IP address" }];
  const { user, dialog } = await openFromRow("Preview", {
    "POST /v1/links/lnk_1/preview": problem(400, { detail: "one field is not valid", errors }),
  });
  await user.type(await dialog.findByLabelText("IP address (optional)"), "somewhere");
  await user.click(dialog.getByRole("button", { name: "Show where this visitor goes" }));
  const message = await dialog.findByText("is no IP address");
  const field = dialog.getByLabelText("IP address (optional)");
  expect(field.getAttribute("aria-describedby")).toContain(message.id);
});
