import { clickBuckets } from "./click-buckets.ts";
import type { ClickRecord, RecordedBatch } from "./click-record.ts";
import { jsonParts } from "./json-parts.ts";
import { addOnConflict, CLICK_METRICS } from "./rollup-sql.ts";
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

/** About as many as fit into one parameter; where they are larger, jsonParts cuts them. */
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
    jsonParts(rows).map((part) => db.prepare(sql).bind(part, workspaceId, attempt));
  const statements = [
    db
      .prepare(LEDGER_SQL)
      .bind(JSON.stringify(batches.map(ledgerRow)), workspaceId, attempt, nowMs),
    ...write(HOURLY_SQL, buckets.hourly),
    ...write(DAILY_SQL, buckets.daily),
    ...write(FACETS_SQL, buckets.facets),
    ...write(EARNINGS_SQL, buckets.earnings),
    ...write(
      FRESHNESS_SQL,
      batches.flatMap((b) => (b.clicks.length === 0 ? [] : [[b.batchId, newestOf(b.clicks)]])),
    ),
  ];
  const guesses = batches.filter(({ guessed = "" }) => guessed !== "");
  statements.push(...write(GUESSES_SQL, guesses.map(guessRow)));
  if (options.keepsRows) {
    for (const rows of clickRows(batches)) statements.push(...write(CLICKS_SQL, rows));
    statements.push(...settleFacets(db, workspaceId, attempt, batches));
  }
  const [ledger] = await db.batch<{ batch_id: string }>(statements);
  return (ledger?.results ?? []).map((row) => row.batch_id);
}

const LEDGER_SQL = `
  INSERT OR IGNORE INTO click_batches
    (workspace_id, batch_id, attempt, stored_at_ms, clicks, isolate, emitted, lost)
  SELECT ?2, r.value ->> 0, ?3, ?4, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4
  FROM json_each(?1) r WHERE true
  RETURNING batch_id`;

function ledgerRow({ batchId, count, clicks }: RecordedBatch): unknown[] {
  return [batchId, clicks.length, count?.isolate ?? null, count?.emitted ?? null, count?.lost ?? 0];
}

/**
 * Rows of batches that this very call has written to the ledger. CROSS keeps the order of the joins: left to itself SQLite
 * reads every batch of the workspace first, which takes longer with each that is stored. Each row is made binary once (LIMIT
 * keeps it from being done anew for each column): reading thirty columns out of its text takes three times as long.
 */
export const FROM_NEW_BATCHES = `
  FROM (SELECT jsonb(value) AS value FROM json_each(?1) LIMIT -1 OFFSET 0) r
  CROSS JOIN click_batches b ON b.workspace_id = ?2 AND b.batch_id = r.value ->> 0 AND b.attempt = ?3
  WHERE true`;

/** The log may have another copy of the batch, by another verdict: which one was stored has to be known from it alone. */
const GUESSES_SQL = `
  INSERT INTO journal (workspace_id, at_ms, kind, line)
  SELECT ?2, r.value ->> 1, 'batch', json_object('batchId', r.value ->> 0, 'guessed', r.value ->> 2)
  ${FROM_NEW_BATCHES}`;

function guessRow({ batchId, clicks, guessed = "" }: RecordedBatch): unknown[] {
  return [batchId, Math.min(...clicks.map(({ atMs }) => atMs)), guessed];
}

const METRICS = CLICK_METRICS.join(", ");
/** Bucket rows carry their metrics from the seventh value on. */
const METRIC_SUMS = CLICK_METRICS.map((_, i) => `sum(r.value ->> ${6 + i})`).join(", ");

const HOURLY_SQL = narrowSql("rollup_hourly", "hour_ms");
const DAILY_SQL = narrowSql("rollup_daily", "day");

function narrowSql(table: "rollup_hourly" | "rollup_daily", time: string): string {
  return `
  INSERT INTO ${table}
    (workspace_id, ${time}, campaign_id, publisher_id, link_id, currency, ${METRICS}, set_hash)
  SELECT ?2, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5,
    ${METRIC_SUMS}, sum(r.value ->> ${6 + CLICK_METRICS.length}) & 0xffffffffffff
  ${FROM_NEW_BATCHES}
  GROUP BY 2, 3, 4, 5, 6
  ${addOnConflict(table, [...CLICK_METRICS, "set_hash"])}`;
}

const FACETS_SQL = `
  INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS})
  SELECT ?2, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5, ${METRIC_SUMS}
  ${FROM_NEW_BATCHES}
  GROUP BY 2, 3, 4, 5, 6
  ${addOnConflict("facet_daily", CLICK_METRICS)}`;

const EARNINGS_SQL = `
  INSERT INTO click_earnings
    (workspace_id, campaign_id, publisher_id, day, link_id, currency, clicks, earned_micros)
  SELECT ?2, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4, r.value ->> 5,
    sum(r.value ->> 6), sum(r.value ->> 7)
  ${FROM_NEW_BATCHES}
  GROUP BY 2, 3, 4, 5, 6
  ON CONFLICT (workspace_id, campaign_id, publisher_id, day, link_id) DO UPDATE SET
    clicks = clicks + excluded.clicks, earned_micros = earned_micros + excluded.earned_micros`;

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
  "link_version",
  "route_id",
  "variant_id",
  "landing_id",
  "flags",
  "is_new_visitor",
  "query",
  "payout_micros",
  "traits",
];

const CLICKS_SQL = `
  INSERT OR IGNORE INTO clicks (workspace_id, batch_id, ${CLICK_COLUMNS.join(", ")})
  SELECT ?2, r.value ->> 0, ${CLICK_COLUMNS.map((_, i) => `r.value ->> ${i + 1}`).join(", ")}
  ${FROM_NEW_BATCHES}`;

/** Impressions and click-throughs are counted only: a click-through has the id of its click. */
function* clickRows(batches: readonly RecordedBatch[]): Generator<unknown[][]> {
  const rows = batches.flatMap(({ batchId, clicks }) =>
    clicks.filter(({ kind }) => kind === "click").map((click) => clickRow(batchId, click)),
  );
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT)
    yield rows.slice(i, i + ROWS_PER_STATEMENT);
}

function clickRow(batchId: string, click: ClickRecord): unknown[] {
  const values: Record<string, unknown> = {
    ...click,
    subs: JSON.stringify(click.subs),
    isUnique: click.isUnique ? 1 : 0,
    isNewVisitor: click.isNewVisitor ? 1 : 0,
  };
  return [batchId, ...CLICK_KEYS.map((key) => values[key])];
}

const CLICK_KEYS = CLICK_COLUMNS.map(camelCase);

function camelCase(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function newestOf(clicks: readonly ClickRecord[]): number {
  return clicks.reduce((newest, click) => Math.max(newest, click.atMs), 0);
}
