import { NO_COUNTS, type Counts } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeDay, storeFacet, storeHour } from "../../test-support/rows.ts";
import { readDailySums, readFacetSums, readHourlySums, type ReportFilter } from "./read-sums.ts";

const ALL: ReportFilter = { campaignId: null, publisherId: null, linkId: null, limit: 100 };
const MAY = { fromDay: "2026-05-01", toDay: "2026-06-01" };
const FIRST_OF_MAY = {
  fromMs: Date.parse("2026-05-01T00:00:00Z"),
  toMs: Date.parse("2026-05-02T00:00:00Z"),
};

const brief = (rows: readonly { key: string; currency: string; clicks: number }[]) =>
  rows.map((row) => `${row.key} ${row.currency} ${row.clicks}`);

test("days are summed by what is asked for, most clicks first", async () => {
  const workspaceId = crypto.randomUUID();
  const events = env.EVENTS;
  await storeDay(events, workspaceId, "2026-05-01", { clicks: 3, campaignId: "cmp_a" });
  await storeDay(events, workspaceId, "2026-05-02", { clicks: 4, campaignId: "cmp_a" });
  await storeDay(events, workspaceId, "2026-05-02", { clicks: 9, campaignId: "cmp_b" });
  const byCampaign = await readDailySums(events, workspaceId, MAY, "campaign", ALL);
  expect(brief(byCampaign.rows)).toEqual(["cmp_b USD 9", "cmp_a USD 7"]);
  const byDay = await readDailySums(events, workspaceId, MAY, "day", ALL);
  expect(brief(byDay.rows)).toEqual(["2026-05-01 USD 3", "2026-05-02 USD 13"]);
  const byMonth = await readDailySums(events, workspaceId, MAY, "month", ALL);
  expect(brief(byMonth.rows)).toEqual(["2026-05 USD 16"]);
  expect(brief(byMonth.totals)).toEqual(["total USD 16"]);
});

test("the first day of a period is inside, its end is outside", async () => {
  const workspaceId = crypto.randomUUID();
  for (const day of ["2026-04-30", "2026-05-01", "2026-05-31", "2026-06-01"]) {
    await storeDay(env.EVENTS, workspaceId, day, { clicks: 1 });
  }
  const sums = await readDailySums(env.EVENTS, workspaceId, MAY, "day", ALL);
  expect(sums.rows.map((row) => row.key)).toEqual(["2026-05-01", "2026-05-31"]);
});

test("two currencies of one key are two rows", async () => {
  const workspaceId = crypto.randomUUID();
  const row = { publisherId: "pub_x", revenueMicros: 5 };
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", { ...row, clicks: 2 });
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", {
    ...row,
    campaignId: "cmp_eur",
    currency: "EUR",
    clicks: 1,
  });
  const sums = await readDailySums(env.EVENTS, workspaceId, MAY, "publisher", ALL);
  expect(brief(sums.rows)).toEqual(["pub_x USD 2", "pub_x EUR 1"]);
  expect(brief(sums.totals)).toEqual(["total EUR 1", "total USD 2"]);
});

test("hours carry their start, and totals cover rows beyond the limit", async () => {
  const workspaceId = crypto.randomUUID();
  await storeHour(env.EVENTS, workspaceId, "2026-05-01T05:00:00Z", { clicks: 1, linkId: "lnk_a" });
  await storeHour(env.EVENTS, workspaceId, "2026-05-01T06:00:00Z", { clicks: 2, linkId: "lnk_b" });
  await storeHour(env.EVENTS, workspaceId, "2026-05-01T07:00:00Z", { clicks: 3, linkId: "lnk_c" });
  await storeHour(env.EVENTS, workspaceId, "2026-05-02T00:00:00Z", { clicks: 50 });
  const hours = await readHourlySums(env.EVENTS, workspaceId, FIRST_OF_MAY, "hour", ALL);
  expect(hours.rows.map((row) => Number(row.key))).toEqual(
    ["05", "06", "07"].map((hour) => Date.parse(`2026-05-01T${hour}:00:00Z`)),
  );
  const limited = { ...ALL, limit: 1 };
  const links = await readHourlySums(env.EVENTS, workspaceId, FIRST_OF_MAY, "link", limited);
  expect(brief(links.rows)).toEqual(["lnk_c USD 3", "lnk_b USD 2"]);
  expect(brief(links.totals)).toEqual(["total USD 6"]);
});

