import type { Report } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Call } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import {
  campaign,
  click,
  conversion,
  link,
  publisher,
  report,
  reportRow,
} from "../../testing/samples.ts";

const RUNNING = {
  "GET /v1/campaigns": page(campaign()),
  "GET /v1/publishers": page(publisher()),
  "GET /v1/links": page(link()),
  "GET /v1/clicks": page(click()),
  "GET /v1/conversions": page(conversion()),
  "GET /v1/reports": report(),
};

function reports({ query }: Call): Report {
  const row = reportRow({
    currency: "USD",
    clicks: 150,
    conversions: 3,
    revenueMicros: 75_000_000,
  });
  const { key: _key, label: _label, ...metrics } = row;
  switch (query["groupBy"]) {
    case "campaign":
      return report({ data: [{ ...row, key: "cmp_1", label: "Summer sale" }] });
    case "publisher":
      return report({ data: [{ ...row, key: "pub_1", label: "Coupon Corner" }] });
    case "country":
      return report({ data: [{ ...row, key: "DE", label: "DE" }] });
    case "total":
      return report({
        totals: {
          ...metrics,
          clicks: 100,
          byCurrency: [{ ...metrics, revenueMicros: 50_000_000 }],
        },
      });
    default:
      return report({ totals: { ...metrics, byCurrency: [metrics] } });
  }
}

const figure = async (label: string) => {
  const region = await screen.findByRole("region", { name: "Key figures" });
  return (await within(region).findByText(label)).parentElement?.textContent;
};

test("key figures come with their change since the period before", async () => {
  fakeApi({ ...RUNNING, "GET /v1/reports": reports });
  renderApp("/");
  await screen.findByText("Data up to", { exact: false });
  await expect.poll(() => figure("Clicks")).toBe("Clicks150+50\u00a0%");
  expect(await figure("Revenue")).toBe("Revenue$75.00+50\u00a0%");
});

test("campaigns, publishers and countries are ranked by clicks", async () => {
  fakeApi({ ...RUNNING, "GET /v1/reports": reports });
  renderApp("/");
  const campaigns = await screen.findByRole("table", { name: "Top campaigns" });
  expect(
    (await within(campaigns).findByRole("link", { name: "Summer sale" })).getAttribute("href"),
  ).toBe("/campaigns/cmp_1");
  const countries = screen.getByRole("table", { name: "Top countries" });
  expect(await within(countries).findByText("Germany")).toBeDefined();
  expect(
    within(countries).getByRole("columnheader", { name: "Clicks" }).getAttribute("aria-sort"),
  ).toBe("descending");
});

test("impressions and click-throughs are shown where there are any, and nowhere else", async () => {
  const counted = {
    impressions: 2_000,
    clickThroughs: 60,
    clickThroughRate: 0.05,
    landingRate: 0.6,
  };
  fakeApi({
    ...RUNNING,
    "GET /v1/reports": ({ query }: Call) => {
      const row = reportRow({ key: "cmp_1", label: "Summer sale", clicks: 100 });
      return query["groupBy"] === "campaign"
        ? report({ data: [{ ...row, ...counted }] })
        : report({ data: [{ ...row, key: "DE" }], totals: { clicks: 100, ...counted } });
    },
  });
  renderApp("/");
  const headers = (name: string) =>
    within(screen.getByRole("table", { name }))
      .getAllByRole("columnheader")
      .map(({ textContent }) => textContent);
  await screen.findByText("Impressions");
  expect(screen.getByText("Click-throughs").nextSibling?.textContent).toBe(
    "60 · 60.00\u00a0% of clicks",
  );
  await expect.poll(() => headers("Top campaigns")).toContain("Impr.");
  expect(headers("Top campaigns")).toContain("LP clicks");
  expect(headers("Top campaigns")).not.toContain("New");
  expect(headers("Top countries")).not.toContain("Impr.");
});

test("a chosen period stands in the address and is what the reports are asked for", async () => {
  const { calls } = fakeApi(RUNNING);
  const app = renderApp("/");
  await app.user.click(await screen.findByRole("button", { name: "Yesterday" }));
  await expect.poll(() => app.at()).toBe("/?period=yesterday");
  await expect.poll(() => calls.some(({ query }) => query["groupBy"] === "hour")).toBe(true);
});

test("a report that fails shows its reason and can be asked for again", async () => {
  let isBroken = true;
  fakeApi({
    ...RUNNING,
    "GET /v1/reports": (call: Call) =>
      isBroken ? problem(503, { detail: "EVENTS is not available" }) : reports(call),
  });
  const { user } = renderApp("/");
  const [alert] = await screen.findAllByRole("alert");
  if (alert === undefined) throw new Error("no alert");
  expect(within(alert).getByText("EVENTS is not available")).toBeDefined();
  isBroken = false;
  await user.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await figure("Clicks")).toMatch(/150/);
});

test("the chart's numbers are there for those who cannot see it", async () => {
  fakeApi({
    ...RUNNING,
    "GET /v1/reports": report({
      data: [reportRow({ key: "2026-11-18", clicks: 42, conversions: 2 })],
    }),
  });
  renderApp("/?period=custom&from=2026-11-17&to=2026-11-20");
  const table = await screen.findByRole("table", { name: "Clicks and conversions over time" });
  expect(within(table).getByRole("row", { name: "Wed 18 Nov 42 2" })).toBeDefined();
  expect(within(table).getByRole("row", { name: "Tue 17 Nov 0 0" })).toBeDefined();
});

test("a workspace without any facts shows the way to the first instead of empty charts", async () => {
  fakeApi();
  renderApp("/");
  expect(await screen.findByText("Get your first conversion")).toBeDefined();
  await expect.poll(() => screen.queryByRole("region", { name: "Key figures" })).toBeNull();
  expect(screen.getByRole("region", { name: "Today, live" })).toBeDefined();
});

test("a period in which nothing happened says so instead of drawing an empty chart", async () => {
  fakeApi(RUNNING);
  renderApp("/?period=yesterday");
  expect(await screen.findByText("No clicks and no conversions in this period.")).toBeDefined();
});
