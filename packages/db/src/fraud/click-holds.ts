import type { Signal } from "@cleverdrip/core";
import { and, eq } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { clickDayKeySql } from "../events/click-day-keys.ts";
import { ADDED_ENTRY_LINE_SQL } from "../events/journal.ts";
import { jsonParts } from "../events/json-parts.ts";
import { entryTimeSql } from "../events/ledger-lock.ts";
import { closedDaySql, toldSql } from "./held-part.ts";
import { clickHolds } from "./click-hold-tables.ts";

export type ClickHoldRecord = typeof clickHolds.$inferSelect;

/** A publisher's clicks of a campaign and day, the last as `yyyy-mm-dd` in the workspace's zone. */
export type ClickDay = Pick<ClickHoldRecord, "day" | "campaignId" | "publisherId">;

/** Of a day's clicks in the sample so many are marked, and what by. */
export type MarkedDay = ClickDay &
  Pick<ClickHoldRecord, "marked" | "sampled" | "score"> & { readonly signals: readonly Signal[] };

export type ClickHoldDecision = ClickDay & {
  readonly decision: "paid" | "refused";
  readonly decidedBy: string;
  readonly note: string;
  /** Of the entry in the ledger, where one is needed; a fresh id. */
  readonly entryId: string;
  /** What the publisher reads beside that entry. */
  readonly entryNote: string;
};

/** Days with something held that nobody has decided, since that one. */
export async function openClickHolds(
  db: D1Database,
  workspaceId: string,
  sinceDay: string,
): Promise<readonly ClickDay[]> {
  const { results } = await db
    .prepare(
      `SELECT day, campaign_id AS campaignId, publisher_id AS publisherId FROM click_holds INDEXED BY click_holds_open
       WHERE workspace_id = ?1 AND day >= ?2 AND decision = 'open'`,
    )
    .bind(workspaceId, sinceDay)
    .all<ClickDay>();
  return results;
}

/**
 * Holds the marked part of what these days' clicks have earned so far. Days that earned nothing are left out, and so are those
 * of which something is in a statement that is closed. What a person decided stays.
 */
export async function holdClicks(
  db: D1Database,
  workspaceId: string,
  days: readonly MarkedDay[],
  { rulesVersion, nowMs }: { readonly rulesVersion: number; readonly nowMs: number },
): Promise<void> {
  const rows = days.map((own) => [
    own.day,
    own.campaignId,
    own.publisherId,
    own.marked,
    own.sampled,
    own.score,
    JSON.stringify(own.signals),
  ]);
  const parts = jsonParts(rows);
  if (parts.length === 0) return;
  await db.batch(
    parts.map((part) => db.prepare(HOLD_SQL).bind(part, workspaceId, rulesVersion, nowMs)),
  );
}

/** What is not marked any more is held no longer, unless a person decided. */
export async function releaseClicks(
  db: D1Database,
  workspaceId: string,
  days: readonly ClickDay[],
): Promise<void> {
  const parts = jsonParts(days.map(keyOf));
  if (parts.length === 0) return;
  await db.batch(parts.map((part) => db.prepare(RELEASE_SQL).bind(part, workspaceId)));
}

export async function findClickHold(
  db: D1Database,
  workspaceId: string,
  { day, campaignId, publisherId }: ClickDay,
): Promise<ClickHoldRecord | null> {
  const row = await eventsDb(db)
    .select()
    .from(clickHolds)
    .where(
      and(
        eq(clickHolds.workspaceId, workspaceId),
        eq(clickHolds.day, day),
        eq(clickHolds.campaignId, campaignId),
        eq(clickHolds.publisherId, publisherId),
      ),
    )
    .get();
  return row ?? null;
}

/**
 * Pays the held part of a day's clicks, or refuses it, and the other way round later; false where nothing changed. With what is
 * refused the ledger has all that the day's clicks earned, and an entry that takes the part away: both for the publisher to
 * read.
 */