test.each(["campaignId", "publisherId", "linkId"] as const)(
  "a filter by %s holds for rows and totals",
  async (name) => {
    const workspaceId = crypto.randomUUID();
    await storeDay(env.EVENTS, workspaceId, "2026-05-01", { clicks: 1 });
    await storeDay(env.EVENTS, workspaceId, "2026-05-01", { clicks: 2, [name]: "wanted" });
    const filter = { ...ALL, [name]: "wanted" };
    const sums = await readDailySums(env.EVENTS, workspaceId, MAY, "total", filter);
    expect(brief(sums.rows)).toEqual(["total USD 2"]);
    expect(brief(sums.totals)).toEqual(["total USD 2"]);
  },
);

test("facets are of one dimension, and their totals those of the period", async () => {
  const workspaceId = crypto.randomUUID();
  const day = "2026-05-01";
  await storeFacet(env.EVENTS, workspaceId, day, { dimension: "country", value: "US", clicks: 5 });
  await storeFacet(env.EVENTS, workspaceId, day, { dimension: "country", value: "DE", clicks: 6 });
  await storeFacet(env.EVENTS, workspaceId, day, { dimension: "device", value: "tv", clicks: 11 });
  await storeDay(env.EVENTS, workspaceId, day, { clicks: 12 });
  const sums = await readFacetSums(env.EVENTS, workspaceId, MAY, "country", ALL);
  expect(brief(sums.rows)).toEqual(["DE USD 6", "US USD 5"]);
  expect(brief(sums.totals)).toEqual(["total USD 12"]);
});

test("every metric is read, from hours, days and facets alike: none is always zero", async () => {
  const workspaceId = crypto.randomUUID();
  const names = Object.keys(NO_COUNTS) as (keyof Counts)[];
  const counts = Object.fromEntries(names.map((name, i) => [name, i + 1])) as Counts;
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", counts);
  await storeHour(env.EVENTS, workspaceId, "2026-05-01T05:00:00Z", counts);
  const country = { dimension: "country", value: "US" };
  await storeFacet(env.EVENTS, workspaceId, "2026-05-01", { ...country, ...counts });
  const reports = [
    await readDailySums(env.EVENTS, workspaceId, MAY, "total", ALL),
    await readHourlySums(env.EVENTS, workspaceId, FIRST_OF_MAY, "total", ALL),
    await readFacetSums(env.EVENTS, workspaceId, MAY, "country", ALL),
  ];
  for (const { rows, totals } of reports) {
    expect(rows[0]).toMatchObject(counts);
    expect(totals[0]).toMatchObject(counts);
  }
});

test("a report says how far its data reaches, or null before the first event", async () => {
  const workspaceId = crypto.randomUUID();
  const read = () => readDailySums(env.EVENTS, workspaceId, MAY, "total", ALL);
  expect((await read()).dataUpToMs).toBeNull();
  await env.EVENTS.prepare("INSERT INTO freshness VALUES (?, 42)").bind(workspaceId).run();
  expect((await read()).dataUpToMs).toBe(42);
});

test("another workspace sees nothing", async () => {
  const workspaceId = crypto.randomUUID();
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", { clicks: 1 });
  await storeHour(env.EVENTS, workspaceId, "2026-05-01T05:00:00Z", { clicks: 1 });
  await storeFacet(env.EVENTS, workspaceId, "2026-05-01", {
    dimension: "country",
    value: "US",
    clicks: 1,
  });
  const other = crypto.randomUUID();
  const nothing = { rows: [], totals: [], dataUpToMs: null };
  expect(await readDailySums(env.EVENTS, other, MAY, "day", ALL)).toEqual(nothing);
  expect(await readHourlySums(env.EVENTS, other, FIRST_OF_MAY, "hour", ALL)).toEqual(nothing);
  expect(await readFacetSums(env.EVENTS, other, MAY, "country", ALL)).toEqual(nothing);
});
