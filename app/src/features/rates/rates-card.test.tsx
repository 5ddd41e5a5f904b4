import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";

const rate = { from: "EUR", to: "USD", day: "2026-11-20", rate: "1.0842", updatedAtMs: 1 };

async function openForm(handlers: Handlers = {}) {
  const { calls } = fakeApi({ "PUT /v1/rates": { stored: 1 }, ...handlers });
  const { user } = renderApp("/settings");
  const card = within(await screen.findByRole("region", { name: "Exchange rates" }));
  await user.click(card.getByRole("button", { name: "Set rate" }));
  const form = within(await screen.findByRole("dialog"));
  const submit = () => user.click(form.getByRole("button", { name: "Set rate" }));
  return { user, form, submit, sent: () => calls.find(({ method }) => method === "PUT")?.body };
}

test("rates are listed by pair and day, with every digit", async () => {
  fakeApi({ "GET /v1/rates": page({ ...rate, rate: "0.000000001" }) });
  renderApp("/settings");
  expect((await screen.findByRole("row", { name: /EUR → USD/ })).textContent).toBe(
    "2026-11-20EUR → USD0.000000001",
  );
});

test("a rate is set for several days at once, its digits as they were typed", async () => {
  const { user, form, submit, sent } = await openForm({ "PUT /v1/rates": { stored: 31 } });
  await user.type(form.getByLabelText(/One EUR is so many USD/), "1,084200001");
  await user.clear(form.getByLabelText("Day"));
  await user.type(form.getByLabelText("Day"), "2026-10-01");
  await user.type(form.getByLabelText(/Last day/), "2026-10-31");
  await submit();
  expect(await screen.findByText("Rate set for 31 days")).toBeDefined();
  expect(sent()).toEqual({
    rates: [
      { from: "EUR", to: "USD", day: "2026-10-01", lastDay: "2026-10-31", rate: "1.084200001" },
    ],
  });
});

test.each(["", "0", "-1", "1.0000000001", "a"])("the rate %j is not sent", async (text) => {
  const { user, form, submit, sent } = await openForm();
  const input = form.getByLabelText(/One EUR is so many USD/);
  if (text !== "") await user.type(input, text);
  await submit();
  expect(form.getByText(/Write a rate above 0/)).toBeDefined();
  expect(sent()).toBeUndefined();
});

test("what the server has against a rate stands at its field", async () => {
  const errors = [{ path: "rates.0.lastDay", message: "at most 2000 days at once" }];
  const { user, form, submit } = await openForm({ "PUT /v1/rates": problem(400, { errors }) });
  await user.type(form.getByLabelText(/One EUR is so many USD/), "1.1");
  await submit();
  expect(await form.findByText("at most 2000 days at once")).toBeDefined();
});
