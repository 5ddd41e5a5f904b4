import { entityId, sha256 } from "@cleverdrip/core";
import { snakeCase } from "./conversion-sql.ts";
import type { ConversionDeltas } from "./conversion-deltas.ts";
import type { ConversionWrite } from "./conversion-write.ts";
import type { ConversionLine, JournaledEntry } from "./journal-lines.ts";
import { entryTimeSql } from "./ledger-lock.ts";
import type { NewReceived } from "./received-reports.ts";
import { addOnConflict, CONVERSION_METRICS, FACETS, type RollupTable } from "./rollup-sql.ts";

/** Everything that follows from the row, for the same batch; without an effect where the row was not written. */
export function conversionEffects(
  db: D1Database,
  workspaceId: string,
  write: ConversionWrite,
  deltas: ConversionDeltas,
): readonly D1PreparedStatement[] {
  const { after, deliveries, received, isReplayed, nowMs } = write;
  const key = [workspaceId, after.id, after.attempt, after.sequence] as const;
  const effect = (sql: string, rows: readonly unknown[], ...more: readonly (string | number)[]) =>
    rows.length === 0 ? [] : [db.prepare(sql).bind(...key, JSON.stringify(rows), ...more)];
  const ledger = ledgerRows(write, deltas);
  return [
    ...effect(HISTORY_SQL, historyRows(write), nowMs),
    ...effect(LEDGER_SQL, ledger, nowMs),
    ...effect(HOURLY_SQL, deltas.hourly),
    ...effect(DAILY_SQL, deltas.daily),
    ...effect(FACETS_SQL, deltas.facets),
    ...effect(CAP_USAGE_SQL, deltas.caps),
    ...effect(FRESHNESS_SQL, [after.atMs]),
    ...effect(JOURNAL_SQL, isReplayed === true ? [] : [journalLine(write, ledger)], nowMs),
    ...effect(RECEIVED_SQL, received === null ? [] : [RECEIVED.map((field) => received[field])]),
    ...effect(
      DELIVERIES_SQL,
      deliveries.map(({ id, endpointId, event, payload, notBeforeMs }) => [
        id,
        endpointId,
        event,
        payload,
        notBeforeMs ?? nowMs,
      ]),
      nowMs,
    ),
  ];
}

function journalLine(
  { before, after, history, setHash, nowMs }: ConversionWrite,
  ledger: readonly JournaledEntry[],
): ConversionLine {
  return { before: before?.sequence ?? null, after, history, setHash, ledger, nowMs };
}

function historyRows({ before, history }: ConversionWrite): readonly unknown[] {
  const first = (before?.sequence ?? 0) + 1;
  return history.map(({ status, reason, actor }, i) => [first + i, status, reason, actor]);
}

/** Ids come from what they are for: a place in a conversion's history is taken once by each publisher. */
function ledgerRows(
  { before, after, history, nowMs }: ConversionWrite,
  { ledger }: ConversionDeltas,
): readonly JournaledEntry[] {
  const first = (before?.sequence ?? 0) + 1;
  return ledger.map(([kind, amountMicros, place, publisherId]) => {
    const line = history[place];
    const sequence = first + place;
    const seed = sha256(new TextEncoder().encode(`${after.id}:${sequence}:${publisherId}`));
    return [
      entityId("led", nowMs, seed),
      kind,
      amountMicros,
      sequence,
      line?.reason ?? null,
      line?.actor ?? "",
      publisherId,
    ];
  });
}

/** The conversion, only if this very call has written it just now. */
const WRITTEN = `conversions v
  WHERE v.workspace_id = ?1 AND v.id = ?2 AND v.attempt = ?3 AND v.sequence = ?4`;

const HISTORY_SQL = `
  INSERT INTO conversion_history (workspace_id, conversion_id, sequence, at_ms, status, reason, actor)
  SELECT ?1, v.id, r.value ->> 0, ?6, r.value ->> 1, r.value ->> 2, r.value ->> 3
  FROM json_each(?5) r, ${WRITTEN}`;

const LEDGER_SQL = `
  INSERT INTO payout_ledger (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms,
    sequence, note, actor)
  SELECT ?1, r.value ->> 0, r.value ->> 6, v.id, r.value ->> 1, r.value ->> 2, v.currency, ${entryTimeSql("?6")},
    r.value ->> 3, r.value ->> 4, r.value ->> 5
  FROM json_each(?5) r, ${WRITTEN}`;

