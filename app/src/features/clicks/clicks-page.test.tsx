import type { LiveTotals } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Call } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { AT_MS, campaign, click, link, me, publisher } from "../../testing/samples.ts";

const NAMED = {
  "GET /v1/campaigns": page(campaign()),
  "GET /v1/publishers": page(publisher()),
  "GET /v1/links": page(link()),
};

const totals = (clicks: number): LiveTotals => ({
  type: "totals",
  atMs: AT_MS,
  day: "2026-11-20",
  clicks,
  uniqueClicks: 0,
  conversions: 0,
  money: [],
});

test("before the first click the log says how to make one", async () => {
  fakeApi();
  renderApp("/clicks");
  expect(await screen.findByText("No clicks yet")).toBeDefined();
});

test("a click is listed with names instead of ids, and in the workspace's time", async () => {
  fakeApi({
    ...NAMED,
    "GET /v1/me": me({ timezone: "Asia/Tokyo" }),
    "GET /v1/clicks": page(click()),
  });
  renderApp("/clicks");
  const row = await screen.findByRole("row", { name: /20 Nov, 23:10/ });
  expect(await within(row).findByText("Summer sale")).toBeDefined();
  expect(row.textContent).toContain("Coupon Corner");
  expect(row.textContent).toContain("Germany");
  expect(row.textContent).toContain("Mobile · iOS · Safari");
  expect(within(row).getByText("Payable")).toBeDefined();
});

test("a click that does not pay says why, and a repeated one that it is", async () => {
  fakeApi({ ...NAMED, "GET /v1/clicks": page(click({ reason: "A_PAUSED", isUnique: false })) });
  renderApp("/clicks");
  const row = await screen.findByRole("row", { name: /20 Nov/ });
  expect(within(row).getByText("Paused")).toBeDefined();
  expect(within(row).getByText("Repeat")).toBeDefined();
});

test("filters of the address are asked of the server, days as the workspace's midnights", async () => {
  const { calls } = fakeApi({ ...NAMED, "GET /v1/me": me({ timezone: "Europe/Berlin" }) });
  renderApp("/clicks?campaignId=cmp_1&reason=Q_HEAD&from=2026-11-01&to=2026-11-02");
  expect(await screen.findByText("No click matches")).toBeDefined();
  expect(calls.find(({ path }) => path === "/v1/clicks")?.query).toEqual({
    campaignId: "cmp_1",
    reason: "Q_HEAD",
    from: "2026-10-31T23:00:00.000Z",
    to: "2026-11-02T23:00:00.000Z",
    limit: "50",
  });
  expect((await screen.findByLabelText<HTMLInputElement>("Campaign")).value).toBe("Summer sale");
});

test("a chosen filter stands in the address, and clearing takes it out", async () => {
  fakeApi(NAMED);
  const app = renderApp("/clicks");
  await app.user.selectOptions(await screen.findByLabelText("Result"), "Prefetch");
  await expect.poll(() => app.at()).toBe("/clicks?reason=Q_PREFETCH");
  await app.user.click(screen.getByRole("button", { name: "Clear" }));
  await expect.poll(() => app.at()).toBe("/clicks");
});

test("a row opens with everything that is stored of it, and the address leads back to it", async () => {
  const stored = click({
    subs: { sub1: "newsletter", sub2: "<b>bold</b>" },
    source: "",
    externalId: "ext-9",
  });
  fakeApi({ ...NAMED, "GET /v1/clicks": page(stored), [`GET /v1/clicks/${stored.id}`]: stored });
  const app = renderApp("/clicks");
  await app.user.click(await screen.findByRole("button", { name: "20 Nov, 14:10" }));
  const sheet = within(await screen.findByRole("dialog"));
  expect(await sheet.findByText("newsletter")).toBeDefined();
  expect(app.at()).toBe(`/clicks?id=${stored.id}`);
  expect(sheet.getByText("<b>bold</b>")).toBeDefined();
  for (const text of [
    "Berlin, Berlin, Germany",
    "AS3320 Deutsche Telekom",
    "192.0.2.0/24",
    "ext-9",
    "news.example",
  ]) {
    expect(sheet.getByText(text)).toBeDefined();
  }
  expect(sheet.getByText("Source", { selector: "dt" }).nextSibling?.textContent).toBe("Not known");
  await app.user.keyboard("{Escape}");
  await expect.poll(() => app.at()).toBe("/clicks");
});

test("a click that is not there any more is said to be gone, and the list stays", async () => {
  fakeApi({ "GET /v1/clicks/gone": problem(404, { detail: "there is no click gone" }) });
  renderApp("/clicks?id=gone");
  expect((await screen.findByRole("alert")).textContent).toContain("there is no click gone");
});

test("more clicks are loaded from where the page ended, and then newer ones wait to be asked for", async () => {
  const older = click({ id: "00000000000000000000000000000000", atMs: AT_MS - 3_600_000 });
  fakeApi({
    ...NAMED,
    "GET /v1/clicks": ({ query }: Call) =>
      query["cursor"] === "next" ? page(older) : { data: [click()], nextCursor: "next" },
  });
  const { user, live } = renderApp("/clicks");
  await user.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("button", { name: "20 Nov, 13:10" })).toBeDefined();
  live.send(totals(1));
  expect(screen.queryByRole("button", { name: /Newer clicks/ })).toBeNull();
  live.send(totals(2));
  expect(await screen.findByRole("button", { name: /Newer clicks have come/ })).toBeDefined();
});

test("while the first page is on screen new clicks come by themselves", async () => {
  let stored = [click()];
  fakeApi({ ...NAMED, "GET /v1/clicks": () => page(...stored) });
  const { live } = renderApp("/clicks");
  expect(await screen.findByRole("button", { name: "20 Nov, 14:10" })).toBeDefined();
  live.send(totals(1));
  stored = [click({ id: "11111111111111111111111111111111", atMs: AT_MS + 60_000 }), ...stored];
  live.send(totals(2));
  expect(
    await screen.findByRole("button", { name: "20 Nov, 14:11" }, { timeout: 5_000 }),
  ).toBeDefined();
});

test("a log that cannot be loaded says why", async () => {
  fakeApi({ "GET /v1/clicks": problem(400, { detail: "to: must be later than from" }) });
  renderApp("/clicks?from=2026-11-02&to=2026-11-01");
  expect((await screen.findByRole("alert")).textContent).toContain("to: must be later than from");
});
