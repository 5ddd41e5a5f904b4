import { expect, test } from "vitest";
import { openEditor } from "../../testing/campaign-page.ts";
import { page, problem } from "../../testing/fake-api.ts";
import { link, me, publisher } from "../../testing/samples.ts";

test("a cap limits the campaign, or each publisher, or one of them", async () => {
  const { user, sheet, saved } = await openEditor(
    "click caps",
    {},
    { "GET /v1/publishers": page(publisher()), "GET /v1/links": page(link()) },
  );
  await user.click(sheet.getByRole("button", { name: "Add cap" }));
  await user.type(sheet.getByLabelText("Clicks"), "10,000");
  await user.selectOptions(sheet.getByLabelText("Period"), "A month");
  expect(sheet.queryByLabelText("Publisher")).toBeNull();
  await user.selectOptions(sheet.getByLabelText("For"), "A publisher");
  await user.click(sheet.getByLabelText("Publisher"));
  await user.click(await sheet.findByRole("option", { name: /Coupon Corner/ }));
  expect(await saved()).toEqual({
    delivery: {
      caps: [
        { scope: "publisher", subjectId: "pub_1", period: "month", limit: 10_000, isHard: false },
      ],
    },
  });
});

test("soft and hard caps each say honestly what they cost", async () => {
  const { user, sheet } = await openEditor("click caps");
  await user.click(sheet.getByRole("button", { name: "Add cap" }));
  expect(sheet.getByText(/some clicks more get through/)).toBeDefined();
  await user.click(sheet.getByRole("button", { name: "Hard" }));
  expect(sheet.getByText(/makes its redirect slower/)).toBeDefined();
});

test("a cap without a number is not sent, and one that the server refuses says why", async () => {
  const errors = [{ path: "delivery.caps.0.subjectId", message: "is no link of this campaign" }];
  const { user, sheet, save, sent } = await openEditor(
    "click caps",
    {},
    {
      "GET /v1/links": page(link()),
      "PATCH /v1/campaigns/cmp_1": problem(400, { detail: "one field is not valid", errors }),
    },
  );
  await user.click(sheet.getByRole("button", { name: "Add cap" }));
  await save();
  expect(sheet.getByText(/Write a whole number of clicks/)).toBeDefined();
  expect(sent()).toBeUndefined();
  await user.type(sheet.getByLabelText("Clicks"), "5");
  await user.selectOptions(sheet.getByLabelText("For"), "A link");
  await save();
  const message = await sheet.findByText("is no link of this campaign");
  expect(sheet.getByLabelText("Link").getAttribute("aria-describedby")).toContain(message.id);
});

test("the redirect's mode, referrer, deep links and app schemes are saved together", async () => {
  const { user, sheet, saved } = await openEditor("redirect", { appSchemes: ["old"] });
  await user.selectOptions(sheet.getByLabelText("Redirect"), "JavaScript");
  expect(sheet.getByText(/only visitors with JavaScript arrive/)).toBeDefined();
  await user.selectOptions(sheet.getByLabelText("Referrer for the destination"), "None");
  await user.type(sheet.getByLabelText("Deep-link hosts (optional)"), "shop.example{Enter}");
  await user.click(sheet.getByRole("button", { name: "Remove old" }));
  await user.type(sheet.getByLabelText("App schemes (optional)"), "myshop");
  expect(await saved()).toEqual({
    delivery: {
      redirectMode: "script",
      referrerPolicy: "no-referrer",
      deepLinkHosts: ["shop.example"],
      appSchemes: ["myshop"],
    },
  });
});

test("a scheme that is not allowed is said at its field", async () => {
  const errors = [{ path: "delivery.appSchemes.0", message: "javascript is never allowed" }];
  const { sheet, save } = await openEditor(
    "redirect",
    { appSchemes: ["javascript"] },
    { "PATCH /v1/campaigns/cmp_1": problem(400, { detail: "one field is not valid", errors }) },
  );
  await save();
  const message = await sheet.findByText("javascript is never allowed");
  const field = sheet.getByLabelText("App schemes (optional)");
  expect(field.getAttribute("aria-describedby")).toContain(message.id);
});

test("how duplicates and new visitors are told is saved, and the window is asked for only where there is one", async () => {
  const { user, sheet, save, saved, sent } = await openEditor("counting");
  const seconds = sheet.getByLabelText("Duplicate window (seconds)");
  await user.clear(seconds);
  await user.type(seconds, "90000");
  await save();
  expect(sheet.getByText(/from 1 to 86,400/)).toBeDefined();
  expect(sent()).toBeUndefined();
  await user.clear(seconds);
  await user.type(seconds, "60");
  await user.selectOptions(sheet.getByLabelText("Duplicates are recognised"), "Not at all");
  expect(sheet.queryByLabelText("Duplicate window (seconds)")).toBeNull();
  expect(await saved()).toEqual({
    delivery: { duplicates: { by: "none", windowSeconds: 60 }, uniqueWindowDays: 30 },
  });
});

test("dates are the workspace's, and an emptied one is taken away", async () => {
  const { user, sheet, saved } = await openEditor(
    "dates",
    { endsAtMs: Date.parse("2026-12-31T23:00:00Z") },
    { "GET /v1/me": me({ timezone: "Europe/Berlin" }) },
  );
  const end = sheet.getByLabelText<HTMLInputElement>("End (optional)");
  expect(end.value).toBe("2027-01-01T00:00");
  await user.clear(end);
  await user.type(sheet.getByLabelText("Start (optional)"), "2026-12-01T08:00");
  expect(await saved()).toEqual({
    delivery: { startsAtMs: Date.parse("2026-12-01T07:00:00Z"), endsAtMs: null },
  });
});

test("an end before the start is not sent", async () => {
  const { user, sheet, save, sent } = await openEditor("dates");
  await user.type(sheet.getByLabelText("Start (optional)"), "2026-12-02T08:00");
  await user.type(sheet.getByLabelText("End (optional)"), "2026-12-01T08:00");
  await save();
  expect(sheet.getByText("The end must come after the start.")).toBeDefined();
  expect(sent()).toBeUndefined();
});
