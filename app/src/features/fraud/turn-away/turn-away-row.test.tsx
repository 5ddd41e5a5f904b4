import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { openEditor } from "../../../testing/campaign-page.ts";
import { fraudPolicy } from "../../../testing/fraud-samples.ts";

const policy = fraudPolicy({
  campaignId: "cmp_1",
  block: [
    { kind: "asn", value: "64500", note: "", from: "workspace" },
    { kind: "ip", value: "203.0.113.7", note: "", from: "campaign" },
    { kind: "sub", value: "zone-7", note: "", from: "campaign" },
  ],
});
const handlers = { "GET /v1/campaigns/cmp_1/fraud": policy };
const isNot = true;

test("an owner turns bots and the block list away at the click, as conditions of the targeting", async () => {
  const kept = { field: "country" as const, isNot: false, values: ["DE"] };
  const { user, sheet, saved } = await openEditor("at the click", { targeting: [kept] }, handlers);
  expect(screen.getByText("Every click is sent on")).toBeDefined();
  expect(sheet.getByText(/^1 entry of the block list names a user agent/)).toBeDefined();
  await user.click(sheet.getByLabelText("Turn known bots away"));
  await user.click(sheet.getByLabelText("Turn the block list away (2 entries)"));
  expect(await saved()).toEqual({
    delivery: {
      targeting: [
        kept,
        { field: "ip", isNot, values: ["203.0.113.7"] },
        { field: "asn", isNot, values: ["64500"] },
        { field: "bot", isNot, values: [] },
      ],
    },
  });
});

test("what is turned away is said, and taken back", async () => {
  const targeting = [
    { field: "asn" as const, isNot, values: ["64500"] },
    { field: "bot" as const, isNot, values: [] },
  ];
  const { user, sheet, saved } = await openEditor("at the click", { targeting }, handlers);
  expect(screen.getByText("Known bots are turned away")).toBeDefined();
  expect(screen.getByText("1 of 3 entries of the block list are turned away")).toBeDefined();
  await user.click(sheet.getByLabelText("Turn known bots away"));
  await user.click(sheet.getByLabelText("Turn the block list away (2 entries)"));
  expect(await saved()).toEqual({ delivery: { targeting: [] } });
});
