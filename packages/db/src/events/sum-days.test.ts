import { addDays, NO_COUNTS } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clickRecord, recordedBatch } from "../../test-support/click-record.ts";
import { storeDay, storeFacet } from "../../test-support/rows.ts";
import { readDailySums, readFacetSums, type ReportFilter } from "../reports/read-sums.ts";
import { sumNextDay } from "./sum-days.ts";
import { storeClicks } from "./store-clicks.ts";

const FIRST = "2026-01-20";
const DAYS = 80;
const ALL: ReportFilter = { campaignId: null, publisherId: null, linkId: null, limit: 100 };

const one = <T>(sql: string, workspaceId: string) =>
  env.EVENTS.prepare(sql).bind(workspaceId).first<T>();

async function sumAll(workspaceId: string, today: string): Promise<string[]> {
  const days: string[] = [];
  for (;;) {
    const day = await sumNextDay(env.EVENTS, workspaceId, today);
    if (day === null) return days;
    days.push(day);
  }
}

/** A report as it is, and as it is where nothing is summed. */
async function bothWays<T>(workspaceId: string, read: () => Promise<T>): Promise<[T, T]> {
  const summed = await read();
  const until = await one<{ day: string }>(
    `DELETE FROM totals_until WHERE workspace_id = ? RETURNING day`,
    workspaceId,
  );
  const plain = await read();
  if (until !== null)
    await env.EVENTS.prepare(`INSERT INTO totals_until VALUES (?, ?)`)
      .bind(workspaceId, until.day)
      .run();
  return [summed, plain];
}

const dayAt = (n: number) => addDays(FIRST, n);

const click = fc.record({
  day: fc.nat({ max: DAYS - 1 }),
  campaignId: fc.constantFrom("cmp_a", "cmp_b"),
  publisherId: fc.constantFrom("pub_a", "pub_b"),
  country: fc.constantFrom("DE", "US", ""),
});
type MadeClick = typeof click extends fc.Arbitrary<infer T> ? T : never;

function store(workspaceId: string, clicks: readonly MadeClick[]) {
  const records = clicks.map(({ day, ...own }) =>
    clickRecord({ ...own, atMs: Date.parse(`${dayAt(day)}T12:00:00Z`) }),
  );
  const options = { timezone: "UTC", keepsRows: false, attempt: crypto.randomUUID(), nowMs: 1 };
  return storeClicks(env.EVENTS, workspaceId, [recordedBatch(records)], options);
}

test("reports over days that are summed say what the days themselves say, also after more came for them", async () => {
  const clicks = fc.array(click, { minLength: 1, maxLength: 12 });
  const bound = fc.nat({ max: DAYS });
  await fc.assert(
    fc.asyncProperty(clicks, clicks, bound, bound, bound, async (first, later, today, a, b) => {
      const workspaceId = crypto.randomUUID();
      await store(workspaceId, first);
      await sumAll(workspaceId, dayAt(today));
      await store(workspaceId, later);
      const range = { fromDay: dayAt(Math.min(a, b)), toDay: dayAt(Math.max(a, b) + 1) };
      const narrow = (group: Parameters<typeof readDailySums>[3], filter = ALL) =>
        bothWays(workspaceId, () => readDailySums(env.EVENTS, workspaceId, range, group, filter));
      for (const group of ["total", "day", "month", "campaign", "publisher"] as const) {
        const [summed, plain] = await narrow(group);
        expect(summed).toEqual(plain);
      }
      const [ofOne, plainOfOne] = await narrow("month", { ...ALL, publisherId: "pub_a" });
      expect(ofOne).toEqual(plainOfOne);
      for (const group of ["day", "month", "campaign", "publisher", "link"] as const) {
        const [summed, plain] = await narrow(group, { ...ALL, campaignId: "cmp_a" });
        expect(summed).toEqual(plain);
        // Rows and totals are read from different tables.
        const of = (rows: typeof plain.rows) => rows.reduce((sum, row) => sum + row.clicks, 0);
        expect(of(plain.rows)).toBe(of(plain.totals));
      }
      const [countries, plainCountries] = await bothWays(workspaceId, () =>
        readFacetSums(env.EVENTS, workspaceId, range, "country", ALL),
      );
      expect(countries).toEqual(plainCountries);
    }),
    { numRuns: 12 },
  );
});

