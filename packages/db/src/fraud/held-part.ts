import { clickDayKeySql } from "../events/click-day-keys.ts";

/** Of the entries that refuse a held part, or pay it after all; 0 without any. ?1 is the workspace. */
export function toldSql(row: string, of: string): string {
  return `coalesce((SELECT ${of} FROM payout_ledger l INDEXED BY payout_ledger_once
    WHERE l.workspace_id = ?1 AND l.conversion_id = ${clickDayKeySql("held", row)}), 0)`;
}

/**
 * SQL for what waits of a day's clicks, until a person decides or it is not marked any more. What the ledger has as refused does
 * not wait as well: after a restore from before the decision it would be taken away twice.
 */
export function heldSql(row: string): string {
  return `coalesce((SELECT max(0, h.held_micros + ${toldSql("h", "sum(l.amount_micros)")}) FROM click_holds h
    WHERE h.workspace_id = ?1 AND h.day = ${row}.day AND h.campaign_id = ${row}.campaign_id
      AND h.publisher_id = ${row}.publisher_id AND h.decision = 'open'), 0)`;
}

/** Whether a closed statement pays for something of a day's clicks; `workspace` is its parameter. */
export function closedDaySql(workspace: string, row: string): string {
  return `EXISTS (
    SELECT 1 FROM payout_ledger l INDEXED BY payout_ledger_once CROSS JOIN ledger_locks k ON k.workspace_id = l.workspace_id
    WHERE l.workspace_id = ${workspace} AND l.conversion_id = ${clickDayKeySql("clicks", row)}
      AND l.at_ms < k.locked_to_ms)`;
}
