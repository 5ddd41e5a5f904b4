import type { LedgerRecord } from "./conversion-facts.ts";
import { ADDED_ENTRY_LINE_SQL } from "./journal.ts";
import { entryTimeSql } from "./ledger-lock.ts";
import { readLedgerEntries, type HandEntry } from "./payout-ledger.ts";

/** A payment by hand that pays for everything of a period. */
export type PeriodPayment = Omit<HandEntry, "kind"> & {
  readonly startMs: number;
  /** First millisecond after it. */
  readonly endMs: number;
  /** `yyyy-mm-dd`, both inclusive. */
  readonly firstDay: string;
  readonly lastDay: string;
};

type PeriodPlace = Pick<PeriodPayment, "publisherId" | "currency" | "startMs" | "endMs">;
export type PaidPeriod = Pick<PeriodPayment, "firstDay" | "lastDay" | "amountMicros" | "note">;

export type PeriodPaymentOutcome =
  /** It stands in the ledger, by this call or one before with the same id. */
  | { readonly kind: "paid"; readonly entry: LedgerRecord }
  | { readonly kind: "overlaps"; readonly paid: readonly PaidPeriod[] }
  /** Something else was paid since payments were counted: the amount has to be worked out again. */
  | { readonly kind: "outdated" };

/** How many payments a publisher has had in a currency; it only grows. */
export async function countPayments(
  db: D1Database,
  workspaceId: string,
  publisherId: string,
  currency: string,
): Promise<number> {
  const row = await db
    .prepare(`SELECT ${PAYMENTS_SQL} AS payments`)
    .bind(workspaceId, publisherId, currency)
    .first<{ payments: number }>();
  return row?.payments ?? 0;
}

/** Of the payments of other periods those that pay for a part of this one; the first five. */
export async function readPaidPeriods(
  db: D1Database,
  workspaceId: string,
  { publisherId, currency, startMs, endMs }: PeriodPlace,
): Promise<readonly PaidPeriod[]> {
  const { results } = await db
    .prepare(OVERLAPPING_SQL)
    .bind(workspaceId, publisherId, currency, startMs, endMs)
    .all<PaidPeriod>();
  return results;
}

/**
 * Pays for a period once: in one transaction, and only if no payment of a period that overlaps it stands, and as many
 * payments as were counted before its amount was worked out. Without that, two at once would pay the same twice.
 */
export async function payPeriod(
  db: D1Database,
  workspaceId: string,
  payment: PeriodPayment,
  counted: number,
): Promise<PeriodPaymentOutcome> {
  const { id, publisherId, currency, startMs, endMs, firstDay, lastDay } = payment;
  const { amountMicros, atMs, note, actor } = payment;
  const place = [workspaceId, publisherId, currency, startMs, endMs] as const;
  await db.batch([
    db.prepare(CLAIM_SQL).bind(...place, firstDay, lastDay, id, counted),
    db.prepare(PAY_SQL).bind(...place, id, amountMicros, atMs, note, actor),
    db.prepare(ADDED_ENTRY_LINE_SQL).bind(workspaceId, id),
    db.prepare(PAYMENT_LINE_SQL).bind(workspaceId, id, atMs),
  ]);
  const entry = (await readLedgerEntries(db, workspaceId, [id])).get(id);
  if (entry !== undefined) return { kind: "paid", entry };
  const paid = await readPaidPeriods(db, workspaceId, payment);
  return paid.length > 0 ? { kind: "overlaps", paid } : { kind: "outdated" };
}

/** ?1 workspace, ?2 publisher, ?3 currency. Payments belong to no conversion: the index has them side by side. */
const PAYMENTS_SQL = `(
  SELECT count(*) FROM payout_ledger INDEXED BY payout_ledger_once WHERE workspace_id = ?1 AND conversion_id = '' AND kind = 'payment'
    AND publisher_id = ?2 AND currency = ?3)`;

/** ?4 and ?5 are the bounds of the period. */
const OVERLAPS_SQL = `workspace_id = ?1 AND publisher_id = ?2 AND currency = ?3
  AND start_ms < ?5 AND end_ms > ?4 AND NOT (start_ms = ?4 AND end_ms = ?5)`;

const CLAIM_SQL = `
  INSERT INTO statement_payments
    (workspace_id, publisher_id, currency, start_ms, end_ms, first_day, last_day, entry_id)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
  WHERE NOT EXISTS (SELECT 1 FROM statement_payments WHERE ${OVERLAPS_SQL}) AND ${PAYMENTS_SQL} = ?9
  ON CONFLICT DO NOTHING`;

const PAY_SQL = `
  INSERT INTO payout_ledger
    (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms, note, actor, sequence)
  SELECT ?1, ?6, ?2, '', 'payment', ?7, ?3, ${entryTimeSql("?8")}, ?9, ?10, (
    SELECT coalesce(max(sequence), 0) + 1 FROM payout_ledger
    WHERE workspace_id = ?1 AND conversion_id = '' AND kind = 'payment')
  FROM statement_payments
  WHERE workspace_id = ?1 AND publisher_id = ?2 AND currency = ?3 AND start_ms = ?4 AND end_ms = ?5
    AND entry_id = ?6
  ON CONFLICT (workspace_id, id) DO NOTHING`;

/** Right after the line of its entry: without that there is none of it either. */
const PAYMENT_LINE_SQL = `
  INSERT INTO journal (workspace_id, at_ms, kind, line)
  SELECT workspace_id, ?3, 'payment', json_object('publisherId', publisher_id, 'currency', currency, 'startMs', start_ms,
    'endMs', end_ms, 'firstDay', first_day, 'lastDay', last_day, 'entryId', entry_id)
  FROM statement_payments WHERE workspace_id = ?1 AND entry_id = ?2 AND changes() > 0`;

const OVERLAPPING_SQL = `
  SELECT p.first_day AS firstDay, p.last_day AS lastDay, l.amount_micros AS amountMicros, l.note
  FROM (SELECT * FROM statement_payments WHERE ${OVERLAPS_SQL}) p
  JOIN payout_ledger l ON l.workspace_id = ?1 AND l.id = p.entry_id
  ORDER BY p.start_ms LIMIT 5`;
