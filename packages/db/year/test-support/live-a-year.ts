import { addDays, dayStartMs, periodsOf, type Statement } from "@cleverdrip/core";
import { createRandom, type Random } from "@cleverdrip/simulator";
import { clickRecord, recordedBatch } from "../../test-support/click-record.ts";
import { creation } from "../../test-support/conversion-write.ts";
import type { ConversionState } from "../../src/events/conversion-write.ts";
import { lockLedger } from "../../src/events/ledger-lock.ts";
import { settleClicks } from "../../src/events/settle-clicks.ts";
import { storeClicks } from "../../src/events/store-clicks.ts";
import { writeConversion } from "../../src/events/write-conversion.ts";
import { integer, pick } from "./draw.ts";
import { CAMPAIGNS, changeResult, makeResult, PUBLISHERS, ZONE } from "./make-results.ts";
import { readStatements } from "./read-statements.ts";

export const WORKSPACE = "wsp_year";
const FIRST_DAY = "2026-01-01";
export const LAST_DAY = "2026-12-31";
const HOUR_MS = 3_600_000;

/** Statements as they were when their period had just ended. */
export type Year = { readonly issued: readonly Statement[]; readonly results: number };

/** Results, changes of earlier ones, paid clicks, payments and corrections, day by day, a statement at each month's end. */
export async function liveAYear(db: D1Database, perDay: number): Promise<Year> {
  const random = createRandom("a year of money");
  const states: ConversionState[] = [];
  const issued: Statement[] = [];
  const months = periodsOf("monthly", dayStartMs(ZONE, FIRST_DAY), yearEndMs(), ZONE);
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) {
    const startMs = dayStartMs(ZONE, day);
    const ended = months.find(({ endMs }) => endMs === startMs);
    if (ended !== undefined) {
      await lockLedger(db, WORKSPACE, ended.endMs);
      issued.push(...(await issue(db, ended.firstDay, startMs)));
    }
    for (let i = 0; i < perDay; i += 1) await live(db, random, states, startMs);
    await storePaidClicks(db, random, startMs);
    const attempt = `settle-${day}`;
    await settleClicks(db, WORKSPACE, { beforeDay: day, attempt, nowMs: startMs });
  }
  const beforeDay = addDays(LAST_DAY, 1);
  await settleClicks(db, WORKSPACE, { beforeDay, attempt: "settle-end", nowMs: yearEndMs() - 1 });
  return { issued, results: states.length };
}

export function yearEndMs(): number {
  return dayStartMs(ZONE, addDays(LAST_DAY, 1));
}

async function issue(db: D1Database, firstDay: string, nowMs: number): Promise<Statement[]> {
  const all = await Promise.all(PUBLISHERS.map((id) => readStatements(db, WORKSPACE, id, nowMs)));
  return all.flat().filter(({ period }) => period.firstDay === firstDay);
}

/** A new result, and for every third a change of an earlier one, written by a clock that is up to a day behind. */
async function live(db: D1Database, random: Random, states: ConversionState[], startMs: number) {
  const atMs = startMs + integer(random, 0, 22 * HOUR_MS);
  const after = makeResult(random, states.length, atMs);
  states.push(after);
  await writeConversion(db, WORKSPACE, ZONE, creation(after, { nowMs: atMs }));
  if (integer(random, 0, 2) !== 0) return;
  const place = integer(random, 0, states.length - 1);
  const before = states[place];
  const changed = before === undefined ? null : changeResult(random, before);
  if (before === undefined || changed === null) return;
  states[place] = changed;
  const facets = { country: "", device: "", os: "", browser: "", referrer: "", sub1: "" };
  const known = { ...before, ...facets, workspaceId: WORKSPACE };
  const nowMs = atMs - integer(random, 0, 24 * HOUR_MS);
  await writeConversion(db, WORKSPACE, ZONE, creation(changed, { before: known, nowMs }));
}

async function storePaidClicks(db: D1Database, random: Random, startMs: number): Promise<void> {
  const clicks = Array.from({ length: 20 }, () => {
    const { id: campaignId, currency } = pick(random, CAMPAIGNS);
    // Some come a few days late, after their day was entered.
    const lateMs = integer(random, 0, 9) === 0 ? 48 * HOUR_MS : 0;
    return clickRecord({
      atMs: startMs + integer(random, 0, 22 * HOUR_MS) - lateMs,
      campaignId,
      currency,
      publisherId: pick(random, PUBLISHERS),
      linkId: `lnk_${integer(random, 0, 4)}`,
      payoutMicros: integer(random, 0, 99_999),
    });
  });
  const attempt = `clicks-${startMs}`;
  const options = { timezone: ZONE, keepsRows: true, attempt, nowMs: startMs };
  await storeClicks(db, WORKSPACE, [recordedBatch(clicks)], options);
}
