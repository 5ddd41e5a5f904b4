/** Sums of a publisher's entries of one kind and currency. */
export type LedgerSum = {
  readonly publisherId: string;
  readonly currency: string;
  readonly kind: "earn" | "reverse" | "adjust" | "payment";
  readonly amountMicros: number;
};

export type PeriodSum = LedgerSum & {
  /** Which of the periods asked for, from 0. */
  readonly period: number;
};

export type PublisherPage = {
  readonly limit: number;
  readonly beforeId: string | null;
  readonly publisherId: string | null;
};

/** Of a page of publishers, those of the largest id first; of one more than the limit where there are more. */
export async function sumBalances(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId, publisherId }: PublisherPage,
): Promise<LedgerSum[]> {
  const { results } = await db
    .prepare(BALANCES_SQL)
    .bind(workspaceId, beforeId, publisherId, limit + 1)
    .all<LedgerSum>();
  return results;
}

/** When a publisher's ledger begins; null where it has none. */
export async function firstLedgerMs(
  db: D1Database,
  workspaceId: string,
  publisherId: string,
): Promise<number | null> {
  const row = await db
    .prepare(FIRST_SQL)
    .bind(workspaceId, publisherId)
    .first<{ atMs: number | null }>();
  return row?.atMs ?? null;
}

/** A publisher's entries summed up by period, whose last moment does not belong to it; however many entries there are. */
export async function sumPeriods(
  db: D1Database,
  workspaceId: string,
  publisherId: string,
  periods: readonly { readonly startMs: number; readonly endMs: number }[],
): Promise<PeriodSum[]> {
  const bounds = JSON.stringify(periods.map(({ startMs, endMs }) => [startMs, endMs]));
  const { results } = await db
    .prepare(PERIODS_SQL)
    .bind(workspaceId, publisherId, bounds)
    .all<PeriodSum>();
  return results;
}

const BALANCES_SQL = `
  WITH page AS (
    SELECT DISTINCT publisher_id FROM payout_ledger
    WHERE workspace_id = ?1 AND (?2 IS NULL OR publisher_id < ?2) AND (?3 IS NULL OR publisher_id = ?3)
    ORDER BY publisher_id DESC LIMIT ?4)
  SELECT l.publisher_id AS publisherId, l.currency, l.kind, sum(l.amount_micros) AS amountMicros
  FROM page p JOIN payout_ledger l ON l.workspace_id = ?1 AND l.publisher_id = p.publisher_id
  GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3`;

const FIRST_SQL =
  "SELECT min(at_ms) AS atMs FROM payout_ledger WHERE workspace_id = ? AND publisher_id = ?";

const PERIODS_SQL = `
  SELECT p.key AS period, l.publisher_id AS publisherId, l.currency, l.kind, sum(l.amount_micros) AS amountMicros
  FROM json_each(?3) p JOIN payout_ledger l ON l.workspace_id = ?1 AND l.publisher_id = ?2
    AND l.at_ms >= p.value ->> 0 AND l.at_ms < p.value ->> 1
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, 4`;
