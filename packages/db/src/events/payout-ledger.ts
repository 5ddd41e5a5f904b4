import { and, desc, eq, gte, lt, or } from "drizzle-orm";
import { inIds } from "../control/search.ts";
import { whereEqual } from "../where-equal.ts";
import type { LedgerRecord } from "./conversion-facts.ts";
import { eventsDb } from "./events-db.ts";
import { payoutLedger } from "./fact-tables.ts";
import { ADDED_ENTRY_LINE_SQL } from "./journal.ts";
import { entryTimeSql } from "./ledger-lock.ts";

export type LedgerFilter = {
  readonly publisherId: string;
  readonly limit: number;
  /** The entry that the page starts after; null = the newest. */
  readonly before: { readonly atMs: number; readonly id: string } | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly kind: string | null;
  readonly currency: string | null;
};

/** An entry by hand: it belongs to no conversion. */
export type HandEntry = Omit<LedgerRecord, "workspaceId" | "conversionId" | "sequence"> & {
  readonly kind: "adjust" | "payment";
};

/** Newest first; one more than the limit where there is more. */
export async function listLedger(
  db: D1Database,
  workspaceId: string,
  { publisherId, limit, before, fromMs, toMs, ...filter }: LedgerFilter,
): Promise<LedgerRecord[]> {
  const { atMs, id } = payoutLedger;
  return eventsDb(db)
    .select()
    .from(payoutLedger)
    .where(
      and(
        eq(payoutLedger.workspaceId, workspaceId),
        eq(payoutLedger.publisherId, publisherId),
        before === null
          ? undefined
          : or(lt(atMs, before.atMs), and(eq(atMs, before.atMs), lt(id, before.id))),
        fromMs === null ? undefined : gte(atMs, fromMs),
        toMs === null ? undefined : lt(atMs, toMs),
        whereEqual(payoutLedger, filter, ["kind", "currency"]),
      ),
    )
    .orderBy(desc(atMs), desc(id))
    .limit(limit + 1);
}

/** Of these entries those that are there, by id. */
export async function readLedgerEntries(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LedgerRecord>> {
  const rows = await eventsDb(db)
    .select()
    .from(payoutLedger)
    .where(and(eq(payoutLedger.workspaceId, workspaceId), inIds(payoutLedger.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Adds an entry by hand and returns what now stands under its id: with an id that is there already nothing is added. The
 * number among those of its kind is drawn in the statement itself.
 */
export async function addLedgerEntry(
  db: D1Database,
  workspaceId: string,
  entry: HandEntry,
): Promise<LedgerRecord> {
  const { id, publisherId, kind, amountMicros, currency, atMs, note, actor } = entry;
  await db.batch([
    db
      .prepare(ADD_SQL)
      .bind(workspaceId, id, publisherId, kind, amountMicros, currency, atMs, note, actor),
    db.prepare(ADDED_ENTRY_LINE_SQL).bind(workspaceId, id),
  ]);
  const stored = (await readLedgerEntries(db, workspaceId, [id])).get(id);
  if (stored === undefined)
    throw new Error(`ledger entry ${id} is missing right after it was added`);
  return stored;
}

const ADD_SQL = `
  INSERT INTO payout_ledger
    (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms, note, actor, sequence)
  SELECT ?1, ?2, ?3, '', ?4, ?5, ?6, ${entryTimeSql("?7")}, ?8, ?9, coalesce(max(sequence), 0) + 1
  FROM payout_ledger WHERE workspace_id = ?1 AND conversion_id = '' AND kind = ?4
  ON CONFLICT (workspace_id, id) DO NOTHING`;
