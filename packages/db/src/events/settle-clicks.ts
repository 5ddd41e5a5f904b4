import { entityId, sha256 } from "@cleverdrip/core";
import { heldSql } from "../fraud/held-part.ts";
import { settleApplied } from "../replay/apply-entry.ts";
import { clickDayKey, clickDayKeySql } from "./click-day-keys.ts";
import { entryLineSql } from "./journal.ts";
import { entryTimeSql } from "./ledger-lock.ts";

/** Publishers' days that one call takes over into the ledger; what is left waits for the next. */
const STEP = 200;

export type SettleClicks = {
  /** `yyyy-mm-dd` in the workspace's zone: days before it are closed. */
  readonly beforeDay: string;
  /** Unique per call: no other one's entries are taken for its own. */
  readonly attempt: string;
  readonly nowMs: number;
};

type Open = {
  readonly campaignId: string;
  readonly publisherId: string;
  readonly day: string;
  readonly currency: string;
  readonly clicks: number;
  readonly openMicros: number;
  /** Of what they earned: it waits until a person decides, or it is not marked any more. */
  readonly heldMicros: number;
  /** Entries of that day so far. */
  readonly entries: number;
};

/**
 * Enters what the clicks of closed days earned, one entry a publisher, campaign and day, and returns how many. Clicks that
 * come later make another entry of what they add. What is held of a day is not entered, and taken back where it was, until
 * it is held no longer. Two calls at once enter it once: an entry is written only while its
 * amount is what is open. What the ledger has of a day is not open, also where a replay has not marked it yet.
 */
export async function settleClicks(
  db: D1Database,
  workspaceId: string,
  { beforeDay, attempt, nowMs }: SettleClicks,
): Promise<number> {
  const { results } = await db.prepare(OPEN_SQL).bind(workspaceId, beforeDay, STEP).all<Open>();
  const due = results.filter(({ openMicros }) => openMicros !== 0);
  // Entered before, and not marked: a replay is under way, or one has died.
  if (due.length < results.length) await settleApplied(db, workspaceId);
  if (due.length === 0) return 0;
  const rows = JSON.stringify(due.map((open) => entryRow(open, attempt, nowMs)));
  const [written] = await db.batch([
    db.prepare(ENTER_SQL).bind(workspaceId, rows, nowMs),
    db.prepare(CLOSE_SQL).bind(workspaceId, rows),
    db.prepare(LINES_SQL).bind(workspaceId, rows),
  ]);
  return written?.meta.changes ?? 0;
}

function entryRow(open: Open, attempt: string, nowMs: number): readonly (string | number)[] {
  const { campaignId, publisherId, day, currency, openMicros } = open;
  const key = clickDayKey("clicks", open);
  const sequence = open.entries + 1;
  const seed = sha256(new TextEncoder().encode(`${attempt}:${key}:${sequence}`));
  const id = entityId("led", nowMs, seed);
  const kind = openMicros > 0 ? "earn" : "reverse";
  const note = noteOf(open);
  return [campaignId, publisherId, day, key, id, kind, openMicros, currency, sequence, note];
}

/** For the publisher to read. */
function noteOf({ day, clicks, entries, heldMicros, openMicros }: Open): string {
  if (heldMicros > 0 && openMicros < 0)
    return `clicks of ${day}: a part is held while it is checked`;
  const held = heldMicros > 0 ? ", without what is held while it is checked" : "";
  return entries === 0
    ? `payable clicks of ${day}: ${clicks}${held}`
    : `later clicks of ${day}: ${clicks} in all${held}`;
}

/**
 * `due`: what was earned and is not held. A replay has entries before it has their clicks: only what goes beyond them is open.
 * Less than was settled is taken back.
 */
const OPEN_MICROS = `iif(due > settled, max(0, due - max(settled, entered)), due - settled)`;

const HELD_SQL = heldSql("e");

