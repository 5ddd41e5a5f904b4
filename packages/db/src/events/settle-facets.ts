import type { RecordedBatch } from "./click-record.ts";
import { addOnConflict, CONVERSION_METRICS, FACETS } from "./rollup-sql.ts";

/**
 * A conversion may be stored before its click. Its facets are then counted as "" (unknown); these statements, in the
 * transaction that stores the click, move them to the click's values, so that the arrival order leaves no trace.
 */
export function settleFacets(
  db: D1Database,
  workspaceId: string,
  attempt: string,
  batches: readonly RecordedBatch[],
): D1PreparedStatement[] {
  const ids = JSON.stringify(
    batches.flatMap((b) =>
      b.clicks.filter(({ kind }) => kind === "click").map((click) => [b.batchId, click.id]),
    ),
  );
  return [MOVE_SQL, MARK_SQL].map((sql) => db.prepare(sql).bind(ids, workspaceId, attempt));
}

/** Conversions that wait for a click which this very call has stored. */
const WAITING = `
  FROM json_each(?1) r
  JOIN click_batches b ON b.workspace_id = ?2 AND b.batch_id = r.value ->> 0 AND b.attempt = ?3
  JOIN conversions v ON v.workspace_id = ?2 AND v.click_id = r.value ->> 1 AND v.country IS NULL
  JOIN clicks c ON c.workspace_id = ?2 AND c.id = v.click_id`;

const METRICS = CONVERSION_METRICS.map(([column]) => column);

const FACET_VALUE = FACETS.map(
  ([dimension, column]) => `WHEN '${dimension}' THEN c.${column}`,
).join(" ");

const MOVE_SQL = `
  INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS.join(", ")})
  SELECT ?2, d.column1, v.day, v.campaign_id,
    iif(s.column1 = 1, coalesce(CASE d.column1 ${FACET_VALUE} END, ''), '') AS facet, v.currency,
    ${CONVERSION_METRICS.map(([, sql]) => `sum(s.column1 * ${sql})`).join(", ")}
  ${WAITING}
  JOIN (VALUES ${FACETS.map(([dimension]) => `('${dimension}')`).join(", ")}) d
  JOIN (VALUES (1), (-1)) s
  WHERE true GROUP BY 2, 3, 4, 5, 6
  ${addOnConflict("facet_daily", METRICS)}`;

const MARK_SQL = `
  UPDATE conversions SET
    country = found.country, device = found.device, os = found.os, browser = found.browser,
    referrer = found.referrer_domain, sub1 = coalesce(found.subs ->> 'sub1', '')
  FROM (SELECT v.id AS conversion_id, c.* ${WAITING} WHERE true) AS found
  WHERE conversions.workspace_id = ?2 AND conversions.id = found.conversion_id`;
