import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { ledgerEntry, publisherBalance } from "../../testing/ledger-samples.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { publisher } from "../../testing/samples.ts";

const LEDGER = "POST /v1/publishers/pub_1/ledger";

async function openPublisher(handlers: Handlers = {}, path = "/publishers/pub_1") {
  const { calls } = fakeApi({
    "GET /v1/balances": page(publisherBalance()),
    "GET /v1/publishers/pub_1/ledger": page(
      ledgerEntry({ id: "led_2", kind: "payment", amountMicros: -2_000_000, note: "wire 7" }),
      ledgerEntry(),
    ),
    ...handlers,
  });
  const app = renderApp(path);
  await screen.findByRole("heading", { name: "Coupon Corner" });
  return { ...app, calls, sent: () => calls.filter(({ method }) => method === "POST") };
}

test("what a publisher is owed stands above the entries that make it up", async () => {
  await openPublisher();
  const balance = await screen.findByRole("region", { name: "Balance in USD" });
  expect(balance.textContent).toBe("$1.30Earned$3.30Reversed$0.00Adjusted$0.00Paid-$2.00");
  const row = await screen.findByRole("row", { name: /wire 7/ });
  expect(row.textContent).toContain("Paid");
  expect(row.textContent).toContain("-$2.00");
});

test("a payment is entered with its reference, and carries a key that makes a retry harmless", async () => {
  let tries = 0;
  const { user, sent } = await openPublisher({
    [LEDGER]: () => {
      tries += 1;
      return tries === 1 ? problem(503, { detail: "try again" }) : ledgerEntry({ kind: "payment" });
    },
  });
  await user.click(await screen.findByRole("button", { name: "Record payment" }));
  const form = within(await screen.findByRole("dialog"));
  await user.click(form.getByRole("button", { name: "Record payment" }));
  expect(form.getByText("Give the payment's reference.")).toBeDefined();
  await user.type(form.getByLabelText("Amount"), "1.30");
  await user.type(form.getByLabelText("Reference"), " wire 8 ");
  await user.click(form.getByRole("button", { name: "Record payment" }));
  expect((await form.findByRole("alert")).textContent).toBe("try again");
  await user.click(form.getByRole("button", { name: "Record payment" }));
  expect(await screen.findByText("Payment recorded")).toBeDefined();
  const [first, second] = sent().map(({ body }) => body);
  expect(first).toEqual({
    kind: "payment",
    amountMicros: 1_300_000,
    currency: "USD",
    note: "wire 8",
    key: expect.stringMatching(/^[\w-]{8,64}$/),
  });
  expect(second).toEqual(first);
});

test.each([
  ["Adjust", "We owe less", "Reason", { kind: "adjust", amountMicros: -5_000_000 }],
  ["Record payment", "Came back", "Reference", { kind: "payment", amountMicros: -5_000_000 }],
])("%s: %s is an amount below zero", async (button, direction, note, expected) => {
  const { user, sent } = await openPublisher({ [LEDGER]: ledgerEntry() });
  await user.click(await screen.findByRole("button", { name: button }));
  const form = within(await screen.findByRole("dialog"));
  await user.click(form.getByRole("button", { name: direction }));
  await user.type(form.getByLabelText("Amount"), "5");
  await user.type(form.getByLabelText(note), "x");
  const [, submit] = form.getAllByRole("button", { name: /Adjust balance|Record payment|Cancel/ });
  if (submit === undefined) throw new Error("the form has no button");
  await user.click(submit);
  await expect.poll(() => sent().length).toBe(1);
  expect(sent()[0]?.body).toMatchObject(expected);
});

test("entries are narrowed by kind and day, asked of the server as they are", async () => {
  const app = await openPublisher({}, "/publishers/pub_1?from=2026-11-01&to=2026-11-20");
  await app.user.selectOptions(await screen.findByLabelText("Entry"), "Paid");
  await expect.poll(() => app.at()).toContain("kind=payment");
  await expect
    .poll(() => app.calls.filter(({ path }) => path.endsWith("/ledger")).at(-1)?.query)
    .toEqual({
      kind: "payment",
      from: "2026-11-01T00:00:00.000Z",
      to: "2026-11-21T00:00:00.000Z",
      limit: "50",
    });
});

test("a publisher who has earned nothing yet is said so", async () => {
  await openPublisher({
    "GET /v1/balances": page(),
    "GET /v1/publishers/pub_1/ledger": page(),
  });
  expect(await screen.findByText("Nothing has been earned or paid yet.")).toBeDefined();
  expect(await screen.findByText("No entries yet.")).toBeDefined();
});

test("balances of all publishers lead to each of them, each currency on a line of its own", async () => {
  const [usd] = publisherBalance().balances;
  if (usd === undefined) throw new Error("the sample has a balance");
  const both = publisherBalance({ balances: [{ ...usd, currency: "EUR" }, usd] });
  fakeApi({ "GET /v1/balances": page(both), "GET /v1/publishers/pub_1": publisher() });
  const app = renderApp("/publishers/balances");
  const row = await screen.findByRole("row", { name: /Coupon Corner/ });
  expect(row.textContent).toContain("€1.30$1.30");
  await app.user.click(within(row).getByRole("link", { name: "Coupon Corner" }));
  await expect.poll(() => app.at()).toBe("/publishers/pub_1");
});