export async function decideClickHold(
  db: D1Database,
  workspaceId: string,
  asked: ClickHoldDecision,
  nowMs: number,
): Promise<boolean> {
  const { day, campaignId, publisherId, decision, decidedBy, note, entryId, entryNote } = asked;
  const place = [workspaceId, entryId, day, campaignId, publisherId] as const;
  const [changed] = await db.batch([
    db.prepare(DECIDE_SQL).bind(...place, decision, decidedBy, nowMs, note),
    db.prepare(ENTER_SQL).bind(...place, nowMs, entryNote, decidedBy),
    db.prepare(ADDED_ENTRY_LINE_SQL).bind(workspaceId, entryId),
  ]);
  return (changed?.meta.changes ?? 0) > 0;
}

/** In the order of the tables' keys. */
export function keyOf({ day, campaignId, publisherId }: ClickDay): readonly string[] {
  return [day, campaignId, publisherId];
}

/** The share first: the product of both may be more than 64 bits hold. */
const HELD_SQL = `CAST(round(sum(e.earned_micros) * ((r.value ->> 3) * 1.0 / (r.value ->> 4))) AS INTEGER)`;

const HOLD_SQL = `
  INSERT INTO click_holds (workspace_id, day, campaign_id, publisher_id, currency, earned_micros, held_micros, marked, sampled,
    score, signals, rules_version, since_ms)
  SELECT ?2, e.day, e.campaign_id, e.publisher_id, e.currency, sum(e.earned_micros), ${HELD_SQL}, r.value ->> 3,
    r.value ->> 4, r.value ->> 5, r.value ->> 6, ?3, ?4
  FROM json_each(?1) r CROSS JOIN click_earnings e ON e.workspace_id = ?2 AND e.campaign_id = r.value ->> 1
    AND e.publisher_id = r.value ->> 2 AND e.day = r.value ->> 0
  GROUP BY r.key HAVING ${HELD_SQL} > 0 AND NOT ${closedDaySql("?2", "e")}
  ON CONFLICT (workspace_id, day, campaign_id, publisher_id) DO UPDATE SET currency = excluded.currency,
    earned_micros = excluded.earned_micros, held_micros = excluded.held_micros, marked = excluded.marked,
    sampled = excluded.sampled, score = excluded.score, signals = excluded.signals, rules_version = excluded.rules_version
  WHERE decision = 'open' AND (earned_micros, held_micros, marked, sampled, score, signals, rules_version)
    IS NOT (excluded.earned_micros, excluded.held_micros, excluded.marked, excluded.sampled, excluded.score,
      excluded.signals, excluded.rules_version)`;

const RELEASE_SQL = `
  DELETE FROM click_holds WHERE workspace_id = ?2 AND decision = 'open' AND (day, campaign_id, publisher_id) IN (
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1))`;

/** ?1 workspace, ?2 entry. What waited and is paid comes into the ledger with the day's other clicks. */
const DECIDE_SQL = `
  UPDATE click_holds SET decision = ?6, decided_by = ?7, decided_at_ms = ?8, note = ?9
  WHERE workspace_id = ?1 AND day = ?3 AND campaign_id = ?4 AND publisher_id = ?5 AND decision <> ?6`;

/** From what the ledger has been told of the held part to what was decided: also after a restore from before that. */
const ENTER_SQL = `
  INSERT INTO payout_ledger
    (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms, note, actor, sequence)
  SELECT ?1, ?2, publisher_id, key, 'adjust', wanted - told, currency, ${entryTimeSql("?6")}, ?7, ?8, told_times + 1
  FROM (
    SELECT h.publisher_id, ${clickDayKeySql("held", "h")} AS key, currency, iif(decision = 'refused', -held_micros, 0) AS wanted,
      ${toldSql("h", "sum(l.amount_micros)")} AS told, ${toldSql("h", "max(l.sequence)")} AS told_times
    FROM click_holds h WHERE workspace_id = ?1 AND day = ?3 AND campaign_id = ?4 AND publisher_id = ?5)
  WHERE wanted <> told
  ON CONFLICT (workspace_id, id) DO NOTHING`;
