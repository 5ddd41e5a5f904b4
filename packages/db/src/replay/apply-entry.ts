import { clickDayKeySql } from "../events/click-day-keys.ts";
import { lockLedgerStatement } from "../events/ledger-lock.ts";
import type { JournalEntry } from "../events/journal-lines.ts";

type Entry = Exclude<JournalEntry, { readonly kind: "conversion" | "batch" }>;

/** What belongs to no conversion: it stands as it stood, whoever applies it again. */
export async function applyEntries(
  db: D1Database,
  workspaceId: string,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  await db.batch(entries.map((entry) => statementOf(db, workspaceId, entry)));
}

function statementOf(db: D1Database, workspaceId: string, entry: Entry): D1PreparedStatement {
  if (entry.kind === "lock") return lockLedgerStatement(db, workspaceId, entry.line.lockedToMs);
  const sql = entry.kind === "ledger" ? ENTRY_SQL : PAYMENT_SQL;
  return db.prepare(sql).bind(workspaceId, JSON.stringify(entry.line));
}

const ENTRY_SQL = `
  INSERT OR IGNORE INTO payout_ledger
    (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms, sequence, note, actor)
  VALUES (?1, ?2 ->> 'id', ?2 ->> 'publisherId', ?2 ->> 'conversionId', ?2 ->> 'kind', ?2 ->> 'amountMicros',
    ?2 ->> 'currency', ?2 ->> 'atMs', ?2 ->> 'sequence', ?2 ->> 'note', ?2 ->> 'actor')`;

const PAYMENT_SQL = `
  INSERT OR IGNORE INTO statement_payments
    (workspace_id, publisher_id, currency, start_ms, end_ms, first_day, last_day, entry_id)
  VALUES (?1, ?2 ->> 'publisherId', ?2 ->> 'currency', ?2 ->> 'startMs', ?2 ->> 'endMs', ?2 ->> 'firstDay',
    ?2 ->> 'lastDay', ?2 ->> 'entryId')`;

/**
 * Marks as settled what the ledger has of clicks: link by link in their order, until what was entered for the publisher's day
 * is used up. Which link of a day that was settled in part is of no account: the rest is entered with the next.
 */
export async function settleApplied(db: D1Database, workspaceId: string): Promise<void> {
  await db.prepare(SETTLE_SQL).bind(workspaceId).run();
}

const SETTLE_SQL = `
  UPDATE click_earnings SET settled_micros = s.settled FROM (
    SELECT e.campaign_id, e.publisher_id, e.day, e.link_id,
      max(0, min(e.earned_micros, l.entered - (sum(e.earned_micros) OVER (
        PARTITION BY e.campaign_id, e.publisher_id, e.day ORDER BY e.link_id) - e.earned_micros))) AS settled
    FROM click_earnings e JOIN (
      SELECT conversion_id, sum(amount_micros) AS entered FROM payout_ledger
      WHERE workspace_id = ?1 AND conversion_id >= 'clicks:' AND conversion_id < 'clicks;' GROUP BY 1) l
      ON l.conversion_id = ${clickDayKeySql("clicks", "e")}
    WHERE e.workspace_id = ?1) s
  WHERE click_earnings.workspace_id = ?1 AND click_earnings.campaign_id = s.campaign_id
    AND click_earnings.publisher_id = s.publisher_id AND click_earnings.day = s.day
    AND click_earnings.link_id = s.link_id AND click_earnings.settled_micros <> s.settled`;