/** What is held stays unsettled: those days are looked at where more, or less, is held than is left out. */
const DUE_DAYS_SQL = `
  SELECT * FROM (SELECT DISTINCT campaign_id, publisher_id, day FROM click_earnings e INDEXED BY click_earnings_open
    WHERE workspace_id = ?1 AND day < ?2 AND earned_micros <> settled_micros AND ${HELD_SQL} = 0 ORDER BY day LIMIT ?3)
  UNION ALL
  SELECT * FROM (SELECT e.campaign_id, e.publisher_id, e.day
    FROM click_holds w INDEXED BY click_holds_open CROSS JOIN click_earnings e ON e.workspace_id = ?1
      AND e.campaign_id = w.campaign_id AND e.publisher_id = w.publisher_id AND e.day = w.day
    WHERE w.workspace_id = ?1 AND w.decision = 'open' AND w.day < ?2
    GROUP BY 1, 2, 3 HAVING max(0, sum(e.earned_micros) - ${HELD_SQL}) <> sum(e.settled_micros) LIMIT ?3)`;

const OPEN_SQL = `
  SELECT *, ${OPEN_MICROS} AS openMicros FROM (
    SELECT e.campaign_id AS campaignId, e.publisher_id AS publisherId, e.day, e.currency, sum(clicks) AS clicks,
      ${HELD_SQL} AS heldMicros, max(0, sum(earned_micros) - ${HELD_SQL}) AS due, sum(settled_micros) AS settled,
      ${enteredSql("count(*)")} AS entries, ${enteredSql("coalesce(sum(amount_micros), 0)")} AS entered
    FROM (${DUE_DAYS_SQL}) d CROSS JOIN click_earnings e ON e.workspace_id = ?1 AND e.campaign_id = d.campaign_id
      AND e.publisher_id = d.publisher_id AND e.day = d.day
    GROUP BY 1, 2, 3)`;

function enteredSql(of: string): string {
  return `(SELECT ${of} FROM payout_ledger l INDEXED BY payout_ledger_once WHERE l.workspace_id = ?1
      AND l.conversion_id = ${clickDayKeySql("clicks", "e")})`;
}

const ENTER_SQL = `
  INSERT OR IGNORE INTO payout_ledger (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency,
    at_ms, sequence, note, actor)
  SELECT ?1, r.value ->> 4, r.value ->> 1, r.value ->> 3, r.value ->> 5, r.value ->> 6, r.value ->> 7,
    ${entryTimeSql("?3")}, r.value ->> 8, r.value ->> 9, 'schedule'
  FROM json_each(?2) r WHERE r.value ->> 6 = (
    SELECT ${OPEN_MICROS} FROM (
      SELECT max(0, sum(earned_micros) - ${HELD_SQL}) AS due, sum(settled_micros) AS settled,
        (SELECT coalesce(sum(amount_micros), 0) FROM payout_ledger INDEXED BY payout_ledger_once
          WHERE workspace_id = ?1 AND conversion_id = r.value ->> 3) AS entered
      FROM click_earnings e WHERE workspace_id = ?1
        AND campaign_id = r.value ->> 0 AND publisher_id = r.value ->> 1 AND day = r.value ->> 2))`;

const LINES_SQL = entryLineSql("id IN (SELECT r.value ->> 4 FROM json_each(?2) r)");

/** Of the entries that this very call has written: link by link in their order, what is held is the last of it. */
const CLOSE_SQL = `
  UPDATE click_earnings SET settled_micros = s.settled FROM (
    SELECT e.campaign_id, e.publisher_id, e.day, e.link_id,
      max(0, min(e.earned_micros, sum(e.earned_micros) OVER own - ${HELD_SQL}
        - (sum(e.earned_micros) OVER (own ORDER BY e.link_id) - e.earned_micros))) AS settled
    FROM json_each(?2) r CROSS JOIN click_earnings e ON e.workspace_id = ?1 AND e.campaign_id = r.value ->> 0
      AND e.publisher_id = r.value ->> 1 AND e.day = r.value ->> 2
    WHERE EXISTS (SELECT 1 FROM payout_ledger l WHERE l.workspace_id = ?1 AND l.id = r.value ->> 4)
    WINDOW own AS (PARTITION BY e.campaign_id, e.publisher_id, e.day)) s
  WHERE click_earnings.workspace_id = ?1 AND click_earnings.campaign_id = s.campaign_id
    AND click_earnings.publisher_id = s.publisher_id AND click_earnings.day = s.day
    AND click_earnings.link_id = s.link_id
    AND (click_earnings.campaign_id, click_earnings.publisher_id, click_earnings.day) IN (
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2))`;
