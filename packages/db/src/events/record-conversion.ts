import { addOnConflict, CONVERSION_METRICS, FACETS, type RollupTable } from "./rollup-sql.ts";

/** A judged conversion, ready to be stored once. */
export type NewConversion = {
  readonly id: string;
  readonly eventTypeId: string;
  readonly eventName: string;
  readonly dedupeKey: string;
  readonly txid: string | null;
  readonly clickId: string;
  readonly clickAtMs: number;
  readonly atMs: number;
  readonly day: string;
  readonly hourMs: number;
  readonly receivedAtMs: number;
  readonly attempt: string;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly status: string;
  readonly originalStatus: string | null;
  readonly reason: string;
  readonly currency: string;
  readonly amountMicros: number | null;
  readonly revenueMicros: number;
  readonly payoutMicros: number;
  readonly payoutSteps: string;
  readonly via: string;
  readonly setHash: number;
  readonly ledgerId: string;
};

export type StoredConversion = {
  readonly id: string;
  readonly attempt: string;
  readonly clickId: string;
  readonly status: string;
  readonly reason: string;
  readonly currency: string;
  readonly amountMicros: number | null;
  readonly revenueMicros: number;
  readonly payoutMicros: number;
};

/**
 * Stores a conversion with its history, ledger entry and buckets in one atomic D1 batch, unless (workspace, event type,
 * dedupe key) is there already. Returns the row that now holds the key: compare `attempt` to see whose it is.
 */
export async function recordConversion(
  db: D1Database,
  workspaceId: string,
  conversion: NewConversion,
): Promise<StoredConversion> {
  const key = [workspaceId, conversion.id, conversion.attempt] as const;
  const results = await db.batch<StoredConversion>([
    insertConversion(db, workspaceId, conversion),
    db.prepare(HISTORY_SQL).bind(...key),
    db.prepare(LEDGER_SQL).bind(...key, conversion.ledgerId),
    db
      .prepare(narrowSql("rollup_hourly", "hour_ms", "?4"))
      .bind(...key, conversion.hourMs, conversion.setHash),
    db
      .prepare(narrowSql("rollup_daily", "day", "?4"))
      .bind(...key, conversion.day, conversion.setHash),
    db.prepare(FACETS_SQL).bind(...key),
    db.prepare(FRESHNESS_SQL).bind(...key),
    db.prepare(READ_SQL).bind(workspaceId, conversion.eventTypeId, conversion.dedupeKey),
  ]);
  const stored = results.at(-1)?.results[0];
  if (stored === undefined) throw new Error("conversion is missing right after it was stored");
  return stored;
}

const INSERTED = [
  "id",
  "eventTypeId",
  "eventName",
  "dedupeKey",
  "txid",
  "clickId",
  "clickAtMs",
  "atMs",
  "day",
  "receivedAtMs",
  "attempt",
  "campaignId",
  "publisherId",
  "linkId",
  "status",
  "originalStatus",
  "reason",
  "currency",
  "amountMicros",
  "revenueMicros",
  "payoutMicros",
  "payoutSteps",
  "via",
] as const satisfies readonly (keyof NewConversion)[];

/** Facets come from the click's row where it is stored already; otherwise they are settled when it arrives. */
function insertConversion(db: D1Database, workspaceId: string, conversion: NewConversion) {
  const columns = INSERTED.map(snakeCase);
  const facets = FACETS.map(([, column]) => column);
  const click = `c.workspace_id = ?1 AND c.id = ?${INSERTED.indexOf("clickId") + 2}`;
  return db
    .prepare(
      `INSERT INTO conversions (workspace_id, ${columns.join(", ")}, country, device, os, browser, referrer, sub1)
       SELECT ?1, ${columns.map((_, i) => `?${i + 2}`).join(", ")}, ${facets.map((f) => facetSql(f)).join(", ")}
       FROM (SELECT 1) LEFT JOIN clicks c ON ${click} WHERE true
       ON CONFLICT DO NOTHING`,
    )
    .bind(workspaceId, ...INSERTED.map((field) => conversion[field]));
}

function facetSql(column: string): string {
  return `iif(c.id IS NULL, NULL, coalesce(c.${column}, ''))`;
}

/** The conversion, only if this very call has inserted it. */
const NEW_CONVERSION =
  "FROM conversions v WHERE v.workspace_id = ?1 AND v.id = ?2 AND v.attempt = ?3";

const HISTORY_SQL = `
  INSERT INTO conversion_history (workspace_id, conversion_id, sequence, at_ms, status, reason, actor)
  SELECT ?1, v.id, 1, v.received_at_ms, v.status, v.reason, v.via ${NEW_CONVERSION}`;

const LEDGER_SQL = `
  INSERT INTO payout_ledger (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms)
  SELECT ?1, ?4, v.publisher_id, v.id, 'earn', v.payout_micros, v.currency, v.at_ms
  ${NEW_CONVERSION} AND v.status = 'approved'`;

const METRICS = CONVERSION_METRICS.map(([column]) => column);
const METRIC_VALUES = CONVERSION_METRICS.map(([, sql]) => sql).join(", ");

function narrowSql(table: RollupTable, timeColumn: string, time: string): string {
  return `
  INSERT INTO ${table}
    (workspace_id, ${timeColumn}, campaign_id, publisher_id, link_id, currency, ${METRICS.join(", ")}, set_hash)
  SELECT ?1, ${time}, v.campaign_id, v.publisher_id, v.link_id, v.currency, ${METRIC_VALUES}, ?5
  ${NEW_CONVERSION}
  ${addOnConflict(table, [...METRICS, "set_hash"])}`;
}

const FACETS_SQL = `
  INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS.join(", ")})
  SELECT ?1, d.column1, v.day, v.campaign_id,
    coalesce(CASE d.column1 ${FACETS.map(([name]) => `WHEN '${name}' THEN v.${name}`).join(" ")} END, ''),
    v.currency, ${METRIC_VALUES}
  FROM conversions v JOIN (VALUES ${FACETS.map(([name]) => `('${name}')`).join(", ")}) d
  WHERE v.workspace_id = ?1 AND v.id = ?2 AND v.attempt = ?3
  ${addOnConflict("facet_daily", METRICS)}`;

const FRESHNESS_SQL = `
  INSERT INTO freshness (workspace_id, data_up_to_ms)
  SELECT ?1, v.at_ms ${NEW_CONVERSION}
  ON CONFLICT (workspace_id) DO UPDATE SET data_up_to_ms = max(data_up_to_ms, excluded.data_up_to_ms)`;

const READ_SQL = `
  SELECT id, attempt, click_id AS clickId, status, reason, currency, amount_micros AS amountMicros,
    revenue_micros AS revenueMicros, payout_micros AS payoutMicros
  FROM conversions WHERE workspace_id = ?1 AND event_type_id = ?2 AND dedupe_key = ?3`;

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
