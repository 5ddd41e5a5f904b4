import { report, type Report } from "@cleverdrip/contract";
import { storeDay, storeFacet, storeHour } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { makeCampaign, makeLink } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

async function run(member: Member, query: Record<string, string>): Promise<Report> {
  const answer = await member.get(`/v1/reports?${new URLSearchParams(query).toString()}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return report.parse(answer.body);
}

const brief = ({ data }: Report) => data.map((row) => `${row.key} ${row.currency} ${row.clicks}`);
const MAY = { from: "2026-05-01", to: "2026-05-04" };

test("a day's row has every number and the ratios of them", async () => {
  const member = await signedIn();
  await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", {
    grossClicks: 12,
    clicks: 10,
    uniqueClicks: 8,
    newVisitors: 6,
    impressions: 40,
    clickThroughs: 5,
    conversions: 2,
    pendingConversions: 1,
    rejectedConversions: 3,
    revenueMicros: 50_000_000,
    payoutMicros: 6_600_000,
  });
  const { data, totals, timezone, isTruncated } = await run(member, { ...MAY, groupBy: "total" });
  const numbers = {
    grossClicks: 12,
    clicks: 10,
    uniqueClicks: 8,
    newVisitors: 6,
    impressions: 40,
    clickThroughs: 5,
    conversions: 2,
    pendingConversions: 1,
    rejectedConversions: 3,
    revenueMicros: 50_000_000,
    payoutMicros: 6_600_000,
    profitMicros: 43_400_000,
    conversionRate: 0.2,
    epcMicros: 660_000,
    clickThroughRate: 0.25,
    landingRate: 0.5,
    currency: "USD",
  };
  expect(data).toEqual([{ key: "total", label: "Total", ...numbers }]);
  expect(totals).toEqual({ ...numbers, byCurrency: [numbers] });
  expect({ timezone, isTruncated }).toEqual({ timezone: "UTC", isTruncated: false });
});

test("a report of nothing is zeros in the workspace's currency", async () => {
  const member = await signedIn({ currency: "EUR" });
  const { data, totals, dataUpToMs } = await run(member, { ...MAY, groupBy: "campaign" });
  expect(data).toEqual([]);
  expect(totals).toMatchObject({ clicks: 0, revenueMicros: 0, currency: "EUR", byCurrency: [] });
  expect(dataUpToMs).toBeNull();
});

test("the day on which clocks change has its own hours and no others", async () => {
  const member = await signedIn({ timezone: "Europe/Berlin" });
  const { workspaceId } = member;
  await storeHour(env.EVENTS, workspaceId, "2026-03-28T22:00:00Z", { clicks: 1 });
  await storeHour(env.EVENTS, workspaceId, "2026-03-28T23:00:00Z", { clicks: 2 });
  await storeHour(env.EVENTS, workspaceId, "2026-03-29T21:00:00Z", { clicks: 4 });
  await storeHour(env.EVENTS, workspaceId, "2026-03-29T22:00:00Z", { clicks: 8 });
  const day = { from: "2026-03-29", to: "2026-03-30", groupBy: "hour" };
  const { data, totals } = await run(member, day);
  expect(data).toHaveLength(23);
  expect(data[0]).toMatchObject({ key: "2026-03-28T23:00:00Z", clicks: 2 });
  expect(data.at(-1)).toMatchObject({ key: "2026-03-29T21:00:00Z", clicks: 4 });
  expect(totals.clicks).toBe(6);
});

test("days of another zone are folded from the hours, each hour once", async () => {
  const member = await signedIn({ timezone: "UTC" });
  const { workspaceId } = member;
  // New York is four hours behind in May: its May 1st is 04:00 to 04:00.
  await storeHour(env.EVENTS, workspaceId, "2026-05-01T03:00:00Z", { clicks: 1 });
  await storeHour(env.EVENTS, workspaceId, "2026-05-01T04:00:00Z", { clicks: 2 });
  await storeHour(env.EVENTS, workspaceId, "2026-05-02T03:00:00Z", { clicks: 4 });
  await storeHour(env.EVENTS, workspaceId, "2026-05-02T04:00:00Z", { clicks: 8 });
  const query = { ...MAY, timezone: "America/New_York", groupBy: "day" };
  const days = await run(member, query);
  expect(brief(days)).toEqual(["2026-05-01 USD 6", "2026-05-02 USD 8", "2026-05-03 USD 0"]);
  expect(days.timezone).toBe("America/New_York");
  expect(brief(await run(member, { ...query, groupBy: "month" }))).toEqual(["2026-05 USD 14"]);
  expect(brief(await run(member, { ...query, groupBy: "total" }))).toEqual(["total USD 14"]);
});

test("whatever it is grouped by, a period has the same totals", async () => {
  const member = await signedIn();
  for (const [i, day] of ["2026-05-01", "2026-05-02", "2026-05-03"].entries()) {
    const counts = { clicks: 10 + i, revenueMicros: 100 * i, campaignId: `cmp_${i % 2}` };
    await storeDay(env.EVENTS, member.workspaceId, day, counts);
    await storeHour(env.EVENTS, member.workspaceId, `${day}T12:00:00Z`, counts);
    const facet = { dimension: "country", value: "US", clicks: 9, campaignId: counts.campaignId };
    await storeFacet(env.EVENTS, member.workspaceId, day, facet);
  }
  const { totals } = await run(member, { ...MAY, groupBy: "total" });
  expect(totals.clicks).toBe(33);
  for (const groupBy of ["hour", "day", "month", "campaign", "publisher", "link", "country"]) {
    expect((await run(member, { ...MAY, groupBy })).totals).toEqual(totals);
  }
  expect((await run(member, { ...MAY, timezone: "Etc/GMT" })).totals).toEqual(totals);
});

test("money of two currencies stands side by side", async () => {
  const member = await signedIn();
  const { workspaceId } = member;
  const row = { clicks: 1, revenueMicros: 5 };
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", row);
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", {
    ...row,
    campaignId: "cmp_2",
    currency: "EUR",
  });
  const byDay = await run(member, { ...MAY, groupBy: "day" });
  expect(brief(byDay)).toEqual([
    "2026-05-01 EUR 1",
    "2026-05-01 USD 1",
    "2026-05-02 USD 0",
    "2026-05-03 USD 0",
  ]);
  expect(byDay.totals).toMatchObject({ clicks: 2, currency: null, revenueMicros: null });
  expect(byDay.totals.byCurrency.map((line) => line.currency)).toEqual(["EUR", "USD"]);
});

test("campaigns, publishers and links go by their names, what is unknown by its id", async () => {
  const member = await signedIn();
  const link = await makeLink(member);
  const ids = { campaignId: link.campaignId, publisherId: link.publisherId, linkId: link.id };
  await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { ...ids, clicks: 2 });
  await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { clicks: 1 });
  const labels = async (groupBy: string) =>
    (await run(member, { ...MAY, groupBy })).data.map((row) => row.label);
  expect(await labels("campaign")).toEqual(["Spring sale", "cmp_1"]);
  expect(await labels("publisher")).toEqual(["Traffic Ltd", "pub_1"]);
  expect(await labels("link")).toEqual([link.slug, "lnk_1"]);
});

test("the name of another workspace's campaign is not told", async () => {
  const { id } = await makeCampaign(await signedIn(), { name: "Secret launch" });
  const member = await signedIn();
  await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { campaignId: id, clicks: 1 });
  const { data } = await run(member, { ...MAY, groupBy: "campaign" });
  expect(data[0]?.label).toBe(id);
});

test("facets are told by their values, and the empty one by a name", async () => {
  const member = await signedIn();
  const facet = (value: string, clicks: number, campaignId = "cmp_1") =>
    storeFacet(env.EVENTS, member.workspaceId, "2026-05-02", {
      dimension: "referrer",
      value,
      clicks,
      campaignId,
    });
  await facet("news.example", 5);
  await facet("", 7);
  await facet("news.example", 3, "cmp_2");
  const all = await run(member, { ...MAY, groupBy: "referrer" });
  expect(all.data.map((row) => [row.label, row.clicks])).toEqual([
    ["news.example", 8],
    ["(none)", 7],
  ]);
  const one = await run(member, { ...MAY, groupBy: "referrer", campaignId: "cmp_2" });
  expect(brief(one)).toEqual(["news.example USD 3"]);
});

test("a filter leaves only what it names", async () => {
  const member = await signedIn();
  await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { clicks: 1 });
  await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { clicks: 2, linkId: "lnk_2" });
  const query = { ...MAY, groupBy: "link", linkId: "lnk_2" };
  const filtered = await run(member, query);
  expect(brief(filtered)).toEqual(["lnk_2 USD 2"]);
  expect(filtered.totals.clicks).toBe(2);
});

test("a report that is cut says so, and its totals are whole", async () => {
  const member = await signedIn();
  for (const [i, publisherId] of ["pub_a", "pub_b", "pub_c"].entries()) {
    await storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { clicks: i + 1, publisherId });
  }
  const query = { ...MAY, groupBy: "publisher", limit: "2" };
  const cut = await run(member, query);
  expect(brief(cut)).toEqual(["pub_c USD 3", "pub_b USD 2"]);
  expect(cut.isTruncated).toBe(true);
  expect(cut.totals.clicks).toBe(6);
  expect((await run(member, { ...query, limit: "3" })).isTruncated).toBe(false);
});

test("clicks decide the order, then revenue, then the key", async () => {
  const member = await signedIn();
  const row = (linkId: string, clicks: number, revenueMicros: number) =>
    storeDay(env.EVENTS, member.workspaceId, "2026-05-01", { linkId, clicks, revenueMicros });
  await row("lnk_d", 1, 1);
  await row("lnk_c", 1, 1);
  await row("lnk_b", 1, 9);
  await row("lnk_a", 2, 0);
  const { data } = await run(member, { ...MAY, groupBy: "link" });
  expect(data.map((r) => r.key)).toEqual(["lnk_a", "lnk_b", "lnk_c", "lnk_d"]);
});

test("a report says how far its data reaches", async () => {
  const member = await signedIn();
  await env.EVENTS.prepare("INSERT INTO freshness VALUES (?, 1795000000000)")
    .bind(member.workspaceId)
    .run();
  expect((await run(member, MAY)).dataUpToMs).toBe(1_795_000_000_000);
});

test.each([
  ["from=2026-05-01", "to"],
  ["from=2026-05-01&to=2026-05-02&groupBy=city", "groupBy"],
  ["from=2026-05-01&to=2026-05-02&timezone=Nowhere", "timezone"],
  ["from=2026-05-01&to=2026-05-02&timezone=Asia/Kolkata", "timezone"],
  ["from=2026-05-02&to=2026-05-01", "to"],
  ["from=2026-05-01&to=2026-05-02&limit=10001", "limit"],
  ["from=2026-05-01&to=2026-05-02&country=US", "country"],
])("the report ?%s is refused by the field's name", async (query, path) => {
  const answer = await (await signedIn()).get(`/v1/reports?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("another workspace's report has nothing of this one", async () => {
  const [mine, theirs] = [await signedIn(), await signedIn()];
  await storeDay(env.EVENTS, theirs.workspaceId, "2026-05-01", { clicks: 1 });
  expect((await run(mine, { ...MAY, groupBy: "campaign", campaignId: "cmp_1" })).data).toEqual([]);
});
