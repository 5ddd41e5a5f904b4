import type { ExchangeRate, RateAsked } from "@cleverdrip/core";
import { auditStatement, type AuditEntry } from "./audit.ts";

export type RateFilter = {
  readonly from: string | null;
  readonly to: string | null;
  readonly day: string | null;
  readonly limit: number;
  /** The rate that the page starts after; null = from the beginning. */
  readonly after: RateAsked | null;
};

export type RateRow = ExchangeRate & { readonly updatedAtMs: number };

/** The rate of exactly that day, in parts per billion; null where the workspace has given none. */
export async function readRate(
  db: D1Database,
  workspaceId: string,
  { from, to, day }: RateAsked,
): Promise<number | null> {
  const row = await db
    .prepare(
      `SELECT ppb FROM exchange_rates
       WHERE workspace_id = ? AND from_currency = ? AND to_currency = ? AND day = ?`,
    )
    .bind(workspaceId, from, to, day)
    .first<{ ppb: number }>();
  return row?.ppb ?? null;
}

/** By pair, the latest day first; one more than the limit where there is more. */
export async function listRates(
  db: D1Database,
  workspaceId: string,
  { from, to, day, limit, after }: RateFilter,
): Promise<readonly RateRow[]> {
  const { results } = await db
    .prepare(LIST_SQL)
    .bind(
      workspaceId,
      from,
      to,
      day,
      after?.from ?? null,
      after?.to ?? null,
      after?.day ?? null,
      limit + 1,
    )
    .all<RateRow>();
  return results;
}

/** A day of a pair has one rate: a later one takes its place, for results from then on. */
export async function putRates(
  db: D1Database,
  workspaceId: string,
  rates: readonly ExchangeRate[],
  audit: AuditEntry,
): Promise<void> {
  const rows = JSON.stringify(rates.map(({ from, to, day, ppb }) => [from, to, day, ppb]));
  const entry = auditStatement(db, workspaceId, audit).toSQL();
  await db.batch([
    db.prepare(PUT_SQL).bind(workspaceId, rows, audit.atMs),
    db.prepare(entry.sql).bind(...entry.params),
  ]);
}

const LIST_SQL = `
  SELECT from_currency AS "from", to_currency AS "to", day, ppb, updated_at_ms AS updatedAtMs FROM exchange_rates
  WHERE workspace_id = ?1 AND (?2 IS NULL OR from_currency = ?2) AND (?3 IS NULL OR to_currency = ?3)
    AND (?4 IS NULL OR day = ?4)
    AND (?5 IS NULL OR (from_currency, to_currency) > (?5, ?6) OR (from_currency, to_currency) = (?5, ?6) AND day < ?7)
  ORDER BY from_currency, to_currency, day DESC LIMIT ?8`;

const PUT_SQL = `
  INSERT INTO exchange_rates (workspace_id, from_currency, to_currency, day, ppb, updated_at_ms)
  SELECT ?1, r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, ?3 FROM json_each(?2) r WHERE true
  ON CONFLICT (workspace_id, from_currency, to_currency, day) DO UPDATE SET
    ppb = excluded.ppb, updated_at_ms = excluded.updated_at_ms WHERE ppb <> excluded.ppb`;
