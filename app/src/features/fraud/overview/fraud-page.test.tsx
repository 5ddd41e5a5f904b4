import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../../testing/fake-api.ts";
import { fraudFinding, fraudOverview, overviewPublisher } from "../../../testing/fraud-samples.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { AT_MS, me } from "../../../testing/samples.ts";

const money = (payoutMicros: number) => [{ currency: "USD", conversions: 2, payoutMicros }];

const doubted = overviewPublisher({
  results: 212,
  held: 60,
  rejected: 6,
  heldMoney: money(240_000_000),
  findings: 2,
  newestFindingMs: AT_MS,
});

test("each publisher has its share, its money and its newest finding in words", async () => {
  const older = fraudFinding({ id: "fnd_2", sinceMs: AT_MS - 90_000_000, sentence: "Older." });
  fakeApi({
    "GET /v1/fraud/overview": fraudOverview({ publishers: [doubted] }),
    "GET /v1/fraud/findings": page(older, fraudFinding()),
  });
  renderApp("/fraud");
  const row = await screen.findByRole("row", { name: /Coupon Corner/ });
  expect(
    await within(row).findByText(": 31 % of 212 results came under 45 s; peers 4.5 %."),
  ).toBeDefined();
  expect(row.textContent).toContain("31.1\u00a0%");
  expect(row.textContent).toContain("$240.00");
  expect(row.textContent).toContain("since 20 Nov, 13:10, and 1 more");
  expect(within(row).getByRole("link", { name: "Coupon Corner" }).getAttribute("href")).toBe(
    "/fraud/review?publisherId=pub_1",
  );
});

test("a small publisher is told apart from a clean one", async () => {
  const notEnough = {
    results: 6,
    resultsNeeded: 20,
    clicks: 80,
    clicksNeeded: 200,
    sentence: "6 of 20 results",
  };
  const small = overviewPublisher({ results: 6, notEnough });
  const clean = overviewPublisher({ publisherId: "pub_2", publisherName: "Ada", results: 80 });
  fakeApi({ "GET /v1/fraud/overview": fraudOverview({ publishers: [small, clean] }) });
  renderApp("/fraud");
  expect(await screen.findByText("Not enough data yet: 6 of 20 results")).toBeDefined();
  expect(screen.getByText("Looks like its peers")).toBeDefined();
});

test("the sums stand above, with the appeals that wait and how fresh all of it is", async () => {
  const { totals, ...rest } = fraudOverview({ openReviews: 12, openAppeals: 1 });
  const sums = { ...totals, results: 500, held: 2, heldMoney: money(8_000_000) };
  fakeApi({ "GET /v1/fraud/overview": { ...rest, totals: sums } });
  const { user, at } = renderApp("/fraud");
  expect((await screen.findByText("Held")).parentElement?.textContent).toBe(
    "Held$8.002 of 500 results",
  );
  expect(screen.getByText("Judged 20 Nov, 14:10")).toBeDefined();
  await user.click(screen.getByRole("link", { name: "1 appeal waits" }));
  await expect.poll(at).toBe("/fraud/appeals");
});

test("what is held of paid clicks stands beside it, and leads there", async () => {
  const heldClicks = [
    { currency: "USD", micros: 4_000_000, days: 2 },
    { currency: "EUR", micros: 1_500_000, days: 1 },
  ];
  fakeApi({ "GET /v1/fraud/overview": fraudOverview({ heldClicks }) });
  const { user, at } = renderApp("/fraud");
  await user.click(await screen.findByRole("link", { name: "and $4.00 + €1.50 of paid clicks" }));
  await expect.poll(at).toBe("/fraud/clicks");
});

test("links that a rule has paused are named with why and since when, and whether they still are", async () => {
  const link = {
    linkId: "lnk_1",
    slug: "summer-ada",
    campaignId: "cmp_1",
    campaignName: "Summer sale",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    atMs: AT_MS,
    rules: ["Too soon after the click"],
    isPaused: true,
  };
  const keptOut = [link, { ...link, linkId: "lnk_2", slug: "winter-ada", isPaused: false }];
  fakeApi({ "GET /v1/fraud/overview": fraudOverview({ keptOut }) });
  renderApp("/fraud");
  const rows = within(await screen.findByRole("list", { name: "Kept out" })).getAllByRole(
    "listitem",
  );
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    "summer-adaPausedCoupon Corner, Summer sale: Too soon after the click20 Nov, 14:10",
    "winter-adaStarted againCoupon Corner, Summer sale: Too soon after the click20 Nov, 14:10",
  ]);
});

test("clicks of machines are named and blamed on nobody", async () => {
  const { totals, ...rest } = fraudOverview();
  const clicks = { recorded: 110, counted: 100, invalid: [{ reason: "Q_BOT", clicks: 10 }] };
  fakeApi({ "GET /v1/fraud/overview": { ...rest, totals: { ...totals, clicks } } });
  renderApp("/fraud");
  const card = await screen.findByRole("region", { name: "Clicks that do not count" });
  expect(card.textContent).toContain("10");
});

test("it is judged anew by a button, which who may only read does not have", async () => {
  const { calls } = fakeApi({
    "POST /v1/fraud/judge": { judgedAtMs: AT_MS, findings: 3, doubted: 7 },
  });
  const { user } = renderApp("/fraud");
  await user.click(await screen.findByRole("button", { name: "Judge now" }));
  expect(await screen.findByText("Judged: 7 results doubted, 3 findings")).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("who may only read has no button to judge", async () => {
  fakeApi({ "GET /v1/me": me({ role: "analyst" }) });
  renderApp("/fraud");
  expect(await screen.findByText("Nothing is judged yet")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Judge now" })).toBeNull();
});

test("an overview that cannot be loaded says why", async () => {
  fakeApi({ "GET /v1/fraud/overview": problem(503, { detail: "EVENTS is not available" }) });
  renderApp("/fraud");
  expect((await screen.findByRole("alert")).textContent).toContain("EVENTS is not available");
});

test("findings have their numbers beside the peers', and lead to the results", async () => {
  const weaker = fraudFinding({ id: "fnd_2", sentence: "22 % at night.", money: [] });
  fakeApi({ "GET /v1/fraud/findings": page(fraudFinding(), weaker) });
  const { user } = renderApp("/fraud/findings");
  const list = within(await screen.findByRole("list", { name: "Findings" }));
  expect(list.getByText(/66 of 212; the peers’ share is of 1,840/)).toBeDefined();
  expect(list.getByText("$264.00")).toBeDefined();
  expect(list.getByRole("link", { name: "Review the results" }).getAttribute("href")).toBe(
    "/fraud/review?publisherId=pub_1&rule=too-soon",
  );
  expect(list.getAllByRole("link", { name: "Coupon Corner" })).toHaveLength(1);
  await user.click(list.getByText("1 more of this rule"));
  expect(list.getByText(/22 % at night/)).toBeDefined();
});

test("without findings every source looks like its peers", async () => {
  fakeApi();
  renderApp("/fraud/findings");
  expect(await screen.findByText("Nothing sets a source apart")).toBeDefined();
});
