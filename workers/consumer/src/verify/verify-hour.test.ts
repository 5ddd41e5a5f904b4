import { addDays, dayStartMs } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld, named } from "../../test-support/audit-world.ts";
import { busyWorld } from "../../test-support/busy-world.ts";
import { rowsOf } from "../../test-support/books.ts";
import { deps } from "../../test-support/journey-world.ts";
import { checkDay } from "./check-day.ts";
import type { Checked } from "./checked.ts";
import { verifyHour } from "./verify-hour.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test("journeys, refunds, changes by hand and payments leave books without a difference", async () => {
  const { ada } = await busyWorld();
  const { workspaceId } = ada;
  const workspace = await deps().settingsOf(workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  const own = { workspace, db: env.EVENTS, log: env.LOG, nowMs: Date.now() };
  const days = await rowsOf<{ day: number }>(
    `SELECT DISTINCT hour_ms - hour_ms % ${DAY_MS} AS day FROM rollup_hourly WHERE workspace_id = ?`,
    workspaceId,
  );
  const hours = await rowsOf<{ hour: number }>(
    `SELECT DISTINCT hour_ms AS hour FROM rollup_hourly WHERE workspace_id = ?1
     UNION SELECT at_ms - at_ms % ${HOUR_MS} FROM conversion_history WHERE workspace_id = ?1
     UNION SELECT at_ms - at_ms % ${HOUR_MS} FROM payout_ledger WHERE workspace_id = ?1`,
    workspaceId,
  );
  const ends = days.map(({ day }) => ({ hour: day + DAY_MS - HOUR_MS }));
  let events = 0;
  for (const { hour } of [...hours, ...ends]) {
    const checked = await verifyHour({ ...own, fromMs: hour, toMs: hour + HOUR_MS });
    expect(checked.findings).toEqual([]);
    events += checked.events;
  }
  expect(events).toBeGreaterThan(10);
});

/** The day of the audited hour, in the workspace's zone. */
async function dayOf(timezone: string): Promise<{
  workspaceId: string;
  check: () => Promise<Checked>;
}> {
  const { hour, workspaceId } = await auditWorld(timezone);
  const [row] = await rowsOf<{ day: string }>(
    "SELECT DISTINCT day FROM rollup_daily WHERE workspace_id = ?",
    workspaceId,
  );
  const day = row?.day ?? "";
  const range = {
    day,
    fromMs: dayStartMs(timezone, day),
    toMs: dayStartMs(timezone, addDays(day, 1)),
  };
  return { workspaceId, check: () => checkDay(hour, range) };
}

test.each(["UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])(
  "days of %s are the sum of their hours, and a changed one is named",
  async (timezone) => {
    const { workspaceId, check } = await dayOf(timezone);
    expect((await check()).findings).toEqual([]);
    await env.EVENTS.prepare(
      "UPDATE rollup_daily SET revenue_micros = revenue_micros + 1 WHERE workspace_id = ? AND revenue_micros > 0",
    )
      .bind(workspaceId)
      .run();
    const found = new Set(named((await check()).findings));
    expect(found).toContain("changed-amount rollup_daily null");
  },
);

test.each([
  ["facet_daily", "value = 'DE'", "UPDATE facet_daily SET clicks = clicks + 1"],
  ["facet_daily", "value = 'DE'", "UPDATE facet_daily SET value = 'FR'"],
])("a changed %s (%s) is named with its dimension", async (table, where, sql) => {
  const { workspaceId, check } = await dayOf("UTC");
  await env.EVENTS.prepare(`${sql} WHERE workspace_id = ? AND ${where}`).bind(workspaceId).run();
  const { findings } = await check();
  expect(findings.length).toBeGreaterThan(0);
  for (const { place, bucket } of findings) {
    expect(place).toBe(table);
    expect(bucket).toContain("country");
  }
});
