import type { Condition } from "@cleverdrip/contract";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { openEditor } from "../../testing/campaign-page.ts";
import { problem } from "../../testing/fake-api.ts";

const condition = (part: Partial<Condition>): Condition => ({
  field: "country",
  isNot: false,
  values: [],
  ...part,
});

test("a condition is chosen, filled in and saved", async () => {
  const { user, sheet, saved } = await openEditor("targeting");
  await user.click(sheet.getByRole("button", { name: "Add condition" }));
  await user.selectOptions(sheet.getByLabelText("Is or is not"), "is not");
  await user.type(sheet.getByLabelText("Country"), "germ{Enter}");
  expect(await saved()).toEqual({
    delivery: { targeting: [condition({ isNot: true, values: ["DE"] })] },
  });
  expect(screen.getByText("Targeting saved")).toBeDefined();
});

test("a condition without values is not sent", async () => {
  const { user, sheet, save, sent } = await openEditor("targeting");
  await user.click(sheet.getByRole("button", { name: "Add condition" }));
  await save();
  expect(sheet.getByText("Choose at least one.")).toBeDefined();
  expect(sent()).toBeUndefined();
});

test("a condition can be turned round, and one that is taken away is gone", async () => {
  const editor = await openEditor("targeting", {
    targeting: [condition({ values: ["DE"] }), condition({ field: "bot" })],
  });
  const { user, sheet, saved } = editor;
  await user.click(sheet.getAllByRole("button", { name: "Remove condition" })[0] ?? document.body);
  await user.selectOptions(sheet.getByLabelText("Is or is not"), "is not");
  expect(await saved()).toEqual({
    delivery: { targeting: [condition({ field: "bot", isNot: true })] },
  });
});

test("a stored choice that the list does not know stays, and can be taken away", async () => {
  const { user, sheet, saved } = await openEditor("targeting", {
    targeting: [condition({ field: "os", values: ["HarmonyOS", "iOS"] })],
  });
  await user.click(sheet.getByRole("checkbox", { name: "HarmonyOS" }));
  expect(await saved()).toEqual({
    delivery: { targeting: [condition({ field: "os", values: ["iOS"] })] },
  });
});

test("what the server refuses of a value is said at its condition", async () => {
  const errors = [{ path: "delivery.targeting.0.values.1", message: "300.1.1.1 is no address" }];
  const { sheet, save } = await openEditor(
    "targeting",
    { targeting: [condition({ field: "ip", values: ["192.0.2.1", "300.1.1.1"] })] },
    { "PATCH /v1/campaigns/cmp_1": problem(400, { detail: "one field is not valid", errors }) },
  );
  await save();
  const message = await sheet.findByText("300.1.1.1 is no address");
  expect(sheet.getByLabelText("IP address").getAttribute("aria-describedby")).toContain(message.id);
});
