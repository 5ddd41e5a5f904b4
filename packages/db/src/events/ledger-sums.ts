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
  periods: readonly LedgerBounds[],
): Promise<PeriodSum[]> {
  const bounds = JSON.stringify(periods.map(({ startMs, endMs }) => [startMs, endMs]));
  const { results } = await db
    .prepare(PERIODS_SQL)
    .bind(workspaceId, publisherId, bounds)
    .all<PeriodSum>();
  return results;
}

export type LedgerBounds = { readonly startMs: number; readonly endMs: number };

/** A line of a statement: an entry without what only its makers need. */
export type LedgerLine = {
  readonly id: string;
  readonly kind: LedgerSum["kind"];
  readonly conversionId: string;
  readonly amountMicros: number;
  readonly currency: string;
  readonly atMs: number;
  readonly note: string | null;
};

/** Entries of a period, oldest first, behind the place where the page before ended. */
export async function periodEntries(
  db: D1Database,
  workspaceId: string,
  publisherId: string,
  { startMs, endMs }: LedgerBounds,
  after: { readonly atMs: number; readonly id: string } | null,
  limit: number,
): Promise<readonly LedgerLine[]> {
  const { atMs, id } = after ?? { atMs: startMs, id: "" };
  const { results } = await db
    .prepare(ENTRIES_SQL)
    .bind(workspaceId, publisherId, atMs, id, endMs, limit)
    .all<LedgerLine>();
  return results;
}

/** A page of the publishers that have a ledger, by id, with the time of each one's first entry. */
export async function ledgerPublishers(
  db: D1Database,
  workspaceId: string,
  afterId: string,
  limit: number,
): Promise<readonly { readonly publisherId: string; readonly firstMs: number }[]> {
  const { results } = await db
    .prepare(PUBLISHERS_SQL)
    .bind(workspaceId, afterId, limit)
    .all<{ publisherId: string; firstMs: number }>();
  return results;
}

const ENTRIES_SQL = `
  SELECT id, kind, conversion_id AS conversionId, amount_micros AS amountMicros, currency, at_ms AS atMs, note
  FROM payout_ledger WHERE workspace_id = ?1 AND publisher_id = ?2 AND at_ms >= ?3 AND at_ms < ?5
    AND (at_ms > ?3 OR id > ?4)
  ORDER BY at_ms, id LIMIT ?6`;

const PUBLISHERS_SQL = `
  SELECT publisher_id AS publisherId, min(at_ms) AS firstMs FROM payout_ledger
  WHERE workspace_id = ?1 AND publisher_id > ?2 GROUP BY publisher_id ORDER BY publisher_id LIMIT ?3`;

const BALANCES_SQL = `
  WITH page AS (
    SELECT DISTINCT publisher_id FROM payout_ledger
    WHERE workspace_id = ?1 AND (?2 IS NULL OR publisher_id < ?2) AND (?3 IS NULL OR publisher_id = ?3)
    ORDER BY publisher_id DESC LIMIT ?4)
  SELECT l.publisher_id AS publisherId, l.currency, l.kind, sum(l.amount_micros) AS amountMicros
  FROM page p CROSS JOIN payout_ledger l INDEXED BY payout_ledger_publisher ON l.workspace_id = ?1 AND l.publisher_id = p.publisher_id
  GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3`;

const FIRST_SQL =
  "SELECT min(at_ms) AS atMs FROM payout_ledger WHERE workspace_id = ? AND publisher_id = ?";

const PERIODS_SQL = `
  SELECT p.key AS period, l.publisher_id AS publisherId, l.currency, l.kind, sum(l.amount_micros) AS amountMicros
  FROM json_each(?3) p CROSS JOIN payout_ledger l ON l.workspace_id = ?1 AND l.publisher_id = ?2
    AND l.at_ms >= p.value ->> 0 AND l.at_ms < p.value ->> 1
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, 4`;
