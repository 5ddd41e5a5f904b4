import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me } from "../../testing/samples.ts";

async function openTerms() {
  const { calls } = fakeApi({
    "GET /v1/me": me({ payoutTerms: "net30", payoutThresholdMicros: 25_500_000 }),
    "PATCH /v1/workspace": me().workspace,
  });
  const { user } = renderApp("/settings");
  const card = within(await screen.findByRole("region", { name: "Payout terms" }));
  const threshold = card.getByLabelText(/^Payout threshold/);
  const save = () => user.click(card.getByRole("button", { name: "Save terms" }));
  return { user, card, threshold, save, sent: () => calls.find((c) => c.method === "PATCH")?.body };
}

test("what new publishers start with is changed, and an emptied threshold is none", async () => {
  const { user, card, threshold, save, sent } = await openTerms();
  expect(threshold.getAttribute("value")).toBe("25.50");
  await user.selectOptions(card.getByLabelText("Payout terms"), "Weekly");
  await user.clear(threshold);
  await save();
  expect(await screen.findByText("Payout terms saved")).toBeDefined();
  expect(sent()).toEqual({ payoutTerms: "weekly", payoutThresholdMicros: 0 });
});

test("a threshold that is no amount is said at its field and not sent", async () => {
  const { user, card, threshold, save, sent } = await openTerms();
  await user.clear(threshold);
  await user.type(threshold, "fifty");
  await save();
  expect(card.getByText("Write an amount such as 50.")).toBeDefined();
  expect(sent()).toBeUndefined();
});