const METRICS = CONVERSION_METRICS.map(([column]) => column);

function values(from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => `r.value ->> ${from + i}`).join(", ");
}

function narrowSql(table: RollupTable, timeColumn: string): string {
  return `
  INSERT INTO ${table}
    (workspace_id, ${timeColumn}, campaign_id, publisher_id, link_id, currency, ${METRICS.join(", ")}, set_hash)
  SELECT ?1, ${values(0, 5 + METRICS.length)}, (r.value ->> ${5 + METRICS.length}) & 0xffffffffffff
  FROM json_each(?5) r, ${WRITTEN}
  ${addOnConflict(table, [...METRICS, "set_hash"])}`;
}

const HOURLY_SQL = narrowSql("rollup_hourly", "hour_ms");
const DAILY_SQL = narrowSql("rollup_daily", "day");

const FACETS_SQL = `
  INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS.join(", ")})
  SELECT ?1, d.column1, r.value ->> 0, r.value ->> 1,
    coalesce(CASE d.column1 ${FACETS.map(([name]) => `WHEN '${name}' THEN v.${name}`).join(" ")} END, ''),
    ${values(2, 1 + METRICS.length)}
  FROM (VALUES ${FACETS.map(([name]) => `('${name}')`).join(", ")}) d, json_each(?5) r, ${WRITTEN}
  ${addOnConflict("facet_daily", METRICS)}`;

/** Only counters that run: others begin from the rollups when a cap first asks for them. */
const CAP_USAGE_SQL = `
  UPDATE cap_usage SET conversions = cap_usage.conversions + r.conversions,
    payout_micros = cap_usage.payout_micros + r.payout, revenue_micros = cap_usage.revenue_micros + r.revenue
  FROM (SELECT r.value ->> 0 AS key, r.value ->> 1 AS period, r.value ->> 2 AS conversions,
      r.value ->> 3 AS payout, r.value ->> 4 AS revenue
    FROM json_each(?5) r, ${WRITTEN}) AS r
  WHERE cap_usage.workspace_id = ?1 AND cap_usage.key = r.key AND cap_usage.period = r.period
    AND (cap_usage.key, cap_usage.period) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?5))`;

const JOURNAL_SQL = `
  INSERT INTO journal (workspace_id, at_ms, kind, line)
  SELECT ?1, ?6, 'conversion', json_set(r.value, '$.after.repeat', v.repeat)
  FROM json_each(?5) r, ${WRITTEN}`;

const FRESHNESS_SQL = `
  INSERT INTO freshness (workspace_id, data_up_to_ms)
  SELECT ?1, r.value FROM json_each(?5) r, ${WRITTEN}
  ON CONFLICT (workspace_id) DO UPDATE SET data_up_to_ms = max(data_up_to_ms, excluded.data_up_to_ms)`;

const RECEIVED = [
  "id",
  "atMs",
  "via",
  "verdict",
  "reason",
  "hint",
  "clickId",
  "clickAtMs",
  "linkNumber",
  "visitorId",
  "clickProblem",
  "proof",
  "campaignId",
  "conversionId",
  "txid",
  "event",
  "parameters",
  "ipPrefix",
  "site",
] as const satisfies readonly (keyof NewReceived)[];

const RECEIVED_SQL = `
  INSERT INTO received_reports (workspace_id, ${RECEIVED.map(snakeCase).join(", ")})
  SELECT ?1, ${values(0, RECEIVED.length)} FROM json_each(?5) r, ${WRITTEN}
  ON CONFLICT (workspace_id, id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason,
    hint = excluded.hint, campaign_id = excluded.campaign_id, conversion_id = excluded.conversion_id`;

const DELIVERIES_SQL = `
  INSERT OR IGNORE INTO deliveries (workspace_id, id, endpoint_id, conversion_id, event, payload, state, next_at_ms,
    created_at_ms, updated_at_ms)
  SELECT ?1, r.value ->> 0, r.value ->> 1, v.id, r.value ->> 2, r.value ->> 3, 'pending',
    r.value ->> 4, ?6, ?6
  FROM json_each(?5) r, ${WRITTEN}`;
