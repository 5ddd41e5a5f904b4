import { readFileSync } from "node:fs";
import type { Campaign, ConversionRow, NewCampaign, Page, Publisher } from "@cleverdrip/contract";
import type { Page as Tab } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seriousViolations } from "./support/accessibility.ts";
import { type Dashboard, startDashboard } from "./support/dashboard.ts";

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await startDashboard();
});

afterAll(() => dashboard?.stop());

/** A campaign and a publisher of that name, and how many results of them there are. */
async function offer(name: string) {
  const { session: api } = dashboard;
  const body: NewCampaign = {
    name,
    destinationUrl: "https://shop.example",
    currency: "USD",
    eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 3_300_000 } }],
  };
  const campaign = await api.post<Campaign>("/v1/campaigns", body);
  const email = `${name.replaceAll(" ", "-")}@publisher.example`;
  const publisher = await api.post<Publisher>("/v1/publishers", { name, email });
  const results = async () => {
    const path = `/v1/conversions?campaignId=${campaign.id}&limit=200`;
    return (await api.get<Page<ConversionRow>>(path)).data;
  };
  return { campaign, publisher, results };
}

/** Pastes rows and says whose they are, up to the dry run. */
async function tryOut(tab: Tab, grid: string, name: string): Promise<void> {
  await tab.goto(`${dashboard.origin}/uploads`);
  await tab.getByLabel("Or paste rows from a spreadsheet").fill(grid);
  await tab.getByRole("button", { name: "Look at the columns" }).click();
  for (const label of ["Campaign", "Publisher"]) {
    await tab.getByRole("combobox", { name: label }).fill(name);
    await tab.getByRole("option", { name }).click();
  }
  expect(await seriousViolations(tab)).toEqual([]);
  await tab.getByRole("button", { name: "Try it: nothing is recorded" }).click();
  await tab.getByText("Dry run: nothing is recorded yet").waitFor();
}

const figure = (tab: Tab, label: string) =>
  tab
    .locator("div:has(> dt)")
    .filter({ has: tab.getByText(label, { exact: true }) })
    .locator("dd")
    .innerText();

const GRID = [
  "Order ID\tEvent\tSale amount\tDate",
  "W-1\tsale\t1,249.90\t2026-11-01 14:05",
  "W-2\tSALE\t10.00\t2026-11-02",
  "W-3\tsael\t10.00\t2026-11-02",
  "W-4\tsale\tten\t2026-11-02",
].join("\n");

test("a pasted grid is tried, recorded once, and all duplicates when it is pasted again", async () => {
  const { results } = await offer("Weekly shop");
  const tab = await dashboard.open("/");
  await tryOut(tab, GRID, "Weekly shop");
  expect(await figure(tab, "New")).toBe("2");
  expect(await figure(tab, "Refused")).toBe("2");
  const problems = tab.getByRole("region", { name: "2 rows with problems" });
  await problems.getByText('did you mean "sale"?').waitFor();
  await problems.getByText("Line 5").waitFor();
  expect(await seriousViolations(tab)).toEqual([]);
  expect(await results()).toEqual([]);

  const download = tab.waitForEvent("download");
  await problems.getByRole("link", { name: "Problem rows as CSV" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file).toContain("W-3,sael,10.00,2026-11-02");
  expect(file).not.toContain("W-1");

  await tab.getByRole("button", { name: "Record 2 results" }).click();
  await tab.getByRole("link", { name: "See the conversions" }).waitFor();
  const recorded = await results();
  expect(
    recorded.map(({ txid, via, payoutMicros }) => [txid, via, payoutMicros]).toSorted(),
  ).toEqual([
    ["W-1", "upload", 3_300_000],
    ["W-2", "upload", 3_300_000],
  ]);
  expect(recorded.map(({ amountMicros }) => amountMicros)).toContain(1_249_900_000);

  await tryOut(tab, GRID, "Weekly shop");
  expect(await figure(tab, "Duplicate")).toBe("2");
  await tab.getByText("recorded before").waitFor();
  await tab.getByText("There is nothing new in these rows to record.").waitFor();
  expect(await results()).toHaveLength(2);
});

test("an upload that is left while it is recorded goes on after a reload, and no row counts twice", async () => {
  const { results } = await offer("Long list");
  const tab = await dashboard.open("/");
  const rows = Array.from({ length: 180 }, (_, i) => `L-${i}\t5.00`);
  await tryOut(tab, ["txid\tamount", ...rows].join("\n"), "Long list");
  const record = tab.getByRole("button", { name: "Record 180 results" });
  const isFirst = tab.waitForResponse((response) => response.url().endsWith("/commit"));
  // The second call never arrives: as if the connection were gone.
  let calls = 0;
  await tab.route("**/commit", (route) => {
    calls += 1;
    return calls === 1 ? route.continue() : route.abort();
  });
  await record.click();
  await isFirst;
  await tab.getByText("It stopped; what was done stays done").waitFor();
  const half = (await results()).length;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(180);

  await tab.unroute("**/commit");
  await tab.reload();
  await tab.getByText(`${180 - half} rows are left`).waitFor();
  await tab.getByRole("button", { name: "Go on recording" }).click();
  await tab.getByRole("link", { name: "See the conversions" }).waitFor();
  expect(await figure(tab, "New")).toBe("180");
  expect(new Set((await results()).map(({ txid }) => txid)).size).toBe(180);
  expect(await results()).toHaveLength(180);
});
