import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me, publisher } from "../../testing/samples.ts";

const dialog = async () => within(await screen.findByRole("dialog"));

test("a workspace without publishers is told what they are for, and adds the first", async () => {
  const { calls } = fakeApi({
    "GET /v1/me": me({ payoutTerms: "net30", payoutThresholdMicros: 50_000_000 }),
    "POST /v1/publishers": publisher(),
  });
  const app = renderApp("/publishers");
  expect(await screen.findByText("No publishers yet")).toBeDefined();
  await app.user.click(
    screen.getAllByRole("button", { name: "Add publisher" })[0] ?? document.body,
  );
  const form = await dialog();
  expect(app.at()).toBe("/publishers?new=true");
  await app.user.type(form.getByLabelText("Name"), " Coupon Corner ");
  await app.user.type(form.getByLabelText("E-mail"), "hello@coupons.example");
  await app.user.type(form.getByLabelText(/Tier/), "Gold ");
  await app.user.selectOptions(form.getByLabelText("Payout terms"), "Weekly");
  await app.user.click(form.getByRole("button", { name: "Add publisher" }));
  expect(await screen.findByText("Coupon Corner added")).toBeDefined();
  expect(app.at()).toBe("/publishers");
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    name: "Coupon Corner",
    email: "hello@coupons.example",
    tier: "Gold",
    terms: "weekly",
    // The workspace's.
    thresholdMicros: 50_000_000,
  });
});

test("an address that is taken is said at the e-mail field", async () => {
  const errors = [{ path: "email", message: "another publisher has this address" }];
  fakeApi({ "POST /v1/publishers": problem(409, { detail: "email is taken", errors }) });
  const { user } = renderApp("/publishers?new=true");
  const form = await dialog();
  await user.type(form.getByLabelText("Name"), "Coupon Corner");
  await user.type(form.getByLabelText("E-mail"), "hello@coupons.example");
  await user.click(form.getByRole("button", { name: "Add publisher" }));
  const message = await form.findByText("another publisher has this address");
  expect(form.getByLabelText("E-mail").getAttribute("aria-describedby")).toBe(message.id);
});

test("half an e-mail address is not sent", async () => {
  const { calls } = fakeApi();
  const { user } = renderApp("/publishers?new=true");
  const form = await dialog();
  await user.type(form.getByLabelText("E-mail"), "hello@");
  await user.click(form.getByRole("button", { name: "Add publisher" }));
  expect(form.getByText("This is not a whole e-mail address.")).toBeDefined();
  expect(form.getByText("Give the publisher a name.")).toBeDefined();
  expect(calls.some(({ method }) => method === "POST")).toBe(false);
});

test("a publisher is edited and paused from its row", async () => {
  const { calls } = fakeApi({
    "GET /v1/publishers": page(publisher()),
    "PATCH /v1/publishers/pub_1": publisher({ name: "Coupon Square" }),
    "POST /v1/publishers/pub_1/pause": publisher({ status: "paused" }),
  });
  const { user } = renderApp("/publishers");
  await user.click(await screen.findByRole("button", { name: "Actions for Coupon Corner" }));
  await user.click(await screen.findByRole("menuitem", { name: "Edit" }));
  const form = await dialog();
  await user.clear(form.getByLabelText("Name"));
  await user.type(form.getByLabelText("Name"), "Coupon Square");
  await user.click(form.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Coupon Square saved")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Actions for Coupon Corner" }));
  await user.click(await screen.findByRole("menuitem", { name: "Pause" }));
  expect(await screen.findByText("Coupon Corner is paused")).toBeDefined();
  expect(calls.filter(({ method }) => method !== "GET").map(({ path }) => path)).toEqual([
    "/v1/publishers/pub_1",
    "/v1/publishers/pub_1/pause",
  ]);
});

test("a refused pause says why", async () => {
  fakeApi({
    "GET /v1/publishers": page(publisher()),
    "POST /v1/publishers/pub_1/pause": problem(403, {
      detail: "your role may not pause publishers",
    }),
  });
  const { user } = renderApp("/publishers");
  await user.click(await screen.findByRole("button", { name: "Actions for Coupon Corner" }));
  await user.click(await screen.findByRole("menuitem", { name: "Pause" }));
  expect(await screen.findByText("your role may not pause publishers")).toBeDefined();
});

test("a list that cannot be loaded says why", async () => {
  fakeApi({ "GET /v1/publishers": problem(503, { detail: "CONTROL is not available" }) });
  renderApp("/publishers");
  expect((await screen.findByRole("alert")).textContent).toContain("CONTROL is not available");
});
