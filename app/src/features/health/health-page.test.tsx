import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { balance, balanceRow } from "../../testing/balance-samples.ts";
import { AT_MS } from "../../testing/at-ms.ts";
import { fakeApi, problem } from "../../testing/fake-api.ts";
import { health } from "../../testing/health-samples.ts";
import { renderApp } from "../../testing/render-app.tsx";

const HOUR_MS = 3_600_000;

test("where every click is accounted for, the page says so in one sentence", async () => {
  fakeApi({ "GET /v1/balance": balance(balanceRow({ emitted: 12_345, stored: 12_345 })) });
  const app = renderApp("/");
  const [nav] = await screen.findAllByRole("navigation", { name: "Main" });
  await app.user.click(within(nav ?? document.body).getByRole("link", { name: "Data health" }));
  expect(
    await screen.findByText("All 12,345 clicks of the last 24 hours are accounted for."),
  ).toBeDefined();
  expect(app.at()).toBe("/health");
});

test("each hour says what was emitted, stored, dead-lettered, lost and missing, the newest first", async () => {
  fakeApi({
    "GET /v1/balance": balance(
      balanceRow({ hourMs: AT_MS - HOUR_MS, emitted: 50, stored: 50 }),
      balanceRow({ emitted: 100, stored: 90, deadLettered: 5, lost: 1, missing: 4 }),
    ),
  });
  renderApp("/health");
  const rows = await screen.findAllByRole("row", { name: /20 Nov/ });
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ),
  ).toEqual([
    ["20 Nov, 14:10", "100", "90", "5", "1", "4"],
    ["20 Nov, 13:10", "50", "50", "0", "0", "0"],
  ]);
  expect(screen.getByText("140 of the 150 clicks of the last 24 hours are stored.")).toBeDefined();
  expect(screen.getByText("Dead letters", { selector: "dt" }).nextSibling?.textContent).toBe("5");
});

test("a longer period is asked for, and stands in the address", async () => {
  const { calls } = fakeApi();
  const app = renderApp("/health");
  await app.user.click(await screen.findByRole("button", { name: "7 days" }));
  await expect.poll(() => app.at()).toBe("/health?span=week");
  const spans = () =>
    calls
      .filter(({ path }) => path === "/v1/balance")
      .map(({ query }) => Date.parse(query["to"] ?? "") - Date.parse(query["from"] ?? ""));
  await expect.poll(spans).toEqual([24 * HOUR_MS, 7 * 24 * HOUR_MS]);
});

test("a workspace without clicks is told that there were none", async () => {
  fakeApi();
  renderApp("/health?span=month");
  expect(await screen.findByText("There were no clicks in the last 30 days.")).toBeDefined();
});

test("a balance that cannot be loaded says why", async () => {
  fakeApi({ "GET /v1/balance": problem(503, { detail: "EVENTS is not available" }) });
  renderApp("/health");
  expect((await screen.findByRole("alert")).textContent).toContain("EVENTS is not available");
});

test("what waits for a person, and differences in the books, are a click away", async () => {
  const check = { state: "bad" as const, ms: null, count: 2 };
  const sentence = "2 differences were found";
  const checks = [
    { ...check, name: "books" as const, sentence },
    { ...check, name: "dead-letters" as const, sentence: "2 messages were given up" },
  ];
  fakeApi({ "GET /v1/health": health({ state: "bad", sentence, checks }) });
  renderApp("/health");
  const list = await screen.findByRole("list", { name: "Checks" });
  const links = within(list).getAllByRole("link", { name: "Show them" });
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    "/health/verify",
    "/health/dead-letters?state=waiting",
  ]);
});
