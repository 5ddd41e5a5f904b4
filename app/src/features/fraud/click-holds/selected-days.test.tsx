import type { ClickHold, ClickHoldDecide } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { clickHold, clickHoldPage, decidedHold } from "../../../testing/click-hold-samples.ts";
import { fakeApi, problem, type Call, type Handlers } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";

const LIST = "GET /v1/fraud/click-holds";
const DECIDE = "POST /v1/fraud/click-holds/decide";

const dollars = clickHold();
const euros = clickHold({ day: "2026-11-19", currency: "EUR", heldMicros: 1_500_000 });
const oldest = clickHold({ day: "2026-11-18", heldMicros: 98_360_000 });

/** Answers each day of the call. */
const decidedAs =
  (...outcomes: readonly string[]) =>
  // What the page sends is checked where it matters.
  ({ body }: Call) => ({
    data: (body as ClickHoldDecide).days.map((day, i) => ({ ...day, outcome: outcomes[i] })),
  });

async function openHolds(holds: readonly ClickHold[], handlers: Handlers = {}) {
  const { calls } = fakeApi({ [LIST]: clickHoldPage(...holds), ...handlers });
  const app = renderApp("/fraud/clicks");
  await screen.findByRole("list", { name: "Held clicks" });
  const sent = () => calls.filter(({ method }) => method === "POST").map(({ body }) => body);
  return { ...app, sent };
}

const boxes = () => screen.getAllByRole<HTMLInputElement>("checkbox", { name: /^Select Coupon/ });
const ticked = () => boxes().filter(({ checked }) => checked).length;
const bar = () => within(screen.getByRole("region", { name: "Selected days" }));

test("several days are decided by one request, in the order in which they are shown", async () => {
  const { user, sent } = await openHolds([dollars, euros, oldest], {
    [DECIDE]: decidedAs("changed", "changed"),
  });
  await user.click(
    screen.getByRole("checkbox", { name: "Select Coupon Corner, 2026-11-18, Summer sale" }),
  );
  expect(bar().getByText("1 day selected, $98.36")).toBeDefined();
  await user.click(
    screen.getByRole("checkbox", { name: "Select Coupon Corner, 2026-11-20, Summer sale" }),
  );
  expect(bar().getByText("2 days selected, $102.36")).toBeDefined();
  await user.click(bar().getByRole("button", { name: "Pay: 2 days" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByText("2 days, $102.36")).toBeDefined();
  await user.type(form.getByLabelText("Note (optional)"), "as agreed");
  await user.click(form.getByRole("button", { name: "Pay" }));
  expect(await screen.findByText("2 days paid, $102.36")).toBeDefined();
  const ofOne = { campaignId: "cmp_1", publisherId: "pub_1" };
  const days = ["2026-11-20", "2026-11-18"].map((day) => ({ day, ...ofOne }));
  expect(sent()).toEqual([{ days, decision: "pay", note: "as agreed" }]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(ticked()).toBe(0);
  expect(screen.queryByRole("region", { name: "Selected days" })).toBeNull();
});

test("of several days it is said which were not decided, and why", async () => {
  const { user } = await openHolds([dollars, euros, oldest], {
    [DECIDE]: decidedAs("unchanged", "changed", "missing"),
  });
  await user.click(screen.getByLabelText("Select all shown"));
  await user.click(bar().getByRole("button", { name: "Refuse: 3 days" }));
  await user.click(await screen.findByRole("button", { name: "Refuse" }));
  expect(await screen.findByText("1 day refused, €1.50")).toBeDefined();
  expect(
    screen.getByText("1 day was refused already. Of 1 day nothing is held any more."),
  ).toBeDefined();
});

test("several days that could not be decided stay selected", async () => {
  const { user } = await openHolds([dollars, euros], { [DECIDE]: problem(503) });
  await user.click(screen.getByLabelText("Select all shown"));
  await user.click(bar().getByRole("button", { name: "Pay: 2 days" }));
  const form = within(await screen.findByRole("dialog"));
  await user.click(form.getByRole("button", { name: "Pay" }));
  expect(await form.findByRole("alert")).toBeDefined();
  await user.click(form.getByRole("button", { name: "Cancel" }));
  expect(bar().getByText("2 days selected, $4.00 + €1.50")).toBeDefined();
});

test("all that are shown are selected by one tick, and let go again", async () => {
  const { user } = await openHolds([dollars, euros, oldest]);
  await user.click(screen.getByLabelText("Select all shown"));
  expect(ticked()).toBe(3);
  await user.click(boxes()[1] ?? document.body);
  expect(screen.getByLabelText("Select all shown")).toHaveProperty("checked", false);
  expect(bar().getByText("2 days selected, $102.36")).toBeDefined();
  await user.click(bar().getByRole("button", { name: "Clear selection" }));
  expect(ticked()).toBe(0);
});

test("a day by itself needs no tick for all", async () => {
  await openHolds([dollars]);
  expect(boxes()).toHaveLength(1);
  expect(screen.queryByLabelText("Select all shown")).toBeNull();
});

test("another filter empties the selection, and has its own choice", async () => {
  const { user } = await openHolds([], {
    [LIST]: ({ query }: Call) =>
      query["decision"] === "paid" ? clickHoldPage(decidedHold("paid")) : clickHoldPage(dollars),
  });
  await user.click(boxes()[0] ?? document.body);
  await user.click(screen.getByRole("button", { name: "Paid" }));
  await screen.findByText(/^Paid by Ada/);
  expect(ticked()).toBe(0);
  await user.click(boxes()[0] ?? document.body);
  const choices = bar().getAllByRole("button").slice(1);
  expect(choices.map(({ textContent }) => textContent)).toEqual(["Refuse after all"]);
  await user.click(screen.getByRole("button", { name: "Open" }));
  await screen.findByRole("button", { name: /^Pay: Coupon/ });
  expect(ticked()).toBe(0);
});

test("more than a hundred days are not decided at once", async () => {
  const many = Array.from({ length: 101 }, (_, i) => clickHold({ publisherId: `pub_${i}` }));
  const { user } = await openHolds(many);
  await user.click(screen.getByLabelText("Select all shown"));
  expect(bar().getByText("At most 100 days can be decided at once.")).toBeDefined();
  for (const name of ["Pay: 101 days", "Refuse: 101 days"]) {
    expect(bar().getByRole("button", { name })).toHaveProperty("disabled", true);
  }
  await user.click(boxes()[0] ?? document.body);
  expect(bar().queryByText(/At most/)).toBeNull();
  expect(bar().getByRole("button", { name: "Pay: 100 days" })).toHaveProperty("disabled", false);
});
