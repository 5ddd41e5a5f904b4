import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { publisherBalance, statement } from "../../testing/ledger-samples.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { publisher } from "../../testing/samples.ts";

const STATEMENTS = "GET /v1/publishers/pub_1/statements";
const PAY = "POST /v1/publishers/pub_1/statements/2026-10-01/pay";
const payment = { entryId: "led_9", amountMicros: 55_000_000, reference: "wire 9", atMs: 1 };

async function openStatements(handlers: Handlers = {}, search = "") {
  const { calls } = fakeApi({ [STATEMENTS]: { data: [statement()] }, ...handlers });
  const app = renderApp(`/publishers/pub_1${search}`);
  const card = within(await screen.findByRole("region", { name: "Statements" }));
  const asked = () => calls.filter(({ path }) => path.endsWith("/statements")).at(-1)?.query;
  return { ...app, card, calls, asked };
}

test("statements follow other terms and another threshold that are chosen", async () => {
  const { user, card, asked, at } = await openStatements();
  expect(asked()).toEqual({});
  await user.selectOptions(card.getByLabelText("Terms"), "Monthly, NET 30");
  await user.type(card.getByLabelText(/Threshold/), "50");
  await expect.poll(asked).toEqual({ terms: "net30", thresholdMicros: "50000000" });
  expect(at()).toContain("terms=net30&threshold=");
});

test("terms that are tried out are saved as the publisher's, which are shown from then on", async () => {
  let own = publisher({ terms: "net15", thresholdMicros: 25_000_000 });
  const { user, card, calls, at, asked } = await openStatements({
    "GET /v1/publishers/pub_1": () => own,
    "PATCH /v1/publishers/pub_1": () => {
      own = publisher({ terms: "weekly", thresholdMicros: 0 });
      return own;
    },
  });
  const terms = () => card.getByLabelText("Terms");
  expect(terms()).toHaveProperty("value", "net15");
  expect(card.getByLabelText(/Threshold/)).toHaveProperty("value", "25");
  expect(card.queryByRole("button", { name: "Save as its terms" })).toBeNull();
  await user.selectOptions(terms(), "Weekly");
  await user.clear(card.getByLabelText(/Threshold/));
  await expect.poll(asked).toEqual({ terms: "weekly", thresholdMicros: "0" });
  await user.click(card.getByRole("button", { name: "Save as its terms" }));
  expect(await screen.findByText("Terms of Coupon Corner saved")).toBeDefined();
  const saved = calls.find(({ method }) => method === "PATCH");
  expect(saved?.body).toEqual({ terms: "weekly", thresholdMicros: 0 });
  await expect.poll(asked).toEqual({});
  expect(terms()).toHaveProperty("value", "weekly");
  expect(at()).not.toContain("terms=");
});

test("terms that are tried out are left without a trace, and a refusal to save them is shown", async () => {
  const { user, card, calls } = await openStatements({
    "PATCH /v1/publishers/pub_1": problem(403, { detail: "the role does not allow it" }),
  });
  await user.selectOptions(card.getByLabelText("Terms"), "Weekly");
  await user.click(card.getByRole("button", { name: "Save as its terms" }));
  expect((await card.findByRole("alert")).textContent).toContain("the role does not allow it");
  await user.click(card.getByRole("button", { name: "Back to its own" }));
  expect(card.getByLabelText("Terms")).toHaveProperty("value", "monthly");
  expect(calls.filter(({ method }) => method === "PATCH")).toHaveLength(1);
});

test("a statement opens with every sum, and with the way to its files", async () => {
  const { user, card } = await openStatements({}, "?terms=net30");
  await user.click(await card.findByRole("button", { name: /1 Oct/ }));
  const sheet = within(await screen.findByRole("dialog"));
  const fact = (label: string) =>
    sheet.getByText(label, { selector: "dt" }).nextElementSibling?.textContent;
  expect(fact("Opening")).toBe("$5.00");
  expect(fact("Reversed")).toBe("-$10.00");
  expect(fact("Threshold")).toBe("$50.00");
  expect(fact("Payable")).toBe("$55.00");
  expect(sheet.getByRole("link", { name: "PDF" }).getAttribute("href")).toBe(
    "/v1/publishers/pub_1/statements/2026-10-01.pdf?terms=net30",
  );
});

test("a statement is marked as paid with its reference, and says so at once", async () => {
  let isPaid = false;
  const { user, card, calls } = await openStatements({
    [STATEMENTS]: () => ({ data: [isPaid ? statement({ payment }) : statement()] }),
    [PAY]: () => {
      isPaid = true;
      return statement({ payment });
    },
  });
  await user.click(await card.findByRole("button", { name: /1 Oct/ }));
  const sheet = within(await screen.findByRole("dialog"));
  await user.click(sheet.getByRole("button", { name: "Mark as paid" }));
  const form = within(await screen.findByRole("dialog", { name: "Mark as paid" }));
  await user.click(form.getByRole("button", { name: "Mark as paid" }));
  expect(form.getByText("Give the payment's reference.")).toBeDefined();
  await user.type(form.getByLabelText("Reference"), " wire 9 ");
  await user.click(form.getByRole("button", { name: "Mark as paid" }));
  expect(await screen.findByText("Statement marked as paid")).toBeDefined();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    currency: "USD",
    reference: "wire 9",
  });
  expect(await sheet.findByText("wire 9")).toBeDefined();
  expect(sheet.queryByRole("button", { name: "Mark as paid" })).toBeNull();
});

test("a payment that the server refuses says why", async () => {
  const { user, card } = await openStatements({
    [PAY]: problem(409, { detail: "nothing of this statement is to be paid" }),
  });
  await user.click(await card.findByRole("button", { name: /1 Oct/ }));
  await user.click(await screen.findByRole("button", { name: "Mark as paid" }));
  const form = within(await screen.findByRole("dialog", { name: "Mark as paid" }));
  await user.type(form.getByLabelText("Reference"), "wire 9");
  await user.type(form.getByLabelText(/Amount/), "1000");
  await user.click(form.getByRole("button", { name: "Mark as paid" }));
  expect((await form.findByRole("alert")).textContent).toContain("nothing of this statement");
});

test("what is paid or carried over offers no payment", async () => {
  const { user, card } = await openStatements({
    [STATEMENTS]: { data: [statement({ payableMicros: 0, carriedMicros: 55_000_000 })] },
  });
  await user.click(await card.findByRole("button", { name: /1 Oct/ }));
  await screen.findByRole("dialog");
  expect(screen.queryByRole("button", { name: "Mark as paid" })).toBeNull();
});

test("the payout file is of each one's own terms, or those and the day that are chosen", async () => {
  fakeApi({ "GET /v1/balances": page(publisherBalance()) });
  const { user } = renderApp("/publishers/balances");
  const card = within(await screen.findByRole("region", { name: "Payout file" }));
  const file = () => card.getByRole("link", { name: "Payout file" }).getAttribute("href");
  expect(file()).toMatch(/^\/v1\/payouts\.csv\?date=/);
  await user.selectOptions(card.getByLabelText("Terms"), "Weekly");
  await user.clear(card.getByLabelText("Due by"));
  await user.type(card.getByLabelText("Due by"), "2026-12-15");
  expect(file()).toBe("/v1/payouts.csv?terms=weekly&date=2026-12-15");
});
