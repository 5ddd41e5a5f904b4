import { localDay, packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatchOf, testClick, testConversion } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { factsQueue } from "../../test-support/facts-queue.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOON = Date.UTC(2026, 5, 1, 12);

type Workspace = Awaited<ReturnType<typeof createTestWorkspace>>;

async function messageOf(workspace: Workspace, times: readonly number[]) {
  const clicks = await Promise.all(times.map((atMs) => testClick(workspace, { atMs })));
  return packClicks(testBatchOf(clicks));
}

async function clicksByDay(workspaceId: string) {
  const sql = `SELECT day, sum(gross_clicks) AS n FROM rollup_daily WHERE workspace_id = ? GROUP BY 1 ORDER BY 1`;
  return rowsOf<{ day: string; n: number }>(sql, workspaceId);
}

/** A day of a zone is the sum of the hours that begin in it. */
async function expectHoursOfDays(workspaceId: string, timezone: string): Promise<void> {
  const hours = await rowsOf<{ hour: number; n: number }>(
    `SELECT hour_ms AS hour, sum(gross_clicks) AS n FROM rollup_hourly WHERE workspace_id = ? GROUP BY 1`,
    workspaceId,
  );
  const days = new Map<string, number>();
  for (const { hour, n } of hours) {
    const day = localDay(timezone, hour);
    days.set(day, (days.get(day) ?? 0) + n);
  }
  expect(new Map((await clicksByDay(workspaceId)).map(({ day, n }) => [day, n]))).toEqual(days);
}

/** Every half hour from that moment on. */
const halfHours = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => Date.parse(from) + (i * HOUR_MS) / 2);

test.each([
  ["the day with 25 hours", "Europe/Berlin", halfHours("2026-10-24T22:00Z", 50), ["2026-10-25"]],
  ["the day with 23 hours", "Europe/Berlin", halfHours("2026-03-28T23:00Z", 46), ["2026-03-29"]],
  ["a leap day", "UTC", halfHours("2028-02-29T00:00Z", 48), ["2028-02-29"]],
  [
    "the ends of a leap day",
    "America/New_York",
    [Date.parse("2028-02-29T04:59:59.999Z"), Date.parse("2028-03-01T05:00Z")],
    ["2028-02-28", "2028-03-01"],
  ],
])(
  "clicks of %s in %s are counted once, in its hours and days",
  async (_, timezone, times, days) => {
    const workspace = await createTestWorkspace(env.CONTROL, { timezone });
    const { workspaceId } = workspace;
    const nowMs = Math.max(...times);
    const queue = factsQueue(nowMs, () => env);
    const message = await messageOf(workspace, times);
    for (let i = 0; i < 2; i += 1) queue.send(message, nowMs);
    await queue.runUntil(nowMs);
    expect((await clicksByDay(workspaceId)).map(({ day }) => day)).toEqual(days);
    await expectHoursOfDays(workspaceId, timezone);
    expect(await expectClickBooks(workspaceId)).toMatchObject({ gross: times.length });
  },
);

test.each([
  ["two hours ahead", 2 * HOUR_MS],
  ["two hours behind", -2 * HOUR_MS],
])(
  "clicks and results of a clock %s count once, whatever the consumer's says",
  async (_, skewMs) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const { workspaceId } = workspace;
    const click = await testClick(workspace, { atMs: NOON + skewMs });
    const exact = await testClick(workspace, { atMs: NOON });
    const bodies = [
      packClicks(testBatchOf([click, exact])),
      testConversion(workspace, click, { txid: "skewed", receivedAtMs: NOON + skewMs + 60_000 }),
      testConversion(workspace, click, { txid: "by our clock", receivedAtMs: NOON + 60_000 }),
    ];
    const queue = factsQueue(NOON, () => env);
    for (const body of [...bodies, ...bodies]) queue.send(body, NOON);
    await queue.runUntil(NOON);
    expect(queue.done.size).toBe(6);
    expect(await expectClickBooks(workspaceId)).toEqual({ gross: 2, clicks: 2, unique: 2 });
    await expectBalanced(workspaceId);
    const kept = `SELECT count(*) AS n FROM conversions WHERE workspace_id = ? AND txid = 'skewed' AND status = 'approved'`;
    expect(await rowsOf(kept, workspaceId)).toEqual([{ n: 1 }]);
  },
);

test("messages that come again eleven days later, after their window has forgotten them, change nothing", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const click = await testClick(workspace, { atMs: NOON });
  const bodies = [
    packClicks(testBatchOf([click, await testClick(workspace, { atMs: NOON })])),
    testConversion(workspace, click, { txid: "T1" }),
  ];
  const queue = factsQueue(NOON, () => env);
  for (const body of bodies) queue.send(body, NOON);
  for (let day = 1; day <= 11; day += 1) {
    const atMs = NOON + day * DAY_MS;
    queue.send(await messageOf(workspace, [atMs]), atMs);
  }
  await queue.runUntil(NOON + 11 * DAY_MS);
  const before = await expectClickBooks(workspaceId);
  for (const body of bodies) queue.send(body, NOON + 11 * DAY_MS);
  await queue.runUntil(NOON + 11 * DAY_MS);

  expect(queue.held.size).toBe(0);
  expect(before).toEqual({ gross: 13, clicks: 13, unique: 13 });
  expect(await expectClickBooks(workspaceId)).toEqual(before);
  await expectBalanced(workspaceId);
  const results = `SELECT count(*) AS n FROM conversions WHERE workspace_id = ?`;
  expect(await rowsOf(results, workspaceId)).toEqual([{ n: 1 }]);
});
