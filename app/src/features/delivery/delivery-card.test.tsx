import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { openEditor } from "../../testing/campaign-page.ts";
import { delivery, route, variant } from "../../testing/delivery-samples.ts";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, publisher } from "../../testing/samples.ts";

const LIVE = {
  "GET /v1/campaigns/cmp_1/live": {
    campaignId: "cmp_1",
    clicksLastHour: 0,
    clicksToday: 0,
    uniqueClicksToday: 0,
    clicksTotal: 0,
    perMinute: [],
  },
};

async function summary(part: Parameters<typeof delivery>[0], handlers = {}) {
  fakeApi({
    ...LIVE,
    "GET /v1/campaigns/cmp_1": campaign({ delivery: delivery(part) }),
    ...handlers,
  });
  renderApp("/campaigns/cmp_1");
  const card = within(await screen.findByRole("region", { name: "Delivery" }));
  return (title: string) =>
    card.getByText(title, { selector: "dt" }).nextElementSibling?.textContent ?? null;
}

test("a campaign that nobody has set up says in words what it does", async () => {
  const part = await summary({});
  expect(part("Routing")).toBe("Everybody to the campaign's destination");
  expect(part("Targeting")).toBe("Every visitor");
  expect(part("Click caps")).toBe("None");
  expect(part("Redirect")).toBe("302");
  expect(part("Counting")).toContain("Again within 10 s by cookie");
  expect(part("Dates")).toBe("Always");
});

test("routes are listed in the order of trying, with their visitors and shares", async () => {
  const part = await summary({
    routing: {
      forced: [route({ id: "rte_f", name: "Staff", isPaused: true })],
      regularBy: "weight",
      regular: [
        route({
          landings: [variant({ id: "var_l", name: "Quiz" })],
          variants: [variant({ weight: 1 }), variant({ id: "var_2", name: "B", weight: 3 })],
        }),
      ],
      default: null,
    },
  });
  expect(part("Routing")).toBe(
    [
      "StaffForcedPausedDevice is MobileDestinations: A 100\u00a0%",
      "Phones100\u00a0%Device is MobileLanding pages: Quiz 100\u00a0%Destinations: A 25\u00a0%, B 75\u00a0%",
      "Everybody else → the campaign's destination",
    ].join(""),
  );
});

test("targeting, caps and dates are summed up", async () => {
  const cap = { subjectId: "pub_1", period: "day", limit: 500, isHard: true } as const;
  const part = await summary(
    {
      targeting: [
        { field: "country", isNot: false, values: ["DE"] },
        { field: "bot", isNot: true, values: [] },
      ],
      caps: [{ ...cap, scope: "publisher" }],
      startsAtMs: Date.parse("2026-12-01T08:00:00Z"),
    },
    { "GET /v1/publishers": page(publisher()) },
  );
  expect(part("Targeting")).toBe("Country is Germanyand is not a bot");
  await expect.poll(() => part("Click caps")).toBe("500 clicks a day for Coupon Corner Hard");
  expect(part("Dates")).toBe("From 1 Dec, 08:00");
});

test("a saved part is on the page at once", async () => {
  let isStored = false;
  const stored = campaign({ delivery: delivery({ redirectMode: "307" }) });
  const { user, sheet, saved } = await openEditor(
    "redirect",
    {},
    {
      "GET /v1/campaigns/cmp_1": () => (isStored ? stored : campaign()),
      "PATCH /v1/campaigns/cmp_1": () => {
        isStored = true;
        return stored;
      },
    },
  );
  await user.selectOptions(sheet.getByLabelText("Redirect"), "307");
  await saved();
  expect(screen.getByRole("region", { name: "Delivery" }).textContent).toContain("307");
  expect(screen.getByText("Redirect saved")).toBeDefined();
});

test("a refusal that belongs to no field says why, and the editor stays open", async () => {
  const { sheet, save } = await openEditor(
    "dates",
    {},
    { "PATCH /v1/campaigns/cmp_1": problem(403, { detail: "your role may not change campaigns" }) },
  );
  await save();
  expect((await sheet.findByRole("alert")).textContent).toBe("your role may not change campaigns");
});
