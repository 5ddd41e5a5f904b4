import { clickBuckets } from "./click-buckets.ts";
import type { ClickRecord, RecordedBatch } from "./click-record.ts";
import { addOnConflict } from "./rollup-sql.ts";
import { settleFacets } from "./settle-facets.ts";

export type StoreClicksOptions = {
  /** IANA zone in which the workspace's days are counted. */
  readonly timezone: string;
  /** Whether click rows are kept at all (a hot window of 0 days keeps none). */
  readonly keepsRows: boolean;
  /** Unique per call; ties every effect to the call that wrote the ledger row. */
  readonly attempt: string;
  readonly nowMs: number;
};

/** A JSON parameter of D1 may not pass 2 MB; rows are cut into parts well below. */
const ROWS_PER_STATEMENT = 1_000;

/**
 * Stores batches of one workspace in one atomic D1 batch and returns the ids of those that were new. Queues delivers at
 * least once: for a batch that is in the ledger already nothing else happens, whoever stored it.
 */
export async function storeClicks(
  db: D1Database,
  workspaceId: string,
  batches: readonly RecordedBatch[],
  options: StoreClicksOptions,
): Promise<string[]> {
  const { attempt, nowMs } = options;
  const buckets = clickBuckets(batches, options.timezone);
  const write = (sql: string, rows: readonly unknown[]) =>
    db.prepare(sql).bind(JSON.stringify(rows), workspaceId, attempt);
  const statements = [
    db
      .prepare(LEDGER_SQL)
      .bind(
        JSON.stringify(batches.map((b) => [b.batchId, b.clicks.length])),
        workspaceId,
        attempt,
        nowMs,
      ),
    write(HOURLY_SQL, buckets.hourly),
    write(DAILY_SQL, buckets.daily),
    write(FACETS_SQL, buckets.facets),
    write(
      FRESHNESS_SQL,
      batches.map((b) => [b.batchId, newestOf(b.clicks)]),
    ),
  ];
  if (options.keepsRows) {
    for (const rows of clickRows(batches)) statements.push(write(CLICKS_SQL, rows));
    statements.push(...settleFacets(db, workspaceId, attempt, batches));
  }
  const [ledger] = await db.batch<{ batch_id: string }>(statements);
  return (ledger?.results ?? []).map((row) => row.batch_id);
}

const LEDGER_SQL = `
  INSERT OR IGNORE INTO click_batches (workspace_id, batch_id, attempt, stored_at_ms, clicks)
  SELECT ?2, r.value ->> 0, ?3, ?4, r.value ->> 1 FROM json_each(?1) r WHERE true
  RETURNING batch_id`;

/** Rows of batches that this very call has written to the ledger. */
export const FROM_NEW_BATCHES = `
  FROM json_each(?1) r
  JOIN click_batches b ON b.workspace_id = ?2 AND b.batch_id = r.value ->> 0 AND b.attempt = ?3
  WHERE true`;

const CLICK_METRICS = ["gross_clicks", "clicks", "unique_clicks"];

const HOURLY_SQL = narrowSql("rollup_hourly", "hour_ms");
const DAILY_SQL = narrowSql("rollup_daily", "day");

function narrowSql(table: "rollup_hourly" | "rollup_daily", time: string): string {
  return `
  INSERT INTO ${table}
    (workspace_id, ${time}, campaign_id, publisher_id, link_id, currency, gross_clicks, clicks, unique_clicks, set_hash)
  SELECT ?2, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5,
    sum(r.value ->> 6), sum(r.value ->> 7), sum(r.value ->> 8), sum(r.value ->> 9) & 0xffffffffffff
  ${FROM_NEW_BATCHES}
  GROUP BY 2, 3, 4, 5, 6
  ${addOnConflict(table, [...CLICK_METRICS, "set_hash"])}`;
}

const FACETS_SQL = `
  INSERT INTO facet_daily
    (workspace_id, dimension, day, campaign_id, value, currency, gross_clicks, clicks, unique_clicks)
  SELECT ?2, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5,
    sum(r.value ->> 6), sum(r.value ->> 7), sum(r.value ->> 8)
  ${FROM_NEW_BATCHES}
  GROUP BY 2, 3, 4, 5, 6
  ${addOnConflict("facet_daily", CLICK_METRICS)}`;

const FRESHNESS_SQL = `
  INSERT INTO freshness (workspace_id, data_up_to_ms)
  SELECT ?2, max(r.value ->> 1) ${FROM_NEW_BATCHES} GROUP BY 1
  ON CONFLICT (workspace_id) DO UPDATE SET data_up_to_ms = max(data_up_to_ms, excluded.data_up_to_ms)`;

const CLICK_COLUMNS = [
  "id",
  "at_ms",
  "campaign_id",
  "publisher_id",
  "link_id",
  "visitor_id",
  "is_unique",
  "reason",
  "country",
  "region",
  "city",
  "device",
  "os",
  "browser",
  "language",
  "referrer_domain",
  "asn",
  "as_organization",
  "ip_hash",
  "ip_prefix",
  "user_agent",
  "subs",
  "source",
  "external_id",
  "snapshot_version",
];

const CLICKS_SQL = `
  INSERT OR IGNORE INTO clicks (workspace_id, batch_id, ${CLICK_COLUMNS.join(", ")})
  SELECT ?2, r.value ->> 0, ${CLICK_COLUMNS.map((_, i) => `r.value ->> ${i + 1}`).join(", ")}
  ${FROM_NEW_BATCHES}`;

function* clickRows(batches: readonly RecordedBatch[]): Generator<unknown[][]> {
  const rows = batches.flatMap(({ batchId, clicks }) =>
    clicks.map((click) => clickRow(batchId, click)),
  );
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT)
    yield rows.slice(i, i + ROWS_PER_STATEMENT);
}

function clickRow(batchId: string, click: ClickRecord): unknown[] {
  const { currency: _currency, subs, isUnique, ...rest } = click;
  const values: Record<string, unknown> = {
    ...rest,
    subs: JSON.stringify(subs),
    isUnique: isUnique ? 1 : 0,
  };
  return [batchId, ...CLICK_COLUMNS.map((column) => values[camelCase(column)])];
}

function camelCase(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function newestOf(clicks: readonly ClickRecord[]): number {
  return clicks.reduce((newest, click) => Math.max(newest, click.atMs), 0);
}
