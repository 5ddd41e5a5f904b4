import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { publisherBalance, statement } from "../../testing/ledger-samples.ts";
import { renderApp } from "../../testing/render-app.tsx";

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

test("statements follow the terms and the threshold that are chosen", async () => {
  const { user, card, asked, at } = await openStatements();
  expect(asked()).toEqual({ terms: "monthly", thresholdMicros: "0" });
  await user.selectOptions(card.getByLabelText("Terms"), "Monthly, NET 30");
  await user.type(card.getByLabelText(/Threshold/), "50");
  await expect.poll(asked).toEqual({ terms: "net30", thresholdMicros: "50000000" });
  expect(at()).toContain("terms=net30&threshold=");
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
    "/v1/publishers/pub_1/statements/2026-10-01.pdf?terms=net30&thresholdMicros=50000000",
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
    terms: "net30",
    thresholdMicros: 50_000_000,
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

test("the payout file is of the terms and the day that are chosen", async () => {
  fakeApi({ "GET /v1/balances": page(publisherBalance()) });
  const { user } = renderApp("/publishers/balances");
  const card = within(await screen.findByRole("region", { name: "Payout file" }));
  await user.selectOptions(card.getByLabelText("Terms"), "Weekly");
  await user.clear(card.getByLabelText("Due by"));
  await user.type(card.getByLabelText("Due by"), "2026-12-15");
  expect(card.getByRole("link", { name: "Payout file" }).getAttribute("href")).toBe(
    "/v1/payouts.csv?terms=weekly&thresholdMicros=0&date=2026-12-15",
  );
});