test("each day is summed once, the days that are over alone, also by two at the same time", async () => {
  const workspaceId = crypto.randomUUID();
  for (const day of ["2026-05-01", "2026-05-03", "2026-05-04"])
    await storeDay(env.EVENTS, workspaceId, day, { clicks: 1 });
  const both = await Promise.all([1, 2].map(() => sumAll(workspaceId, "2026-05-04")));
  expect(both.flat().toSorted()).toEqual(["2026-05-01", "2026-05-03"]);
  const sum = `SELECT sum(clicks) AS n FROM total_daily WHERE workspace_id = ? AND dimension = 'total'`;
  expect(await one(sum, workspaceId)).toEqual({ n: 2 });
  expect(await sumAll(crypto.randomUUID(), "2026-05-04")).toEqual([]);
});

test("a value that is taken out of the facets leaves no name in the totals", async () => {
  const workspaceId = crypto.randomUUID();
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", { clicks: 3 });
  for (const campaignId of ["cmp_1", "cmp_2"])
    await storeFacet(env.EVENTS, workspaceId, "2026-05-01", {
      dimension: "sub1",
      value: "vera",
      campaignId,
      clicks: 1,
    });
  await sumAll(workspaceId, "2026-05-02");
  const vera = `SELECT sum(clicks) AS n FROM total_daily WHERE workspace_id = ? AND value = 'vera'`;
  for (const [campaignId, n] of [
    ["cmp_1", 1],
    ["cmp_2", null],
  ] as const) {
    await env.EVENTS.prepare(`DELETE FROM facet_daily WHERE workspace_id = ? AND campaign_id = ?`)
      .bind(workspaceId, campaignId)
      .run();
    expect(await one(vera, workspaceId)).toEqual({ n });
  }
});

test("a workspace that moves has no totals, and gets them anew when it has arrived", async () => {
  const workspaceId = crypto.randomUUID();
  await storeDay(env.EVENTS, workspaceId, "2026-05-01", { clicks: 1 });
  expect(await sumAll(workspaceId, "2026-05-02")).toEqual(["2026-05-01"]);
  const fence = (state: string) =>
    env.EVENTS.prepare(
      `INSERT INTO moving_workspaces (workspace_id, move_id, fence) VALUES (?1, 'm', ?2)
       ON CONFLICT DO UPDATE SET fence = excluded.fence`,
    )
      .bind(workspaceId, state)
      .run();
  await fence("leaving");
  const rows = `SELECT (SELECT count(*) FROM total_daily WHERE workspace_id = ?1) + (SELECT count(*) FROM totals_until WHERE workspace_id = ?1) AS n`;
  expect(await one(rows, workspaceId)).toEqual({ n: 0 });
  expect(await sumAll(workspaceId, "2026-05-02")).toEqual([]);
  await fence("open");
  expect(await sumAll(workspaceId, "2026-05-02")).toEqual(["2026-05-01"]);
});

test("rows that go, as when a workspace is forgotten, go out of the totals", async () => {
  const workspaceId = crypto.randomUUID();
  for (const publisherId of ["pub_1", "pub_2"])
    await storeDay(env.EVENTS, workspaceId, "2026-05-01", { publisherId, clicks: 2 });
  await sumAll(workspaceId, "2026-05-02");
  await env.EVENTS.prepare(
    `DELETE FROM rollup_daily WHERE workspace_id = ? AND publisher_id = 'pub_2'`,
  )
    .bind(workspaceId)
    .run();
  for (const table of ["total_daily", "total_monthly"]) {
    const own = `SELECT sum(clicks) AS n FROM ${table} WHERE workspace_id = ? AND dimension =`;
    expect(await one(`${own} 'total'`, workspaceId)).toEqual({ n: 2 });
    expect(await one(`${own} 'publisher' AND value = 'pub_2'`, workspaceId)).toEqual({ n: 0 });
  }
});

test("another workspace's totals stay its own", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await storeDay(env.EVENTS, own, "2026-05-01", { ...NO_COUNTS, clicks: 4 });
  await sumAll(own, "2026-05-02");
  const range = { fromDay: "2026-05-01", toDay: "2026-06-01" };
  expect((await readDailySums(env.EVENTS, other, range, "day", ALL)).rows).toEqual([]);
  expect((await readDailySums(env.EVENTS, own, range, "day", ALL)).rows).toMatchObject([
    { clicks: 4 },
  ]);
});
