import type { RecordedBatch } from "./click-record.ts";
import { jsonParts } from "./json-parts.ts";
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
  const ids = batches.flatMap((b) =>
    b.clicks.filter(({ kind }) => kind === "click").map((click) => [b.batchId, click.id]),
  );
  return jsonParts(ids).flatMap((part) => {
    return [MOVE_SQL, MARK_SQL].map((sql) => db.prepare(sql).bind(part, workspaceId, attempt));
  });
}

/**
 * Conversions that wait for a click which this very call has stored. The order of the joins is given, and the index: left
 * to itself SQLite reads all conversions of the workspace for every batch.
 */
const WAITING = `
  FROM json_each(?1) r
  CROSS JOIN conversions v INDEXED BY conversions_click
    ON v.workspace_id = ?2 AND v.click_id = r.value ->> 1 AND v.country IS NULL
  CROSS JOIN click_batches b ON b.workspace_id = ?2 AND b.batch_id = r.value ->> 0 AND b.attempt = ?3
  CROSS JOIN clicks c ON c.workspace_id = ?2 AND c.id = v.click_id`;

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
  UPDATE conversions SET (country, device, os, browser, referrer, sub1) = (
    SELECT c.country, c.device, c.os, c.browser, c.referrer_domain, coalesce(c.subs ->> 'sub1', '')
    FROM clicks c WHERE c.workspace_id = ?2 AND c.id = conversions.click_id)
  WHERE workspace_id = ?2 AND id IN (SELECT v.id ${WAITING})`;
