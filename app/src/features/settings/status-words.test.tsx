import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me } from "../../testing/samples.ts";

async function openWords(statusWords = {}) {
  const { calls } = fakeApi({
    "GET /v1/me": me({ statusWords }),
    "PATCH /v1/workspace": me().workspace,
  });
  const { user } = renderApp("/settings");
  const card = within(await screen.findByRole("region", { name: "Status words" }));
  const save = () => user.click(card.getByRole("button", { name: "Save words" }));
  return { user, card, save, sent: () => calls.find(({ method }) => method === "PATCH")?.body };
}

test("a network's word gets a meaning, whatever its case", async () => {
  const { user, card, save, sent } = await openWords({ dropped: "ignored" });
  await user.click(card.getByRole("button", { name: "Add word" }));
  const [, input] = card.getAllByLabelText("Word");
  const [, meaning] = card.getAllByLabelText("Means");
  if (input === undefined || meaning === undefined) throw new Error("there is no second row");
  await user.type(input, " Validated ");
  await user.selectOptions(meaning, "Approved");
  await save();
  expect(await screen.findByText("Status words saved")).toBeDefined();
  expect(sent()).toEqual({ statusWords: { dropped: "ignored", validated: "approved" } });
});

test("a word that is there already, and an empty one, are said at their fields", async () => {
  const { user, card, save, sent } = await openWords({ dropped: "ignored" });
  await user.click(card.getByRole("button", { name: "Add word" }));
  await save();
  expect(card.getByText("Write the word.")).toBeDefined();
  await user.type(card.getAllByLabelText("Word")[1] ?? document.body, "DROPPED");
  await save();
  expect(card.getByText("This word is there already.")).toBeDefined();
  expect(sent()).toBeUndefined();
});

test("the last word can be taken away", async () => {
  const { user, card, save, sent } = await openWords({ dropped: "ignored" });
  await user.click(card.getByRole("button", { name: "Remove word 1" }));
  await save();
  await expect.poll(sent).toEqual({ statusWords: {} });
});
